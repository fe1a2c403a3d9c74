import Formulation
import Foundation
import GLPKSolver
import Relocation

/// Solves cases through `Models/relocation.mod`, which GLPK's own MathProg translator reads.
enum MathProgStatement {
  /// The search ended without telling the least value.
  struct Unsolved: Error {
    var solution: MIPSolution
  }

  static let modelPath = RepositoryFolder.path("Models/relocation.mod")

  /// By level, as later levels keep the earlier ones; `nil` where no plan obeys the rules.
  static func leastValues(of planningCase: PlanningCase) throws -> [Int]? {
    var least: [Int] = []
    for level in planningCase.scenario.objectives.indices {
      let data = mathProgData(for: planningCase, level: level + 1, best: least)
      guard let value = try leastValue(data: data) else { return nil }
      least.append(value)
    }
    return least
  }

  private static func leastValue(data: String) throws -> Int? {
    let solution = try withLoadedProblem(data: data) { try $0.solveMIP() }
    switch solution {
    case .optimal(_, let objective, _): return Int(objective.rounded())
    case .infeasible: return nil
    default: throw Unsolved(solution: solution)
    }
  }

  /// Translates the model with these data and passes the problem on.
  static func withLoadedProblem<Value: Sendable>(
    data: String, _ body: @Sendable (inout GLPKProblem) throws -> Value
  ) throws -> Value {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("mathprog-\(UUID().uuidString).dat")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(data.utf8).write(to: file)
    return try withGLPKProblem(named: "relocation") { problem in
      try problem.loadMathProg(modelPath: modelPath, dataPath: file.path)
      return try body(&problem)
    }
  }
}
