import GLPKSolver
import Testing

@testable import Planning

@Suite("Planes by rounding rows of the simplex tableau with whole slacks")
struct TableauRoundingTests {
  /// Rounds of planes at the root of a program, all that were found, and the linear program's optimum before and after them.
  private func planes(
    _ program: DrawnProgram, rounds: Int = 4
  ) throws -> (planes: [CuttingPlane], before: Double, after: Double)? {
    try withGLPKProblem(named: "drawn") { lp in
      _ = try lp.addRows(program.rows)
      _ = try lp.addColumns(program.columns)
      guard case .optimal(var point) = try lp.solveLP() else { return nil }
      let before = point.objective
      let rounding = TableauRounding(program)
      var all: [CuttingPlane] = []
      for _ in 0..<rounds {
        let found = try rounding.planes(
          &lp, at: point, after: all, settled: program.columns.map { _ in nil }, most: 50)
        for plane in found {
          let activity = zip(plane.columns, plane.values).reduce(0) { $0 + $1.1 * point.columnPrimals[Int($1.0)] }
          #expect(activity < plane.row.lower ?? -.infinity)
          _ = try lp.appendRow(plane.row, columns: plane.columns, values: plane.values)
        }
        all += found
        guard case .optimal(let next) = try lp.solveLP(LPOptions(method: .dualThenPrimal)) else {
          return (all, before, .infinity)
        }
        point = next
      }
      return (all, before, point.objective)
    }
  }

  @Test("No solution in whole numbers is beyond one, and they raise the bound", arguments: [false, true])
  func validity(hasFlows: Bool) throws {
    var (count, raised, closed) = (0, 0, 0)
    for seed in 1...300 as ClosedRange<UInt64> {
      let program = DrawnProgram(seed: seed, hasFlows: hasFlows)
      guard let found = try planes(program) else { continue }
      let solutions = program.solutions
      for solution in solutions {
        for plane in found.planes {
          let activity = zip(plane.columns, plane.values).reduce(0) { $0 + $1.1 * solution.values[Int($1.0)] }
          #expect(activity >= (plane.row.lower ?? -.infinity) - 1e-7, "seed \(seed)")
        }
      }
      let best = solutions.map(\.cost).min() ?? .infinity
      #expect(found.after <= best + 1e-6, "seed \(seed)")
      count += found.planes.count
      raised += found.after > found.before + 1e-6 ? 1 : 0
      closed += found.after > best - 1e-6 && found.before < best - 1e-6 ? 1 : 0
    }
    #expect(count > 200)
    #expect(raised > 100)
    #expect(closed > 30)
  }

  /// Rows and columns as they are.
  private struct Plain: LevelProgram {
    var rows: [GLPKProblem.Row]
    var columns: [GLPKProblem.Column]
    let fixedCost = 0
    func sites(_ values: [Double]) -> [Int] { [] }
  }

  @Test("Three of weight 2 in room for 3 are at most one: x + y + z + s/2 = 3/2, so the whole slack s is at least 1")
  func byHand() throws {
    let program = Plain(
      rows: [.init(lower: nil, upper: 3)],
      columns: (0..<3).map { .init(lower: 0, upper: 1, cost: -1 - Double($0), isInteger: true, rows: [0], values: [2]) }
    )
    let found = try withGLPKProblem(named: "hand") { lp -> [CuttingPlane] in
      _ = try lp.addRows(program.rows)
      _ = try lp.addColumns(program.columns)
      guard case .optimal(let point) = try lp.solveLP() else { return [] }
      #expect(abs(point.objective + 4) < 1e-9)
      return try TableauRounding(program).planes(&lp, at: point, after: [], settled: [nil, nil, nil], most: 9)
    }
    let plane = try #require(found.first)
    #expect(found.count == 1)
    // The sum with coefficients −c is at least −c, where z is at its upper bound: 2 (x + y) + 2 z ≤ 2.
    let scale = -(plane.row.lower ?? 0)
    #expect(zip(plane.columns.sorted(), [0, 1, 2]).allSatisfy { $0 == $1 })
    #expect(plane.values.allSatisfy { abs($0 + scale) < 1e-6 })
  }

  @Test("Columns that are not for whole numbers count as whole only where they are flows")
  func flows() {
    let program = DrawnProgram(seed: 3, hasFlows: true)
    #expect(TableauRounding(program).isWholeColumn.allSatisfy { $0 })
    #expect(TableauRounding(program).isWholeRow.allSatisfy { $0 })
    var changed = Plain(rows: program.rows, columns: program.columns)
    let last = changed.columns.count - 1
    changed.columns[last].values[1] = 2
    #expect(!TableauRounding(changed).isWholeColumn[last])
    #expect(!TableauRounding(changed).isWholeRow[changed.rows.count - 1])
    changed = Plain(rows: program.rows, columns: program.columns)
    changed.rows[changed.rows.count - 1].upper = 1.5
    #expect(!TableauRounding(changed).isWholeColumn[last])
    changed = Plain(rows: program.rows, columns: program.columns)
    let demand = changed.columns[last].rows[0]
    let asking = changed.columns.firstIndex { $0.isBinary && $0.rows.contains(demand) } ?? 0
    changed.columns[asking].values[changed.columns[asking].rows.firstIndex(of: demand) ?? 0] = 0.5
    #expect(!TableauRounding(changed).isWholeColumn[last])
  }
}
