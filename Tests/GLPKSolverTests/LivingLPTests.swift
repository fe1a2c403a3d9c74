import GLPKSolver
import LinearModel
import Testing

@Suite struct LivingLPTests {
  /// Two products: 3a + 5b is greatest at (2, 6) under a <= 4, 2b <= 12, 3a + 2b <= 18; its duals are 0, 1.5, 1.
  static let rows = [4.0, 12, 18].map { GLPKProblem.Row(upper: $0) }
  static let columns = [
    GLPKProblem.Column(cost: -3, rows: [0, 2], values: [1, 3]),
    GLPKProblem.Column(cost: -5, rows: [1, 2], values: [2, 2]),
  ]

  @Test("A textbook LP gives its known optimum, duals and reduced costs")
  func textbook() throws {
    let solution = try withGLPKProblem(named: "products") { problem in
      try problem.addRows(Self.rows)
      try problem.addColumns(Self.columns)
      return try problem.solveLP()
    }
    guard case .optimal(let point) = solution else {
      Issue.record("not optimal: \(solution)")
      return
    }
    #expect(abs(point.objective + 36) < 1e-9)
    #expect(zip(point.columnPrimals, [2, 6]).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(zip(point.rowActivities, [2, 12, 18]).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(zip(point.rowDuals, [0, -1.5, -1]).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(point.reducedCosts.allSatisfy { abs($0) < 1e-9 })
  }
}
