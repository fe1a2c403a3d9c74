import GLPKSolver
import LinearModel
import Testing

@Suite struct AnswerTests {
  static let lpWays: [LPOptions] = LPOptions.Method.allCases.flatMap { method in
    [LPOptions(method: method), LPOptions(method: method, presolve: true)]
  }

  private func answers(_ model: LinearModel) throws -> [LPSolution] {
    try Self.lpWays.map { options in
      try withGLPKProblem(named: "answers") { problem in
        try problem.load(model)
        return try problem.solveLP(options)
      }
    }
  }

  private func twoVariables(_ build: (inout LinearModel, Variable, Variable) -> Void) -> LinearModel {
    var model = LinearModel()
    let x = model.addVariable("x", kind: .integer, lower: 0)
    let y = model.addVariable("y", kind: .integer, lower: 0)
    build(&model, x, y)
    return model
  }

  @Test("An infeasible problem is infeasible for every method, with and without presolving")
  func infeasible() throws {
    let model = twoVariables { model, x, y in
      model.add(x + y >= 5)
      model.add(x + 2 * y <= 4)
      model.minimize(x)
    }
    #expect(try answers(model).allSatisfy { $0 == .infeasible })
    for options in TreeSearchTests.ways { #expect(try TreeSearchTests.solve(model, options) == .infeasible) }
  }

  @Test("An unbounded problem is unbounded for every method, with and without presolving")
  func unbounded() throws {
    let model = twoVariables { model, x, y in
      model.add(x - y <= 3)
      model.maximize(x + y)
    }
    #expect(try answers(model).allSatisfy { $0 == .unbounded })
    for options in TreeSearchTests.ways { #expect(try TreeSearchTests.solve(model, options) == .unbounded) }
  }

  @Test("A problem both infeasible and unbounded in its prices is told infeasible")
  func infeasibleBothWays() throws {
    let model = twoVariables { model, x, y in
      model.add(x - y >= 1)
      model.add(x - y <= 0)
      model.maximize(x + y)
    }
    #expect(try answers(model).allSatisfy { $0 == .infeasible })
    for options in TreeSearchTests.ways { #expect(try TreeSearchTests.solve(model, options) == .infeasible) }
  }

  @Test("A problem that is feasible in fractions only is infeasible in whole numbers")
  func integerInfeasible() throws {
    let model = twoVariables { model, x, y in
      model.add(2 * x + 2 * y == 3)
      model.minimize(x)
    }
    #expect(try answers(model).allSatisfy { if case .optimal = $0 { true } else { false } })
    for options in TreeSearchTests.ways { #expect(try TreeSearchTests.solve(model, options) == .infeasible) }
  }

  @Test("Maximizing and minimizing the negative give the same point, opposite values and opposite duals")
  func directions() throws {
    var points: [LPPoint] = []
    for direction in [1.0, -1] {
      var model = LinearModel()
      let x = model.addVariable(lower: 0)
      let y = model.addVariable(lower: 0)
      model.add(x + y <= 4)
      model.add(x + 3 * y <= 6)
      let worth = 3 * x + 5 * y + 1
      if direction > 0 { model.maximize(worth) } else { model.minimize(-worth) }
      let stated = model
      let solution = try withGLPKProblem(named: "direction") { problem in
        try problem.load(stated)
        return try problem.solveLP()
      }
      if case .optimal(let point) = solution { points.append(point) }
    }
    try #require(points.count == 2)
    #expect(points[0].objective == 15)
    #expect(points[1].objective == -15)
    #expect(points[0].columnPrimals == points[1].columnPrimals)
    #expect(zip(points[0].rowDuals, [2, 1]).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(zip(points[1].rowDuals, [-2, -1]).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  /// A small model at random, with the best value of trying every point, nil where none is feasible.
  private func randomModel(seed: UInt64) -> (model: LinearModel, best: Double?) {
    var random = SmallGenerator(seed: seed)
    var model = LinearModel()
    let variables = (0..<4).map { _ in model.addVariable(kind: .integer, lower: -1, upper: 2) }
    for _ in 0..<3 {
      let terms = sum(over: variables) { Double(Int.random(in: -3...3, using: &random)) * $0 }
      let side = Double(Int.random(in: -4...4, using: &random))
      switch Int.random(in: 0..<4, using: &random) {
      case 0: model.add(terms <= side)
      case 1: model.add(terms >= side)
      case 2: model.add(terms == side)
      default: model.add(terms.between(side - 1, side + 1))
      }
    }
    model.minimize(sum(over: variables) { Double(Int.random(in: -5...5, using: &random)) * $0 } + 3)
    let stated = model
    var best: Double?
    for number in 0..<256 {
      let digits: [Int] = [number % 4, number / 4 % 4, number / 16 % 4, number / 64]
      let point = digits.map { Double($0 - 1) }
      guard stated.violations(at: point).isEmpty else { continue }
      best = min(best ?? .infinity, stated.objectiveValue(at: point))
    }
    return (model, best)
  }

  @Test("On random models solver, exhaustive search and the solver-free check agree")
  func agreement() throws {
    var feasible = 0
    for seed in 1...150 {
      let (model, best) = randomModel(seed: UInt64(seed))
      let options = TreeSearchTests.ways[seed % TreeSearchTests.ways.count]
      switch try TreeSearchTests.solve(model, options) {
      case .optimal(let values, let objective, _):
        #expect(objective == best)
        #expect(model.violations(at: values).isEmpty)
        #expect(model.objectiveValue(at: values) == objective)
        feasible += 1
      case .infeasible: #expect(best == nil)
      case let other: Issue.record("model \(seed) ended as \(other)")
      }
    }
    #expect(feasible > 30)
    #expect(feasible < 150)
  }

  @Test("The check of starting solutions agrees with the model's own, near feasible points and on them")
  func startsAgree() throws {
    var (taken, refused) = (0, 0)
    for seed in 1...60 {
      let (model, _) = randomModel(seed: UInt64(seed))
      guard case .optimal(let best, _, _) = try TreeSearchTests.solve(model) else { continue }
      for column in best.indices {
        for step in [-1.0, 0, 0.5, 1] {
          var point = best
          point[column] += step
          var isTaken = true
          do {
            _ = try TreeSearchTests.solve(model, MIPOptions(startingSolution: point))
          } catch GLPKError.unusableStartingSolution { isTaken = false }
          #expect(isTaken == model.violations(at: point).isEmpty)
          if isTaken { taken += 1 } else { refused += 1 }
        }
      }
    }
    #expect(taken > 100)
    #expect(refused > 100)
  }

  @Test("Several threads, and calls within calls, solve side by side")
  func threads() async throws {
    let values = try await withThrowingTaskGroup(of: Double.self) { group in
      for seed in 1...8 {
        group.addTask {
          let (model, best) = TreeSearchTests.knapsack(seed: UInt64(seed), items: 9)
          return try withGLPKProblem(named: "outer") { outer in
            try outer.load(model)
            let inner = try TreeSearchTests.solve(model)
            guard case .optimal(_, let first, _) = inner, case .optimal(_, let second, _) = try outer.solveMIP() else {
              return .nan
            }
            return first + second - 2 * best
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(values == [Double](repeating: 0, count: 8))
  }

  @Test("The library tells its version")
  func version() { #expect(GLPK.version.hasPrefix("5.") || GLPK.version.hasPrefix("4.")) }
}
