import Testing

@testable import GLPKSolver

@Suite("Cutting planes at the optimum of an LP")
struct CuttingPlaneTests {
  /// Knapsacks of binary columns, with an equation among some of them.
  private struct Drawn {
    var rows: [GLPKProblem.Row] = []
    var columns: [GLPKProblem.Column] = []

    init(seed: UInt64) {
      var random = SmallGenerator(seed: seed)
      let width = Int.random(in: 4...11, using: &random)
      columns = (0..<width).map { _ in
        .init(
          lower: 0, upper: 1, cost: Double(-Int.random(in: 1...30, using: &random)), isInteger: true, rows: [],
          values: [])
      }
      for row in 0..<Int.random(in: 1...4, using: &random) {
        let weights = (0..<width).map { _ in Int.random(in: 0...9, using: &random) }
        rows.append(.init(lower: nil, upper: Double(weights.reduce(0, +) / 2)))
        for (column, weight) in weights.enumerated() where weight > 0 {
          columns[column].rows.append(Int32(row))
          columns[column].values.append(Double(weight))
        }
      }
      rows.append(.init(lower: 1, upper: 1))
      for column in 0..<3 {
        columns[column].rows.append(Int32(rows.count - 1))
        columns[column].values.append(1)
      }
    }

    /// All points in whole numbers that obey the rows.
    var points: [[Double]] {
      (0..<1 << columns.count).map { bits in columns.indices.map { Double(bits >> $0 & 1) } }.filter { point in
        var sums = [Double](repeating: 0, count: rows.count)
        for (value, column) in zip(point, columns) {
          for (row, weight) in zip(column.rows, column.values) { sums[Int(row)] += value * weight }
        }
        return zip(rows, sums).allSatisfy { $0.lower ?? -.infinity <= $1 && $1 <= $0.upper ?? .infinity }
      }
    }
  }

  @Test("No point in whole numbers is beyond one, the optimum is beyond each, and they raise the bound")
  func validity() throws {
    var cases = (planes: 0, raised: 0)
    for seed in 1...300 as ClosedRange<UInt64> {
      let drawn = Drawn(seed: seed)
      let (found, before, after) = try withGLPKProblem(named: "knapsacks") { lp in
        try lp.addRows(drawn.rows)
        try lp.addColumns(drawn.columns)
        guard case .optimal(let point) = try lp.solveLP() else { return ([CuttingPlane](), 0.0, 0.0) }
        let planes = try lp.cuttingPlanes([.gomory, .mixedIntegerRounding, .cover], most: 20, at: point)
        for plane in planes {
          let activity = zip(plane.columns, plane.values).reduce(0) { $0 + $1.1 * point.columnPrimals[Int($1.0)] }
          #expect(activity < plane.row.lower ?? -.infinity || activity > plane.row.upper ?? .infinity)
          try lp.appendRow(plane.row, columns: plane.columns, values: plane.values)
        }
        guard case .optimal(let next) = try lp.solveLP(LPOptions(method: .dualThenPrimal)) else {
          return (planes, point.objective, .infinity)
        }
        return (planes, point.objective, next.objective)
      }
      for point in drawn.points {
        for plane in found {
          let activity = zip(plane.columns, plane.values).reduce(0) { $0 + $1.1 * point[Int($1.0)] }
          #expect(plane.row.lower.map { activity >= $0 - 1e-9 } ?? true, "seed \(seed)")
          #expect(plane.row.upper.map { activity <= $0 + 1e-9 } ?? true, "seed \(seed)")
        }
      }
      #expect(after >= before - 1e-7)
      #expect(zip(found, found.dropFirst()).allSatisfy { $0.depth >= $1.depth })
      cases.planes += found.count
      if after > before + 1e-6 { cases.raised += 1 }
    }
    #expect(cases.planes > 300)
    #expect(cases.raised > 150)
  }

  @Test("A problem without rows, or whose optimum is whole, has none")
  func nothingToCut() throws {
    let counts = try withGLPKProblem(named: "whole") { lp in
      try lp.addColumns([.init(lower: 0, upper: 1, cost: -1, isInteger: true, rows: [], values: [])])
      guard case .optimal(let free) = try lp.solveLP() else { return [-1] }
      let first = try lp.cuttingPlanes([.gomory, .mixedIntegerRounding, .cover], most: 5, at: free)
      try lp.appendRow(.init(lower: nil, upper: 1), columns: [0], values: [1])
      guard case .optimal(let held) = try lp.solveLP() else { return [-1] }
      return [first.count, try lp.cuttingPlanes([.gomory, .mixedIntegerRounding, .cover], most: 5, at: held).count]
    }
    #expect(counts == [0, 0])
  }

  @Test("Planes that rounding could make wrong are not taken")
  func untrusted() {
    func plane(_ values: [Double], lower: Double? = 1, upper: Double? = nil) -> CuttingPlane? {
      CuttingPlane(lower: lower, upper: upper, columns: [0, 1], values: values, at: [0, 0], width: 2)
    }
    #expect(plane([1, 1]) != nil)
    #expect(plane([1, 1e-7]) == nil)
    #expect(plane([1, 0]) == nil)
    #expect(plane([.infinity, 1]) == nil)
    #expect(plane([1e6, 1e6]) == nil)
    #expect(plane([1, 1], lower: nil) == nil)
    // What is taken is a little looser than GLPK's.
    #expect((plane([1, 1])?.row.lower ?? 1) < 1)
  }
}
