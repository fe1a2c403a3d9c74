import Formulation
import GLPKSolver
import SyntheticInstances
import Testing

@testable import Planning

@Suite("Programs over the open sets that are cheap at the multipliers")
struct OpenSetKernelTests {
  private func solver(_ seed: UInt64, split: Int, threads: Int = 1) throws -> LevelSolver {
    try .ofPlannedCounty(
      CountyShape(households: 60, sites: 4, settlements: 12, slack: 0.05, seed: seed), split: split, threads: threads)
  }

  /// The best value within a kernel, by branch and cut over all of it as it is.
  private func best(_ kernel: OpenSetKernel) throws -> (value: Int, sites: [Int])? {
    let options = MIPOptions(presolve: false, cuts: [.mixedIntegerRounding], rootMethod: .dualThenPrimal)
    guard case .optimal(let values, let objective, _) = try CutProgram(kernel).search(options) else { return nil }
    return (kernel.fixedCost + Int(objective.rounded()), kernel.sites(values))
  }

  @Test("Its optimum is the level's, and its objective what a plan is charged", arguments: [50, 600, 3_000])
  func holdsTheOptimum(split: Int) throws {
    for seed in 1...3 as ClosedRange<UInt64> {
      var solver = try solver(seed, split: split)
      let slack = Double(solver.outcome.value) - solver.dualValue
      let kernel = try #require(OpenSetKernel(solver.model, solver.prices, within: slack, count: 100_000))
      #expect(kernel.threshold == slack)
      let found = try #require(try best(kernel))
      let allocation = try #require(solver.model.allocation(found.sites))
      #expect(solver.task.obeys(allocation))
      #expect(solver.task.problem.value(of: allocation, level: solver.task.level) == found.value)
      var direct = solver
      try direct.solve()
      #expect(direct.outcome.value == direct.outcome.bound)
      #expect(found.value == direct.outcome.value)
      // Planes say no more than what is so.
      try solver.cutAnew(ReducedCosts(solver.task, solver.prices, threads: 1))
      #expect(solver.outcome.bound <= found.value)
      #expect(solver.outcome.value >= found.value)
    }
  }

  @Test("Where it holds a part, what is outside costs more than its threshold")
  func part() throws {
    let solver = try solver(2, split: 600)
    let slack = Double(solver.outcome.value) - solver.dualValue
    let whole = try #require(OpenSetKernel(solver.model, solver.prices, within: slack, count: 100_000))
    let part = try #require(OpenSetKernel(solver.model, solver.prices, within: slack, count: 60))
    #expect(part.columns.count < whole.columns.count)
    #expect(part.threshold < slack)
    let (all, some) = (try #require(try best(whole)), try best(part))
    #expect(some.map { $0.value >= all.value } ?? true)
    #expect(some?.value == all.value || Double(all.value) >= solver.dualValue + part.threshold - 1)
  }

  @Test("A plan that is held is in it, with what it is charged", arguments: [50, 3_000])
  func holdsAPlan(split: Int) throws {
    var dear = 0
    for seed in 1...4 as ClosedRange<UInt64> {
      let solver = try solver(seed, split: split)
      let plan = try #require(solver.outcome.sites)
      let slack = Double(solver.outcome.value) - solver.dualValue
      let kernel = try #require(
        OpenSetKernel(solver.model, solver.prices, within: slack, count: 5, holding: plan))
      #expect(kernel.isOfPlan.count == kernel.columns.count)
      dear += zip(kernel.isOfPlan, kernel.dearness).count { $0 && $1 > kernel.threshold + 1e-6 }
      // Nothing but the plan left: columns that are not the plan's are closed.
      let held = zip(kernel.columns, kernel.isOfPlan).map { column, isOfPlan in
        var column = column
        if column.isBinary, !isOfPlan { column.upper = 0 }
        return column
      }
      let solution = try withGLPKProblem(named: "held") { lp in
        _ = try lp.addRows(kernel.rows)
        _ = try lp.addColumns(held)
        return try lp.solveMIP(MIPOptions(presolve: false, cuts: []))
      }
      guard case .optimal(let values, let objective, _) = solution else {
        Issue.record("the plan is not in it")
        continue
      }
      #expect(kernel.fixedCost + Int(objective.rounded()) <= solver.outcome.value)
      let allocation = try #require(solver.model.allocation(kernel.sites(values)))
      #expect(solver.task.obeys(allocation))
    }
    #expect(dear > 0)
  }

  @Test("Climbing finds no value below the optimum and no bound above it, whatever the threads", arguments: [50, 600])
  func climbs(split: Int) throws {
    var better = 0
    for seed in 1...3 as ClosedRange<UInt64> {
      let start = try solver(seed, split: split)
      var climbed = start
      try climbed.climbOpenSets()
      var other = try solver(seed, split: split, threads: 2)
      try other.climbOpenSets()
      #expect(other.outcome.sites == climbed.outcome.sites)
      #expect(other.outcome.bound == climbed.outcome.bound)
      var direct = start
      try direct.solve()
      #expect(direct.outcome.value == direct.outcome.bound)
      #expect(climbed.outcome.bound <= direct.outcome.value)
      #expect(climbed.outcome.value >= direct.outcome.value)
      better += climbed.outcome.value < start.outcome.value || climbed.outcome.bound > start.outcome.bound ? 1 : 0
    }
    #expect(better > 0)
  }

  @Test("What planes settle at a cutoff is so in every solution below it", arguments: [100, 1_000])
  func settled(split: Int) throws {
    var count = 0
    for seed in 1...3 as ClosedRange<UInt64> {
      let solver = try solver(seed, split: split)
      let slack = Double(solver.outcome.value) - solver.dualValue
      let kernel = try #require(OpenSetKernel(solver.model, solver.prices, within: slack, count: 100_000))
      let found = try #require(try best(kernel))
      let cutoff = Double(found.value - kernel.fixedCost) + 0.05
      let cuts = try #require(
        try RootCuts.run(
          kernel, cutoff: cutoff, options: { LPOptions(method: .dualThenPrimal) }, proceed: { _ in true }))
      #expect(cuts.bound <= Double(found.value - kernel.fixedCost) + 1e-6)
      let program = CutProgram(kernel, cuts, planes: cuts.planes)
      #expect(program.columns.count < kernel.columns.count)
      let options = MIPOptions(presolve: false, cuts: [], rootMethod: .dualThenPrimal)
      guard case .optimal(let values, let objective, _) = try program.search(options) else {
        Issue.record("the optimum is lost")
        continue
      }
      #expect(kernel.fixedCost + Int(objective.rounded()) == found.value)
      for (value, settled) in zip(values, cuts.settled) where settled != nil { #expect(value == settled) }
      count += cuts.settled.count { $0 != nil }
    }
    #expect(count > 100)
  }
}
