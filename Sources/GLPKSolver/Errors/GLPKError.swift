/// Why GLPK could not do what it was asked. That a problem has no solution is no error but an answer.
public enum GLPKError: Error, Hashable, Sendable, CustomStringConvertible {
  /// GLPK called for an abort, which was caught; the problem is gone, the process lives on.
  case aborted(text: String)
  /// The problem went with an earlier abort on this thread.
  case problemLost
  /// Numbers or indices that GLPK must not see, all of them.
  case unusableData([GLPKDataFault])
  /// A name GLPK's file formats cannot carry.
  case unusableName(String, reason: String)
  /// The basis is singular or ill-conditioned and stayed so after it was rebuilt.
  case unusableBasis(code: Int32)
  /// The solver gave up for numerical reasons.
  case solverFailed(code: Int32)
  /// GLPK answered with a return code and statuses that do not belong together.
  case unexpectedAnswer(routine: String, code: Int32, statuses: [Int32])
  /// GLPK called a point a solution that breaks a row, a bound or integrality by `amount`.
  case wrongSolution(reason: String, amount: Double)
  /// The starting solution breaks a row, a bound or integrality by `amount`.
  case unusableStartingSolution(reason: String, amount: Double)
  /// A file could not be read or written; the text is GLPK's own, with its line numbers.
  case fileFailed(path: String, text: String)
  /// The system gave no thread to solve on.
  case noThread(code: Int32)

  /// What went wrong, for a log.
  public var description: String {
    switch self {
    case .aborted(let text): "GLPK gave up: \(text)"
    case .problemLost: "the problem was lost in an earlier failure of GLPK"
    case .unusableData(let faults): faults.map(\.description).joined(separator: "\n")
    case .unusableName(let name, let reason): "the name \(name) cannot be used: \(reason)"
    case .unusableBasis(let code): "the basis stayed unusable after it was rebuilt (GLPK's code \(code))"
    case .solverFailed(let code): "GLPK failed for numerical reasons (its code \(code))"
    case .unexpectedAnswer(let routine, let code, let statuses):
      "GLPK's \(routine) answered \(code) with the statuses \(statuses), which do not belong together"
    case .wrongSolution(let reason, let amount): "GLPK's solution is wrong: \(reason) by \(amount)"
    case .unusableStartingSolution(let reason, let amount):
      "the starting solution is not feasible: \(reason) by \(amount)"
    case .fileFailed(let path, let text): "\(path): \(text)"
    case .noThread(let code): "the system gave no thread to solve on (its code \(code))"
    }
  }
}
