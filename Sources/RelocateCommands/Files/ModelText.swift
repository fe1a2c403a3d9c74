import Foundation
import Formulation
import GLPKSolver
import Relocation

/// The model of one level as text that other solvers read.
struct ModelText {
  /// The two formats of whole models.
  enum Format {
    case mps, lp

    /// What begins a comment line.
    var comment: String {
      switch self {
      case .mps: "*"
      case .lp: "\\"
      }
    }
  }

  let planningCase: PlanningCase
  let level: Int
  let best: [Int]

  /// The model, under comments that say which id each symbol in its names stands for.
  ///
  /// - Throws: ``CommandFailure`` with 65 where the scenario cannot be stated as sums.
  func bytes(_ format: Format) throws -> [UInt8] {
    let problem: AssignmentProblem
    do {
      problem = try AssignmentProblem(planningCase)
    } catch {
      throw CommandFailure(.badData, error.message)
    }
    let caps = zip(best, planningCase.scenario.objectives).map { $0 + $1.tolerance }
    let direct = DirectFormulation(problem, level: level - 1, caps: caps)
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("relocate-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try withGLPKProblem(named: "relocation_level_\(level)") { glpk in
      try glpk.load(direct.model, named: true)
      switch format {
      case .mps: try glpk.writeMPS(path: file.path)
      case .lp: try glpk.writeLP(path: file.path)
      }
    }
    return Array(legend(format).utf8) + Array(try Data(contentsOf: file))
  }

  private func legend(_ format: Format) -> String {
    DirectFormulation.legend(of: planningCase).map { symbol in
      "\(format.comment) \(symbol.symbol) = \(symbol.kind.rawValue) \(Self.onOneLine(symbol.id))\n"
    }.joined()
  }

  private static func onOneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
