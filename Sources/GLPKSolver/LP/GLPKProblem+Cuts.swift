internal import CGLPK
internal import CGLPKTrap

extension GLPKProblem {
  /// Cutting planes at the optimum that the last solve of the LP ended with, the deepest first.
  ///
  /// - Parameters:
  ///   - families: which to look for; cliques are left out.
  ///   - most: Gomory's cuts at most.
  ///   - point: the values of the columns at that optimum.
  public mutating func cuttingPlanes(
    _ families: MIPOptions.Cuts, most: Int, at point: LPPoint
  ) throws -> [CuttingPlane] {
    var check = DataCheck()
    check.count("values of the optimum", expected: columnCount, found: point.columnPrimals.count)
    try check.finish()
    guard rowCount > 0, columnCount > 0 else { return [] }
    let pool = try GLPKProblem(named: "cuts", tampering: nil)
    let wanted = trap_cuts(
      UInt32(families.rawValue) & (TRAP_GOMORY.rawValue | TRAP_ROUNDING.rawValue | TRAP_COVER.rawValue))
    try step { problem in
      (try? pool.reading { pool in unsafe trap_generate_cuts(problem, pool, wanted, Int32(clamping: most)) }) ?? false
    }
    return try pool.rows(width: columnCount, at: point.columnPrimals).deepestFirst
  }

  /// What to multiply the rows with so that their sum has the coefficient 1 at a column that is basic at the optimum just found and 0
  /// at every other basic one: the column's row of the simplex tableau, in terms of the rows.
  ///
  /// - Returns: by row; `nil` where the column is not basic, or the basis singular.
  public mutating func rowCombination(of column: Int) throws -> [Double]? {
    guard column >= 0, column < columnCount, rowCount > 0 else { return nil }
    var multipliers = [Double](repeating: 0, count: rowCount + 1)
    var found = false
    try step { unsafe trap_combine_rows($0, Int32(column + 1), &multipliers, &found) }
    return found && multipliers.allSatisfy(\.isFinite) ? Array(multipliers.dropFirst()) : nil
  }

  private func rows(width: Int, at point: [Double]) throws -> [CuttingPlane] {
    var columns = [Int32](repeating: 0, count: width + 1)
    var values = [Double](repeating: 0, count: width + 1)
    return try (0..<rowCount).compactMap { row in
      let (lower, upper) = try rowBounds(row)
      let count = try reading { pool in unsafe Int(glp_get_mat_row(pool, Int32(row + 1), &columns, &values)) }
      return CuttingPlane(
        lower: lower, upper: upper, columns: columns[1..<count + 1].map { $0 - 1 },
        values: Array(values[1..<count + 1]),
        at: point, width: width)
    }
  }
}
