import GLPKSolver

/// What `--version` says.
enum VersionText {
  /// The version of this program.
  static let relocate = "0.1.0"
  /// The version of the form of plan folders.
  static let schema = 1

  /// One line for each.
  static var current: String {
    """
    relocate \(relocate)
    GLPK \(GLPK.version)
    plan folder schema \(schema)
    """
  }
}
