import GLPKSolver
import LinearModel
import Testing

@Suite struct TreeSearchTests {
  /// Every way to search, which must all agree.
  static let ways: [MIPOptions] = [
    MIPOptions(), MIPOptions(presolve: true), MIPOptions(cuts: []), MIPOptions(presolve: true, cuts: []),
    MIPOptions(presolve: true, branching: .pseudocost, backtracking: .bestProjection),
    MIPOptions(branching: .mostFractional, backtracking: .depthFirst),
    MIPOptions(feasibilityPump: true), MIPOptions(presolve: true, rounding: false),
  ]

  static func solve(_ model: LinearModel, _ options: MIPOptions = MIPOptions()) throws -> MIPSolution {
    try withGLPKProblem(named: "tree") { problem in
      try problem.load(model)
      return try problem.solveMIP(options)
    }
  }

  /// A knapsack small enough to try every filling.
  static func knapsack(seed: UInt64, items: Int) -> (model: LinearModel, best: Double) {
    var random = SmallGenerator(seed: seed)
    let weights = (0..<items).map { _ in Int.random(in: 3...30, using: &random) }
    let worths = (0..<items).map { _ in Int.random(in: 3...30, using: &random) }
    let capacity = weights.reduce(0, +) / 2
    var model = LinearModel()
    let taken = (0..<items).map { _ in model.addBinary() }
    model.add(sum(over: 0..<items) { Double(weights[$0]) * taken[$0] } <= Double(capacity))
    model.maximize(sum(over: 0..<items) { Double(worths[$0]) * taken[$0] } + 100)
    var best = 0
    for filling in 0..<(1 << items) {
      let chosen = (0..<items).filter { filling >> $0 & 1 == 1 }
      guard chosen.reduce(0, { $0 + weights[$1] }) <= capacity else { continue }
      best = max(best, chosen.reduce(0) { $0 + worths[$1] })
    }
    return (model, Double(best + 100))
  }

  @Test("Random knapsacks have the value of trying every filling, whichever way they are searched")
  func knapsacks() throws {
    for seed in 1...12 {
      let (model, best) = Self.knapsack(seed: UInt64(seed), items: 10)
      for options in Self.ways {
        guard case .optimal(let values, let objective, let bound) = try Self.solve(model, options) else {
          Issue.record("knapsack \(seed) is not solved")
          continue
        }
        #expect(abs(objective - best) < 1e-6)
        #expect(abs(bound - best) < 1e-6)
        #expect(model.violations(at: values).isEmpty)
      }
    }
  }

  @Test("With a cutoff only a better solution is found, and none where none is", arguments: [true, false])
  func cutoff(presolve: Bool) throws {
    for seed in 1...12 {
      let (model, best) = Self.knapsack(seed: UInt64(seed), items: 10)
      var options = MIPOptions(presolve: presolve, cutoff: best - 1)
      guard case .optimal(_, let objective, _) = try Self.solve(model, options) else {
        Issue.record("a solution better than the cutoff is missed")
        continue
      }
      #expect(objective == best)
      options.cutoff = best
      #expect(try Self.solve(model, options) == .noSolution(bound: best, reason: .cutoff))
      options.cutoff = best + 0.5
      #expect(try Self.solve(model, options) == .noSolution(bound: best + 0.5, reason: .cutoff))
      options.cutoff = best + 1000
      #expect(try Self.solve(model, options) == .noSolution(bound: best + 1000, reason: .cutoff))
    }
  }

  @Test("A problem presolving solves alone, one without rows and one without columns are answered")
  func emptyProblems() throws {
    for options in Self.ways {
      var fixed = LinearModel()
      let x = fixed.addVariable(kind: .integer, lower: 2, upper: 2)
      let y = fixed.addVariable(kind: .integer, lower: 0, upper: 9)
      fixed.add(x + y == 7)
      fixed.minimize(3 * x + y + 1)
      #expect(try Self.solve(fixed, options) == .optimal(values: [2, 5], objective: 12, bound: 12))

      var rowless = LinearModel()
      rowless.minimize(2 * rowless.addVariable(kind: .integer, lower: -3, upper: 4))
      #expect(try Self.solve(rowless, options) == .optimal(values: [-3], objective: -6, bound: -6))

      var columnless = LinearModel()
      columnless.minimize(LinearExpression(5))
      #expect(try Self.solve(columnless, options) == .optimal(values: [], objective: 5, bound: 5))
      columnless.add(LinearExpression() >= 1)
      #expect(try Self.solve(columnless, options) == .infeasible)
    }
  }
}
