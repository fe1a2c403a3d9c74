internal import CGLPK

/// The library this module works with.
public enum GLPK {
  /// The version of the GLPK library at run time, like `5.0`.
  public static var version: String { unsafe String(cString: glp_version()) }
}
