import Foundation
import LinearModel
import Testing

@testable import GLPKSolver

/// Limits, stops, starts and the figures told while a search runs.
@Suite struct LimitTests {
  /// A market split: rows that must be met exactly with 0 and 1, slacks charged. Its tree is out of anyone's reach,
  /// its LP bound is 0, and all slack is a solution.
  static func marketSplit(_ problem: inout GLPKProblem) throws -> [Double] {
    var random = SmallGenerator(seed: 7)
    let (rows, items) = (5, 45)
    let weights = (0..<rows).map { _ in (0..<items).map { _ in Double(Int.random(in: 1...99, using: &random)) } }
    let targets = weights.map { ($0.reduce(0, +) / 2).rounded(.down) }
    try problem.addRows(targets.map { .init(lower: $0, upper: $0) })
    let every = (0..<rows).map(Int32.init)
    try problem.addColumns(
      (0..<items).map { item in
        .init(upper: 1, isInteger: true, rows: every, values: weights.map { $0[item] })
      })
    try problem.addColumns(every.map { .init(cost: 1, rows: [$0], values: [1]) })
    try problem.addColumns(every.map { .init(cost: 1, rows: [$0], values: [-1]) })
    return [Double](repeating: 0, count: items) + targets + [Double](repeating: 0, count: rows)
  }

  @Test("The time limit ends a search that would not end, with a bound", arguments: [true, false])
  func timeLimit(presolve: Bool) throws {
    let solution = try withGLPKProblem(named: "split") { problem in
      _ = try Self.marketSplit(&problem)
      return try problem.solveMIP(MIPOptions(timeLimitSeconds: 0.3, presolve: presolve))
    }
    switch solution {
    case .feasible(_, let objective, let bound, let reason):
      #expect(reason == .timeLimit)
      #expect(try #require(bound) <= objective)
    case .noSolution(let bound, let reason):
      #expect(reason == .timeLimit)
      #expect(bound != nil)
    default: Issue.record("ended as \(solution)")
    }
  }

  @Test(
    "A stop from another thread ends a running search, whose figures that thread has seen", arguments: [true, false])
  func stop(presolve: Bool) throws {
    let (stop, progress) = (StopSignal(), MIPProgressBox())
    #expect(progress.bestBound == nil)
    #expect(progress.incumbentValue == nil)
    #expect(!stop.isRequested)
    let watcher = Thread {
      while progress.nodeCount < 50 || progress.incumbentValue == nil { usleep(1000) }
      stop.requestStop()
    }
    watcher.start()
    let solution = try withGLPKProblem(named: "split") { problem in
      _ = try Self.marketSplit(&problem)
      return try problem.solveMIP(MIPOptions(presolve: presolve, stop: stop, progress: progress))
    }
    #expect(stop.isRequested)
    guard case .feasible(_, let objective, let bound, let reason) = solution else {
      Issue.record("ended as \(solution)")
      return
    }
    #expect(reason == .stopRequested)
    #expect(progress.bestBound == bound)
    #expect(try abs(#require(progress.incumbentValue) - objective) < 1e-6)
    #expect(try #require(progress.relativeGap) > 0)
  }

  @Test("A stop set beforehand ends solves at once, and a start in hand is what they answer")
  func stopBeforehand() throws {
    let stop = StopSignal()
    stop.requestStop()
    try withGLPKProblem(named: "split") { problem in
      let start = try Self.marketSplit(&problem)
      #expect(try problem.solveLP(LPOptions(stop: stop)) == .stopped(reason: .stopRequested, state: .nothing))
      #expect(try problem.solveMIP(MIPOptions(stop: stop)) == .noSolution(bound: nil, reason: .stopRequested))
      let solution = try problem.solveMIP(MIPOptions(startingSolution: start, stop: stop))
      guard case .feasible(let values, _, nil, .stopRequested) = solution else {
        Issue.record("ended as \(solution)")
        return
      }
      #expect(values == start)
    }
  }

  @Test("A start that is feasible is never lost, one that is not is refused")
  func start() throws {
    try withGLPKProblem(named: "split") { problem in
      let start = try Self.marketSplit(&problem)
      let worth = start.reduce(0, +)
      let options = MIPOptions(timeLimitSeconds: 0.2, cuts: [], rounding: false, startingSolution: start)
      guard case .feasible(_, let objective, _, .timeLimit) = try problem.solveMIP(options) else {
        Issue.record("the start is lost")
        return
      }
      #expect(objective <= worth)
      for (column, value) in [(0, 0.5), (0, 2), (1, 1), (45, -1)] {
        var broken = start
        broken[column] = value
        #expect {
          try problem.solveMIP(MIPOptions(startingSolution: broken))
        } throws: { error in
          if case GLPKError.unusableStartingSolution = error { true } else { false }
        }
      }
      #expect(throws: GLPKError.self) { try problem.solveMIP(MIPOptions(startingSolution: [])) }
    }
  }

  @Test("A start that is optimal is proven so; with a cutoff it does not reach it counts for nothing")
  func optimalStart() throws {
    let (model, best) = TreeSearchTests.knapsack(seed: 3, items: 10)
    try withGLPKProblem(named: "start") { problem in
      try problem.load(model)
      guard case .optimal(let values, _, _) = try problem.solveMIP() else {
        Issue.record("not solved")
        return
      }
      let again = try problem.solveMIP(MIPOptions(startingSolution: values))
      #expect(again == .optimal(values: values, objective: best, bound: best))
      let cut = try problem.solveMIP(MIPOptions(cutoff: best, startingSolution: values))
      #expect(cut == .noSolution(bound: best, reason: .cutoff))
      let within = try problem.solveMIP(MIPOptions(cutoff: best - 1, startingSolution: values))
      #expect(within == .optimal(values: values, objective: best, bound: best))
      #expect(problem.columnCount == 10)
    }
  }

  @Test("A gap ends the search with a solution and a bound within it", arguments: [true, false])
  func gaps(isRelative: Bool) throws {
    let solution = try withGLPKProblem(named: "split") { problem in
      let start = try Self.marketSplit(&problem)
      // Charged from 1,000 up, so that the bound is not 0.
      try problem.setObjectiveConstant(1000)
      let gap = start.reduce(0, +)
      return try problem.solveMIP(
        MIPOptions(relativeGap: isRelative ? 0.9 : 0, absoluteGap: isRelative ? 0 : gap, startingSolution: start))
    }
    guard case .feasible(_, let objective, let bound, .gapReached) = solution else {
      Issue.record("ended as \(solution)")
      return
    }
    let known = try #require(bound)
    #expect(known >= 1000 - 1e-6)
    #expect(known <= objective)
    #expect(objective > 1000)
    if isRelative { #expect((objective - known) / objective <= 0.9 + 1e-9) }
  }

  @Test("A long LP is solved in slices to the same optimum, and stops at its iterations with a state to go on from")
  func slices() throws {
    let (whole, sliced, stopped) = try withGLPKProblem(named: "slices") { problem in
      var random = SmallGenerator(seed: 11)
      try problem.addRows((0..<120).map { _ in .init(lower: Double(Int.random(in: 50...90, using: &random))) })
      try problem.addColumns(
        (0..<400).map { _ in
          let rows = (0..<120).filter { _ in Int.random(in: 0..<4, using: &random) == 0 }
          return .init(
            upper: 3, cost: Double(Int.random(in: 5...30, using: &random)), rows: rows.map(Int32.init),
            values: rows.map { _ in Double(Int.random(in: 1...9, using: &random)) })
        })
      let whole = try problem.solveLP()
      try problem.rebuildBasis(advanced: false)
      var options = LPOptions()
      options.sliceIterations = 1
      let sliced = try problem.solveLP(options)
      try problem.rebuildBasis(advanced: false)
      let stopped = try problem.solveLP(LPOptions(iterationLimit: 5))
      return (whole, sliced, stopped)
    }
    guard case .optimal(let first) = whole, case .optimal(let second) = sliced else {
      Issue.record("not optimal: \(whole) \(sliced)")
      return
    }
    #expect(abs(first.objective - second.objective) < 1e-6 * abs(first.objective))
    guard case .stopped(.iterationLimit, _) = stopped else {
      Issue.record("ended as \(stopped)")
      return
    }
  }

  @Test("The dual simplex stops at the objective's limit with a bound beyond it")
  func objectiveLimit() throws {
    let solution = try withGLPKProblem(named: "limit") { problem in
      try problem.addRows((1...6).map { .init(lower: Double($0) * 10) })
      try problem.addColumns((0..<6).map { .init(cost: 1, rows: [Int32($0)], values: [1]) })
      return try problem.solveLP(LPOptions(method: .dual, objectiveUpperLimit: 50))
    }
    guard case .stopped(.objectiveLimit, .dualFeasible(let point)) = solution else {
      Issue.record("ended as \(solution)")
      return
    }
    #expect(point.objective >= 50)
  }
}
