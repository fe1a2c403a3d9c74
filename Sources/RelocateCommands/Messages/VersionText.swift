import GLPKSolver
import Reporting

/// What `--version` says.
enum VersionText {
  /// The version of this program.
  static let relocate = "0.1.0"

  /// One line for each.
  static var current: String {
    """
    relocate \(relocate)
    GLPK \(GLPK.version)
    plan folder schema \(PlanDocument.currentSchema)
    """
  }
}
