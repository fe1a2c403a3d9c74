import GLPKSolver
import SyntheticInstances
import Testing

@testable import Planning

@Suite("Bounds of kernels that do not hold every placement")
struct KernelBoundTests {
  private func solver(_ seed: UInt64) throws -> LevelSolver {
    try .ofCounty(
      CountyShape(households: 300, sites: 5, settlements: 45, slack: 0.02, seed: seed), isFree: true)
  }

  @Test("They are never above the best value, and above the multipliers' mostly", arguments: [1, 2, 3])
  func neverAboveTheBest(seed: UInt64) throws {
    var settled = try solver(seed)
    try settled.solve()
    try #require(settled.outcome.sites != nil && settled.outcome.value == settled.outcome.bound)
    let best = settled.outcome.value
    var raised = 0
    for (count, nodes) in [(10, 1), (40, 1), (40, 200), (150, 1), (150, 3_000)] {
      var solver = try solver(seed)
      solver.ascend()
      let before = solver.outcome.bound
      let reduced = ReducedCosts(solver.task, solver.prices, threads: 1)
      let threshold = reduced.threshold(for: count)
      let kernel = Kernel(
        solver.model, candidates: solver.candidates(within: threshold, reduced), overrunPrices: nil)
      let options = MIPOptions(
        absoluteGap: 0.9, nodeLimit: nodes, presolve: false, cuts: [.mixedIntegerRounding, .cover],
        branching: .pseudocost, backtracking: .bestLocalBound)
      _ = try solver.solve(kernel, options, outside: solver.dualValue + threshold)
      #expect(solver.outcome.bound <= best)
      #expect(Double(solver.outcome.bound) <= solver.dualValue + threshold + 1)
      if solver.outcome.bound > before { raised += 1 }
    }
    #expect(raised >= 2)
  }
}
