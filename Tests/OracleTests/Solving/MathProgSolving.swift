import Formulation
import Foundation
import GLPKSolver
import Relocation

/// The least values of a case's levels through `Models/relocation.mod`, which GLPK's own translator reads.
enum MathProgSolving {
  /// By level; `nil` where no plan obeys the rules.
  static func values(of planningCase: PlanningCase) throws -> [Int]? {
    var least: [Int] = []
    for level in planningCase.scenario.objectives.indices {
      let data = mathProgData(for: planningCase, level: level + 1, best: least)
      guard let value = try leastValue(data) else { return nil }
      least.append(value)
    }
    return least
  }

  private static func leastValue(_ data: String) throws -> Int? {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("oracle-\(UUID().uuidString).dat")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(data.utf8).write(to: file)
    let solution = try withGLPKProblem(named: "relocation") { problem in
      try problem.loadMathProg(modelPath: Repository.path("Models/relocation.mod"), dataPath: file.path)
      return try problem.solveMIP()
    }
    switch solution {
    case .optimal(_, let objective, _): return Int(objective.rounded())
    case .infeasible: return nil
    default: throw DirectSolving.Unsolved(solution: solution)
    }
  }
}
