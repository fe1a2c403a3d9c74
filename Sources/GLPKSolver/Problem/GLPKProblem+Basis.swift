internal import CGLPK
internal import CGLPKTrap

extension GLPKProblem {
  /// Where each row stands in the basis.
  public func rowBasisStatuses() throws -> [BasisStatus] {
    try reading { problem in
      (0..<rowCount).map { unsafe BasisStatus(code: glp_get_row_stat(problem, Int32($0 + 1))) ?? .basic }
    }
  }

  /// Where each column stands in the basis.
  public func columnBasisStatuses() throws -> [BasisStatus] {
    try reading { problem in
      (0..<columnCount).map { unsafe BasisStatus(code: glp_get_col_stat(problem, Int32($0 + 1))) ?? .atLower }
    }
  }

  /// Replaces the basis. GLPK turns a status that does not fit the bounds into one that does; a basis that is
  /// singular is rebuilt by the next solve.
  public mutating func setBasisStatuses(rows: [BasisStatus], columns: [BasisStatus]) throws {
    var check = DataCheck()
    check.count("row statuses", expected: rowCount, found: rows.count)
    check.count("column statuses", expected: columnCount, found: columns.count)
    try check.finish()
    let (rowCodes, columnCodes) = (rows.map(\.code), columns.map(\.code))
    try step { unsafe trap_set_basis($0, rowCodes, columnCodes) }
  }

  /// Replaces the basis by one made from the rows and columns themselves: triangular where `advanced`, else the rows.
  public mutating func rebuildBasis(advanced: Bool = true) throws {
    try step { unsafe trap_rebuild_basis($0, advanced) }
  }
}
