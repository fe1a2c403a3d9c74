internal import CGLPK
internal import CGLPKTrap
public import LinearModel

extension GLPKProblem {
  /// Adds rows without coefficients and gives their numbers. The basis is kept: the new rows enter it.
  ///
  /// - Throws: `GLPKError.unusableData` for bounds that are not finite or crossed.
  @discardableResult
  public mutating func addRows(_ rows: [Row]) throws -> Range<Int> {
    let first = rowCount
    var check = DataCheck()
    for (offset, row) in rows.enumerated() { check.rowBounds(row.lower, row.upper, row: first + offset) }
    try check.finish()
    if !rows.isEmpty { try addUncheckedRows(rows) }
    return first..<first + rows.count
  }

  /// Hands rows to GLPK as they are; none at all makes it abort.
  mutating func addUncheckedRows(_ rows: [Row]) throws {
    let lower = rows.map { $0.lower ?? -.infinity }
    let upper = rows.map { $0.upper ?? .infinity }
    try step { unsafe trap_add_rows($0, Int32(rows.count), lower, upper) }
  }

  /// Adds columns with their coefficients and gives their numbers. The basis is kept: the new columns stay out of it.
  ///
  /// Takes time proportional to the rows of the problem and the coefficients added together.
  ///
  /// - Throws: `GLPKError.unusableData` for numbers that are not finite, crossed bounds, rows that do not exist or
  ///   occur twice in a column, and integer columns with bounds that are not whole.
  @discardableResult
  public mutating func addColumns(_ columns: [Column]) throws -> Range<Int> {
    let first = columnCount
    try check(columns, first: first)
    guard !columns.isEmpty else { return first..<first }
    var starts: [Int32] = [0]
    // GLPK reads its vectors from 1.
    var rows: [Int32] = [0]
    var values: [Double] = [0]
    for column in columns {
      rows.append(contentsOf: column.rows.lazy.map { $0 + 1 })
      values.append(contentsOf: column.values)
      starts.append(Int32(values.count - 1))
    }
    let lower = columns.map { $0.lower ?? -.infinity }
    let upper = columns.map { $0.upper ?? .infinity }
    let costs = columns.map(\.cost)
    let integer = columns.map(\.isInteger)
    try step {
      unsafe trap_add_columns($0, Int32(columns.count), lower, upper, costs, integer, starts, rows, values)
    }
    return first..<first + columns.count
  }

  private func check(_ columns: [Column], first: Int) throws {
    let height = rowCount
    var check = DataCheck()
    var stamps = EntryStamps(count: height)
    for (offset, column) in columns.enumerated() {
      let number = first + offset
      check.columnBounds(column.lower, column.upper, isInteger: column.isInteger, column: number)
      check.cost(column.cost, column: number)
      check.count("coefficients of column \(number)", expected: column.rows.count, found: column.values.count)
      for (row, value) in zip(column.rows, column.values) {
        guard row >= 0, row < height else {
          check.note(.noSuchRow(Int(row)))
          continue
        }
        if !value.isFinite { check.note(.coefficientNotFinite(row: Int(row), column: number)) }
        if !stamps.isNew(Int(row), in: offset) { check.note(.duplicateEntry(row: Int(row), column: number)) }
      }
    }
    try check.finish()
  }

  /// Adds one row with coefficients in columns that exist, and gives its number. The basis is kept.
  ///
  /// - Throws: `GLPKError.unusableData`, as for columns.
  @discardableResult
  public mutating func appendRow(_ row: Row, columns: [Int32], values: [Double]) throws -> Int {
    let (number, width) = (rowCount, columnCount)
    var check = DataCheck()
    var stamps = EntryStamps(count: width)
    check.rowBounds(row.lower, row.upper, row: number)
    check.count("coefficients of row \(number)", expected: columns.count, found: values.count)
    for (column, value) in zip(columns, values) {
      guard column >= 0, column < width else {
        check.note(.noSuchColumn(Int(column)))
        continue
      }
      if !value.isFinite { check.note(.coefficientNotFinite(row: number, column: Int(column))) }
      if !stamps.isNew(Int(column), in: 0) { check.note(.duplicateEntry(row: number, column: Int(column))) }
    }
    try check.finish()
    try addUncheckedRows([row])
    let indices = [0] + columns.map { $0 + 1 }
    let coefficients = [0] + values
    try step { unsafe trap_set_row($0, Int32(number + 1), Int32(columns.count), indices, coefficients) }
    return number
  }

  /// Sets whether less or more of the objective is better; at first less is.
  public mutating func setDirection(_ direction: ObjectiveDirection) throws {
    try step { unsafe trap_set_direction($0, direction == .minimize ? GLP_MIN : GLP_MAX) }
  }
}
