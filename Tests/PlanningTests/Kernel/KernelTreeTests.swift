import GLPKSolver
import SyntheticInstances
import Testing

@testable import Planning

@Suite("Trees that try both answers before they take one")
struct KernelTreeTests {
  private func context(threads: Int = 1) -> RunContext {
    RunContext(options: PlanningOptions(threads: threads), control: PlanningControl(), levelCount: 1)
  }

  /// Grows until nothing is left, each solution the limit of what follows.
  private func best(_ program: DrawnProgram, below limit: Double, threads: Int = 1) throws -> (
    cost: Double, splits: Int
  )? {
    let cuts = try RootCuts.run(
      program, cutoff: nil, options: { LPOptions(method: .dualThenPrimal) }, proceed: { _ in false })
    guard let cuts else { return nil }
    var tree = KernelTree(program, cuts)
    var (limit, found) = (limit, Double.infinity)
    let optimum = program.solutions.map(\.cost).min() ?? .infinity
    while !tree.parts.isEmpty {
      // Until the optimum is found some part holds it.
      #expect(found < optimum + 0.5 || tree.bound <= optimum + 1e-6)
      guard let solution = try tree.grow(below: limit, context(threads: threads)) else { continue }
      #expect(program.solutions.contains { abs($0.cost - solution.objective) < 1e-6 })
      #expect(solution.objective < limit)
      found = solution.objective
      limit = found - 0.9
    }
    #expect(tree.bound == .infinity)
    return (found, tree.splitCount)
  }

  @Test("Grown to the end they have the optimum of all solutions tried one by one", arguments: [false, true])
  func optimum(hasFlows: Bool) throws {
    var (splits, without) = (0, 0)
    for seed in 1...200 as ClosedRange<UInt64> {
      let program = DrawnProgram(seed: seed, hasFlows: hasFlows)
      let optimum = program.solutions.map(\.cost).min() ?? .infinity
      guard let found = try best(program, below: 1e6) else {
        #expect(optimum == .infinity)
        continue
      }
      #expect(abs(found.cost - optimum) < 1e-6 || found.cost == optimum, "seed \(seed)")
      without += optimum == .infinity ? 1 : 0
      splits += found.splits
      if optimum.isFinite {
        // Nothing is below the optimum, and it is found when it is just within the limit.
        #expect(try best(program, below: optimum - 0.01)?.cost == .infinity, "seed \(seed)")
        #expect(try best(program, below: optimum + 0.1)?.cost ?? .infinity < optimum + 1e-6, "seed \(seed)")
      }
    }
    #expect(splits > 200)
    #expect(without > 0)
  }

  @Test("Two threads grow what one does")
  func threads() throws {
    for seed in 1...40 as ClosedRange<UInt64> {
      let program = DrawnProgram(seed: seed)
      #expect(try best(program, below: 1e6)?.splits == best(program, below: 1e6, threads: 2)?.splits)
    }
  }

  @Test("On a county they close what cutting planes leave open, at the level's optimum", arguments: [50, 600, 3_000])
  func county(split: Int) throws {
    var grown = 0
    for seed in 1...4 as ClosedRange<UInt64> {
      var solver = try LevelSolver.ofPlannedCounty(
        CountyShape(households: 60, sites: 4, settlements: 12, slack: 0.05, seed: seed), split: split)
      var direct = solver
      try direct.solve()
      #expect(direct.outcome.value == direct.outcome.bound)
      let reduced = ReducedCosts(solver.task, solver.prices, threads: 1)
      for _ in 0..<40 where solver.outcome.bound < solver.outcome.value {
        try solver.cutAnew(reduced)
        grown += solver.growing == nil ? 0 : 1
        try solver.grow(splits: 50)
        #expect(solver.outcome.bound <= direct.outcome.value)
        #expect(solver.outcome.value >= direct.outcome.value)
      }
    }
    #expect(grown > 0)
  }
}
