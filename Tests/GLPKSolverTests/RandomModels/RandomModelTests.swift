import Foundation
import GLPKSolver
import LinearModel
import Testing

/// GLPK behind its trap, on models drawn at random, judged by exact means: LPs by the simplex method in fractions, models
/// in whole numbers by trying every point. `RELOCATE_MODEL_CASES` says how many; `make test-models` takes thousands.
@Suite struct RandomModelTests {
  static let cases = ProcessInfo.processInfo.environment["RELOCATE_MODEL_CASES"].flatMap { Int($0) } ?? 400

  @Test("Random LPs have the exact optimum, or none, or no end; so they have with rows and columns added and deleted")
  func linearPrograms() throws {
    var answers: [String: Int] = [:]
    for seed in 1...Self.cases {
      let answer = try withGLPKProblem(named: "lp") { problem in
        try Self.walk(&problem, seed, integer: false) { problem, model, turn in
          let method = LPOptions.Method.allCases[seed % LPOptions.Method.allCases.count]
          let solution = try problem.solveLP(LPOptions(method: method, presolve: turn == 0 && seed % 2 == 0))
          Self.judge(solution, model, "seed \(seed), turn \(turn)")
        }.exactLP()
      }
      answers["\(answer)".prefix { $0 != "(" }.description, default: 0] += 1
    }
    // All three kinds were there, and often.
    #expect(answers.values.allSatisfy { $0 * 20 >= Self.cases } && answers.count == 3, "\(answers)")
  }

  @Test("Random models in whole numbers have the best value of all points, however they are searched and changed")
  func wholeNumbers() throws {
    var solvable = 0
    for seed in 1...Self.cases {
      let best = try withGLPKProblem(named: "whole") { problem in
        try Self.walk(&problem, seed, integer: true) { problem, model, turn in
          let options = TreeSearchTests.ways[(seed + turn) % TreeSearchTests.ways.count]
          Self.judge(try problem.solveMIP(options), model, "seed \(seed), turn \(turn)")
        }.bestByTrying()
      }
      if best != nil { solvable += 1 }
    }
    #expect(solvable * 10 >= Self.cases && solvable * 10 <= 9 * Self.cases, "\(solvable)")
  }

  @Test(
    "Of models beyond what floating point tells apart every solution obeys the rows, none is below the best, and all end"
  )
  func wildModels() throws {
    var found = 0
    for seed in 1...Self.cases {
      do {
        _ = try withGLPKProblem(named: "lp") { problem in
          try Self.walk(&problem, seed, integer: false, wild: true) { problem, _, turn in
            _ = try problem.solveLP(LPOptions(method: LPOptions.Method.allCases[seed % 3], presolve: turn == 0))
          }
        }
        found += try withGLPKProblem(named: "whole") { problem in
          var found = 0
          _ = try Self.walk(&problem, seed, integer: true, wild: true) { problem, model, turn in
            let options = TreeSearchTests.ways[(seed + turn) % TreeSearchTests.ways.count]
            guard case .optimal(let values, let objective, _) = try problem.solveMIP(options) else { return }
            found += 1
            #expect(model.obeys(values.map { Int($0) }), "seed \(seed), turn \(turn): \(values) breaks \(model)")
            #expect(objective == Double(model.value(at: values.map { Int($0) })))
          }
          return found
        }
      } catch is GLPKError {
        continue
      }
    }
    #expect(found * 2 > Self.cases)
  }

  /// Draws a model, loads it, and asks about it and about each of three changes; the model as it was at the end.
  private static func walk(
    _ problem: inout GLPKProblem, _ seed: Int, integer: Bool, wild: Bool = false,
    _ ask: (inout GLPKProblem, SmallModel, Int) throws -> Void
  ) throws -> SmallModel {
    var random = SmallGenerator(seed: UInt64(seed) + (integer ? 1 << 32 : 0) + (wild ? 1 << 33 : 0))
    var model = SmallModel.draw(integer: integer, wild: wild, using: &random)
    try model.load(into: &problem)
    for turn in 0...3 {
      try ask(&problem, model, turn)
      if turn < 3 { try model.change(&problem, turn, integer: integer, using: &random) }
    }
    return model
  }

  private static func judge(_ solution: LPSolution, _ model: SmallModel, _ name: String) {
    let exact = try? model.exactLP()
    switch (exact, solution) {
    case (.optimal(let value), .optimal(let point)):
      let wanted = value.value
      #expect(abs(point.objective - wanted) <= 1e-6 * max(1, abs(wanted)), "\(name): \(point.objective), not \(wanted)")
    case (.infeasible, .infeasible), (.unbounded, .unbounded): break
    default: Issue.record("\(name): \(solution), and it is \(String(describing: exact)): \(model)")
    }
  }

  private static func judge(_ solution: MIPSolution, _ model: SmallModel, _ name: String) {
    switch (model.bestByTrying(), solution) {
    case (nil, .infeasible): break
    case (let best?, .optimal(let values, let objective, let bound)):
      #expect(objective == Double(best) && bound == Double(best), "\(name): \(objective), not \(best): \(model)")
      #expect(model.obeys(values.map { Int($0) }), "\(name): \(values) breaks \(model)")
    case (let best, _):
      Issue.record("\(name): \(solution), and the best is \(best.map(String.init) ?? "none"): \(model)")
    }
  }
}

extension SmallModel {
  /// Makes one change to the model and to the living problem: a row more; a column more; another cost, a column fixed and
  /// a row less.
  fileprivate mutating func change(
    _ problem: inout GLPKProblem, _ turn: Int, integer: Bool, using random: inout SmallGenerator
  ) throws {
    switch turn {
    case 0:
      addRow(using: &random)
      let row = rows[rows.count - 1]
      let entries = columns.indices.filter { row.coefficients[$0] != 0 }
      try problem.appendRow(
        bounds(ofRow: rows.count - 1), columns: entries.map(Int32.init),
        values: entries.map { Double(row.coefficients[$0]) * row.unit * columns[$0].unit })
    case 1:
      addColumn(integer: integer, using: &random)
      try problem.addColumns([glpkColumn(columns.count - 1)])
    default:
      let index = Int.random(in: columns.indices, using: &random)
      columns[index].cost = Int.random(in: -9...9, using: &random)
      try problem.setCost(index, Double(columns[index].cost) * columns[index].unit)
      if let lower = columns[index].lower {
        columns[index].upper = lower
        let value = Double(lower) / columns[index].unit
        try problem.setColumnBounds(index, lower: value, upper: value)
      }
      guard let row = rows.indices.randomElement(using: &random) else { return }
      rows.remove(at: row)
      try problem.deleteRows([row])
    }
  }
}
