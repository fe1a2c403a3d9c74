import Formulation
import Relocation
import SyntheticInstances
import Testing

@testable import Planning

@Suite("Exchanges in windows of sites")
struct WindowExchangeTests {
  /// A solver without multipliers, of a made-up county with more sites than a window has.
  private func solver(threads: Int) throws -> LevelSolver {
    var solver = try LevelSolver.ofCounty(
      CountyShape(households: 220, sites: 28, settlements: 40, slack: 0.1, seed: 5), threads: threads)
    solver.startSites = solver.model.problem.parties.indices.map { solver.cheapestSite(of: $0) }
    return solver
  }

  private func start(_ solver: LevelSolver) throws -> SearchState {
    SearchState(
      solver.model, sites: try #require(solver.startSites), weights: solver.penaltyWeights(0.9),
      dwellingWeights: solver.dwellingWeights(0.9))
  }

  private func exchanged(_ solver: LevelSolver) throws -> SearchState {
    let pairs = NearSites(solver.task, solver.prices, width: 8, threads: 1).pairs()
    let few = NearSites(solver.task, solver.prices, width: 4, threads: 1)
    var exchange = WindowExchange(try start(solver), pairs: pairs, few: few, windowSize: 10, solver.context)
    exchange.run()
    return exchange.state
  }

  @Test("Less is overrun after it, and no settlement uses more sites than it may; the same on any number of threads")
  func mends() throws {
    let solver = try solver(threads: 1)
    let start = try start(solver)
    let state = try exchanged(solver)
    #expect(start.overrun > 0)
    #expect(4 * state.overrun < 3 * start.overrun)
    for (group, it) in solver.task.problem.groups.enumerated() {
      #expect(state.groupSites.uses[group] <= max(it.maxSites, start.groupSites.uses[group]))
    }
    for (party, site) in state.sites.enumerated() {
      #expect(site >= 0 && solver.model.costs[party * solver.model.siteCount + site] < SearchModel.barred)
    }
    #expect(try exchanged(self.solver(threads: 2)).sites == state.sites)
  }

  @Test("Pairs looked at in vain are not looked at again before one of their sites changes")
  func remembers() throws {
    let solver = try solver(threads: 1)
    let sites = 0..<solver.model.siteCount
    let pairs = sites.flatMap { first in sites.filter { $0 > first }.map { (first, $0) } }
    let memory = SweepMemory(siteCount: sites.count)
    var search = ExchangeSearch(try start(solver), within: pairs, memory: memory, seed: 1)
    var before: [Int] = []
    while before != search.state.sites {
      before = search.state.sites
      search.sweep { _ in true }
    }
    #expect(search.effort > 0)
    func effort(_ memory: SweepMemory) -> Int {
      var again = ExchangeSearch(search.state, within: pairs, memory: memory, seed: 2)
      again.sweep { _ in true }
      #expect(again.state.sites == search.state.sites)
      return again.effort
    }
    #expect(effort(search.memory) == 0)
    var taken = memory
    taken.take(search.memory, Array(sites), pairs)
    #expect(effort(taken) == 0)
    for site in sites { taken.note(site) }
    #expect(effort(taken) > 0)
  }

  @Test("The moves of blocks that are listed side by side make the same rounding on any number of threads")
  func rounding() throws {
    let sites = try [1, 2].map { threads -> [Int] in
      let solver = try solver(threads: threads)
      let near = NearSites(solver.task, solver.prices, width: 16, threads: threads)
      var rounding = DualRounding(
        solver.model, solver.prices, near: near, sites: try #require(solver.startSites), solver.context)
      rounding.run(scale: solver.averageCost, reach: 2 * solver.averageCost)
      return rounding.state.sites
    }
    #expect(sites[0] == sites[1])
  }
}
