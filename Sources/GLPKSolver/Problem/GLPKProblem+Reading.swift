internal import CGLPK

extension GLPKProblem {
  /// The bounds of a row; nil where there is none.
  public func rowBounds(_ row: Int) throws -> (lower: Double?, upper: Double?) {
    var check = DataCheck()
    check.index(row: row, of: rowCount)
    try check.finish()
    return try reading {
      let number = Int32(row + 1)
      return unsafe (finite(glp_get_row_lb($0, number)), finite(glp_get_row_ub($0, number)))
    }
  }

  /// The bounds of a column; nil where there is none.
  public func columnBounds(_ column: Int) throws -> (lower: Double?, upper: Double?) {
    var check = DataCheck()
    check.index(column: column, of: columnCount)
    try check.finish()
    return try reading {
      let number = Int32(column + 1)
      return unsafe (finite(glp_get_col_lb($0, number)), finite(glp_get_col_ub($0, number)))
    }
  }

  /// The columns' coefficients in the objective.
  public func costs() throws -> [Double] {
    try reading { problem in (0..<columnCount).map { unsafe glp_get_obj_coef(problem, Int32($0 + 1)) } }
  }

  /// What is added to the objective.
  public func objectiveConstant() throws -> Double {
    try reading { unsafe glp_get_obj_coef($0, 0) }
  }

  /// Whether each column takes whole numbers only.
  public func integerColumns() throws -> [Bool] {
    try reading { problem in (0..<columnCount).map { unsafe glp_get_col_kind(problem, Int32($0 + 1)) != GLP_CV } }
  }

  /// Whether more of the objective is better.
  func isMaximizing() throws -> Bool {
    try reading { unsafe glp_get_obj_dir($0) == GLP_MAX }
  }

  /// The rows' names; nil for rows without one.
  public func rowNames() throws -> [String?] {
    try reading { problem in
      (0..<rowCount).map { unsafe glp_get_row_name(problem, Int32($0 + 1)).map { unsafe String(cString: $0) } }
    }
  }

  /// The columns' names; nil for columns without one.
  public func columnNames() throws -> [String?] {
    try reading { problem in
      (0..<columnCount).map { unsafe glp_get_col_name(problem, Int32($0 + 1)).map { unsafe String(cString: $0) } }
    }
  }

  /// GLPK tells open sides by the largest number there is.
  private func finite(_ bound: Double) -> Double? {
    bound.magnitude == .greatestFiniteMagnitude ? nil : bound
  }
}
