internal import CGLPK
internal import CGLPKTrap

extension GLPKProblem {
  /// Replaces both bounds of a row; nil leaves a side open.
  public mutating func setRowBounds(_ row: Int, lower: Double?, upper: Double?) throws {
    var check = DataCheck()
    check.index(row: row, of: rowCount)
    check.rowBounds(lower, upper, row: row)
    try check.finish()
    try step { unsafe trap_set_row_bounds($0, Int32(row + 1), lower ?? -.infinity, upper ?? .infinity) }
  }

  /// Replaces both bounds of a column; nil leaves a side open.
  public mutating func setColumnBounds(_ column: Int, lower: Double?, upper: Double?) throws {
    var check = DataCheck()
    check.index(column: column, of: columnCount)
    try check.finish()
    let isInteger = try reading { unsafe glp_get_col_kind($0, Int32(column + 1)) != GLP_CV }
    check.columnBounds(lower, upper, isInteger: isInteger, column: column)
    try check.finish()
    try step { unsafe trap_set_column_bounds($0, Int32(column + 1), lower ?? -.infinity, upper ?? .infinity) }
  }

  /// Replaces a column's coefficient in the objective.
  public mutating func setCost(_ column: Int, _ cost: Double) throws {
    var check = DataCheck()
    check.index(column: column, of: columnCount)
    check.cost(cost, column: column)
    try check.finish()
    try step { unsafe trap_set_cost($0, Int32(column + 1), cost) }
  }

  /// Replaces what is added to the objective.
  public mutating func setObjectiveConstant(_ constant: Double) throws {
    guard constant.isFinite else { throw GLPKError.unusableData([.objectiveConstantNotFinite]) }
    try step { unsafe trap_set_cost($0, 0, constant) }
  }

  /// Sets whether a column takes whole numbers only; its bounds stay as they are.
  public mutating func setInteger(_ column: Int, _ isInteger: Bool) throws {
    var check = DataCheck()
    check.index(column: column, of: columnCount)
    try check.finish()
    let (lower, upper) = try columnBounds(column)
    check.columnBounds(lower, upper, isInteger: isInteger, column: column)
    try check.finish()
    try step { unsafe trap_set_integer($0, Int32(column + 1), isInteger) }
  }

  /// Deletes columns; those behind them move up. Deleting none changes nothing.
  ///
  /// The basis is kept as far as the deleted columns were not in it.
  public mutating func deleteColumns(_ columns: [Int]) throws {
    let width = columnCount
    var check = DataCheck()
    var stamps = EntryStamps(count: width)
    for column in columns {
      guard column >= 0, column < width else {
        check.note(.noSuchColumn(column))
        continue
      }
      if !stamps.isNew(column, in: 0) { check.note(.listedTwice(what: "column", number: column)) }
    }
    try check.finish()
    guard !columns.isEmpty else { return }
    let numbers = [0] + columns.map { Int32($0 + 1) }
    try step { unsafe trap_delete_columns($0, Int32(columns.count), numbers) }
  }

  /// Deletes rows; those behind them move up. Deleting none changes nothing.
  public mutating func deleteRows(_ rows: [Int]) throws {
    let height = rowCount
    var check = DataCheck()
    var stamps = EntryStamps(count: height)
    for row in rows {
      guard row >= 0, row < height else {
        check.note(.noSuchRow(row))
        continue
      }
      if !stamps.isNew(row, in: 0) { check.note(.listedTwice(what: "row", number: row)) }
    }
    try check.finish()
    guard !rows.isEmpty else { return }
    let numbers = [0] + rows.map { Int32($0 + 1) }
    try step { unsafe trap_delete_rows($0, Int32(rows.count), numbers) }
  }

  /// Scales rows and columns inside GLPK where they differ much in size; what goes in and out stays unscaled.
  public mutating func scale() throws {
    try step { unsafe trap_scale($0) }
  }
}
