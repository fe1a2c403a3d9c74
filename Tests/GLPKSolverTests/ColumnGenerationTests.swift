import GLPKSolver
import Testing

/// Cutting stock by columns added to a living LP: rolls of 100 cut to 45, 36, 31 and 14, as in Chvátal's *Linear
/// Programming*, chapter 13, whose LP takes 452.25 rolls.
@Suite struct ColumnGenerationTests {
  static let roll = 100
  static let widths = [45, 36, 31, 14]
  static let demands = [97.0, 610, 395, 211]

  struct Trace: Sendable {
    var objectives: [Double] = []
    var keptBasis: [Bool] = []
    var rolls = 0.0
    var whole = 0.0
  }

  /// The most valuable way to cut one roll, found by filling.
  static func bestPattern(values: [Double]) -> (value: Double, counts: [Int]) {
    var best: [(value: Double, counts: [Int])] = [(0, [0, 0, 0, 0])]
    for length in 1...roll {
      var choice = best[length - 1]
      for (item, width) in widths.enumerated() where width <= length {
        let value = best[length - width].value + values[item]
        if value > choice.value + 1e-12 {
          choice = (value, best[length - width].counts)
          choice.counts[item] += 1
        }
      }
      best.append(choice)
    }
    return best[roll]
  }

  private static func column(_ counts: [Int]) -> GLPKProblem.Column {
    let used = counts.indices.filter { counts[$0] > 0 }
    return GLPKProblem.Column(cost: 1, rows: used.map(Int32.init), values: used.map { Double(counts[$0]) })
  }

  private static func generate(_ problem: inout GLPKProblem) throws -> Trace {
    var trace = Trace()
    try problem.addRows(demands.map { GLPKProblem.Row(lower: $0) })
    try problem.addColumns(widths.indices.map { item in column(widths.indices.map { $0 == item ? 1 : 0 }) })
    while trace.objectives.count < 100 {
      guard case .optimal(let point) = try problem.solveLP() else { return trace }
      trace.objectives.append(point.objective)
      let pattern = bestPattern(values: point.rowDuals)
      if pattern.value < 1 + 1e-9 { break }
      let before = try problem.columnBasisStatuses()
      let rowsBefore = try problem.rowBasisStatuses()
      try problem.addColumns([column(pattern.counts)])
      let isKept = try problem.columnBasisStatuses() == before + [.atLower]
      trace.keptBasis.append(try isKept && problem.rowBasisStatuses() == rowsBefore)
    }
    trace.rolls = trace.objectives.last ?? 0
    for column in 0..<problem.columnCount { try problem.setInteger(column, true) }
    if case .optimal(_, let objective, _) = try problem.solveMIP() { trace.whole = objective }
    return trace
  }

  @Test("Columns priced by the duals bring a living LP to the known optimum, with its basis kept throughout")
  func cuttingStock() throws {
    let trace = try withGLPKProblem(named: "rolls") { try Self.generate(&$0) }
    #expect(abs(trace.rolls - 452.25) < 1e-9)
    #expect(trace.objectives.count > 2)
    #expect(zip(trace.objectives, trace.objectives.dropFirst()).allSatisfy { $1 <= $0 + 1e-9 })
    #expect(trace.keptBasis.count == trace.objectives.count - 1)
    #expect(trace.keptBasis.allSatisfy { $0 })
    #expect(trace.whole == 453)
  }

  @Test("A row added to a living LP is obeyed by the next solve, and columns taken out are gone")
  func rowsAndDeletion() throws {
    try withGLPKProblem(named: "living") { problem in
      try problem.addRows([.init(upper: 10)])
      try problem.addColumns([
        .init(cost: -3, rows: [0], values: [1]), .init(cost: -2, rows: [0], values: [1]),
        .init(cost: -1, rows: [0], values: [1]),
      ])
      #expect(try value(&problem) == -30)
      let row = try problem.appendRow(.init(upper: 4), columns: [0], values: [1])
      #expect(row == 1)
      #expect(try value(&problem, .dual) == -24)
      try problem.deleteColumns([1])
      #expect(try value(&problem) == -18)
      #expect(try problem.costs() == [-3, -1])
      try problem.setRowBounds(row, lower: nil, upper: 2)
      #expect(try value(&problem, .dualThenPrimal) == -14)
      try problem.deleteRows([row])
      #expect(try value(&problem) == -30)
      try problem.setColumnBounds(0, lower: 0, upper: 7)
      try problem.setCost(1, -4)
      #expect(try value(&problem) == -40)
      try problem.scale()
      #expect(try value(&problem) == -40)
    }
  }

  private func value(_ problem: inout GLPKProblem, _ method: LPOptions.Method = .primal) throws -> Double {
    guard case .optimal(let point) = try problem.solveLP(LPOptions(method: method)) else { return .nan }
    return point.objective
  }

  @Test("A basis can be carried to another problem, and one that is singular is rebuilt")
  func basis() throws {
    let statuses = try withGLPKProblem(named: "first") { problem in
      _ = try Self.generate(&problem)
      return try (problem.rowBasisStatuses(), problem.columnBasisStatuses())
    }
    #expect(statuses.0.filter { $0 == .basic }.count + statuses.1.filter { $0 == .basic }.count == 4)
    try withGLPKProblem(named: "singular") { problem in
      try problem.addRows([.init(lower: 1, upper: 1), .init(lower: 2, upper: 2)])
      try problem.addColumns([
        .init(cost: 1, rows: [0, 1], values: [1, 2]), .init(cost: 1, rows: [0, 1], values: [2, 4]),
      ])
      try problem.setBasisStatuses(rows: [.fixed, .fixed], columns: [.basic, .basic])
      #expect(try value(&problem) == 0.5)
      try problem.setBasisStatuses(rows: [.fixed, .fixed], columns: [.atLower, .atLower])
      #expect(try value(&problem) == 0.5)
      try problem.rebuildBasis(advanced: false)
      #expect(try problem.rowBasisStatuses() == [.basic, .basic])
    }
  }
}
