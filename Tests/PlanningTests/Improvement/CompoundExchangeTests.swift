import Formulation
import Relocation
import SyntheticInstances
import Testing

@testable import Planning

@Suite("Exchanges of several settlements at once")
struct CompoundExchangeTests {
  /// A solver with multipliers and a first plan, of a made-up county with little to spare.
  private func solver(seed: UInt64, threads: Int = 1) throws -> LevelSolver {
    try .ofPlannedCounty(
      CountyShape(households: 160, sites: 4, settlements: 28, slack: 0.05, seed: seed), threads: threads)
  }

  private func exchange(_ solver: LevelSolver, seed: UInt64) throws -> CompoundExchange {
    CompoundExchange(
      CheapMoves(solver.model, solver.prices), SearchState(solver.model, plan: try #require(solver.outcome.sites)),
      GuardedLimits(solver.model, prices: solver.prices.resources, share: 0.1, isStrict: false),
      limit: solver.averageCost * 4, seed: seed)
  }

  @Test("A descent ends with a plan that obeys everything and costs no more", arguments: [1, 2, 3, 4] as [UInt64])
  func descent(seed: UInt64) throws {
    let solver = try solver(seed: seed)
    var exchange = try exchange(solver, seed: seed)
    let before = exchange.state.cost
    exchange.descend { true }
    let allocation = try #require(solver.model.allocation(exchange.state.sites))
    #expect(solver.task.obeys(allocation))
    #expect(exchange.state.cost <= before)
    #expect(exchange.state.overrun == 0)
  }

  @Test("An annealing gives back its best plan, which obeys everything", arguments: [1, 2, 3, 4] as [UInt64])
  func annealing(seed: UInt64) throws {
    let solver = try solver(seed: seed)
    var exchange = try exchange(solver, seed: seed)
    let before = solver.outcome.value
    let best = exchange.anneal(from: solver.averageCost / 2, passes: 12) { true }
    let allocation = try #require(solver.model.allocation(best))
    #expect(solver.task.obeys(allocation))
    #expect(solver.task.problem.value(of: allocation, level: solver.task.level) <= before)
  }

  @Test("Some plan becomes better by it")
  func gains() throws {
    let gains = try (1...4).map { seed -> Int in
      var solver = try solver(seed: UInt64(seed))
      let before = solver.outcome.value
      _ = try solver.anneal(1)
      return before - solver.outcome.value
    }
    #expect(gains.allSatisfy { $0 >= 0 })
    #expect(gains.contains { $0 > 0 })
  }

  @Test("One thread or two, the plan is the same")
  func threads() throws {
    let plans = try [1, 2].map { threads -> [Int]? in
      var solver = try solver(seed: 7, threads: threads)
      _ = try solver.anneal(1)
      return solver.outcome.sites
    }
    #expect(plans[0] == plans[1])
  }

  @Test("Some start anew comes to a better plan, which obeys everything, on any number of threads")
  func startsAnew() throws {
    var gains = 0
    for seed in 1...4 {
      let plans = try [1, 2].map { threads -> [Int] in
        var solver = try solver(seed: UInt64(seed), threads: threads)
        let before = solver.outcome.value
        let isBetter = try solver.startAnew(1)
        #expect(isBetter == (solver.outcome.value < before))
        let sites = try #require(solver.outcome.sites)
        #expect(solver.task.obeys(try #require(solver.model.allocation(sites))))
        gains += before - solver.outcome.value
        return sites
      }
      #expect(plans[0] == plans[1])
    }
    #expect(gains > 0)
  }

  @Test("A move that is made leaves the moves of other blocks as they are told anew")
  func renewal() throws {
    let solver = try solver(seed: 3)
    let plan = try #require(solver.outcome.sites)
    let maker = CheapMoves(solver.model, solver.prices)
    var kept = CompoundMoves(maker, plan: plan, limit: 1e9)
    let move = try #require(kept.cheapest(1).first)
    var next = plan
    for (party, site) in move.parties { next[party] = site }
    kept.renew(move.key, from: next)
    var anew = CompoundMoves(maker, plan: next, limit: 1e9)
    let (one, other) = (kept.cheapest(100_000), anew.cheapest(100_000))
    #expect(one.count == other.count)
    #expect(
      zip(one, other).allSatisfy {
        $0.pricedCost == $1.pricedCost && $0.key == $1.key
          && $0.changes.elementsEqual($1.changes) { $0.resource == $1.resource && $0.amount == $1.amount }
      })
  }
}
