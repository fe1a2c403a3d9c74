import Formulation
import SyntheticInstances
import Testing

@testable import Planning

@Suite("Relief of what is overrun")
struct ReliefTests {
  /// A made-up county of single households with what the multipliers say, rounded.
  private func rounded(seed: UInt64, threads: Int = 1) throws -> (solver: LevelSolver, state: SearchState) {
    var solver = try LevelSolver.ofCounty(
      CountyShape(households: 900, sites: 6, settlements: 140, slack: 0.03, seed: seed), isFree: true, threads: threads)
    solver.ascend()
    var rounding = DualRounding(
      solver.model, solver.prices, sites: try #require(solver.startSites), solver.context)
    rounding.run(scale: solver.averageCost, reach: solver.averageCost / 10)
    return (solver, rounding.state)
  }

  private func exchange(_ solver: LevelSolver, _ state: SearchState) -> CompoundExchange {
    CompoundExchange(
      CheapMoves(solver.model, solver.prices), state,
      GuardedLimits(solver.model, prices: solver.prices.resources, share: 0, isStrict: true),
      limit: solver.averageCost / 2, seed: 0)
  }

  /// What parties cost at the multipliers above their cheapest sites.
  private func reducedCost(_ state: SearchState, _ solver: LevelSolver) -> Double {
    CheapMoves(solver.model, solver.prices).losses(state.sites, solver.prices.resources.map { _ in 0 }).reduce(0, +)
  }

  @Test("Most of it is relieved at little cost, and no limit is overrun more than before", arguments: [1, 2, 3])
  func relieves(seed: UInt64) throws {
    let (solver, start) = try rounded(seed: seed)
    try #require(start.overrun > 0)
    var exchange = exchange(solver, start)
    let most = solver.averageCost / 10
    exchange.relieve(from: most / 20, to: most) { true }
    let end = exchange.state
    #expect(end.overrun * 2 < start.overrun)
    for resource in end.loads.indices {
      #expect(end.loads[resource] <= max(start.loads[resource], solver.model.uppers[resource]))
      #expect(end.loads[resource] >= min(start.loads[resource], solver.model.lowers[resource]))
    }
    #expect(end.shortages.reduce(0, +) <= start.shortages.reduce(0, +))
    #expect(
      reducedCost(end, solver) - reducedCost(start, solver) <= most * Double(start.overrun - end.overrun) + 1e-6)
  }

  @Test("A plan comes of it, and a plan is left as it is")
  func leavesAlone() throws {
    let (solver, start) = try rounded(seed: 2)
    var relieved = exchange(solver, start)
    relieved.relieve(from: solver.averageCost / 200, to: solver.averageCost * 8) { true }
    try #require(relieved.state.overrun == 0)
    let plan = relieved.state.sites
    relieved.relieve(from: 1, to: solver.averageCost) { true }
    #expect(relieved.state.sites == plan)
    #expect(solver.task.obeys(try #require(solver.model.allocation(plan))))
  }

  @Test("In windows of sites it is the same on any number of threads")
  func threads() throws {
    let sites = try [1, 2].map { threads -> [Int] in
      var solver = try LevelSolver.ofCounty(
        CountyShape(households: 1_500, sites: 60, settlements: 240, slack: 0.03, seed: 1), isFree: true,
        threads: threads)
      solver.ascend()
      let state = SearchState(
        solver.model, sites: try #require(solver.startSites), weights: solver.penaltyWeights(1),
        dwellingWeights: solver.dwellingWeights(1))
      let relieved = solver.relieved(state)
      #expect(relieved.overrun < state.overrun)
      return relieved.sites
    }
    #expect(sites[0] == sites[1])
  }
}
