/// A number or an index that GLPK must not see. Rows and columns count from 0.
public enum GLPKDataFault: Hashable, Sendable, CustomStringConvertible {
  /// A row's bound is not a finite number; an open side is nil, not infinity.
  case rowBoundNotFinite(row: Int)
  /// A column's bound is not a finite number; an open side is nil, not infinity.
  case columnBoundNotFinite(column: Int)
  /// A row's lower bound lies above its upper bound.
  case rowBoundsCrossed(row: Int)
  /// A column's lower bound lies above its upper bound.
  case columnBoundsCrossed(column: Int)
  /// An integer column has a bound that is not a whole number.
  case columnBoundNotWhole(column: Int)
  /// A cost is not a finite number.
  case costNotFinite(column: Int)
  /// The objective's constant is not a finite number.
  case objectiveConstantNotFinite
  /// A coefficient is not a finite number.
  case coefficientNotFinite(row: Int, column: Int)
  /// An entry stands twice.
  case duplicateEntry(row: Int, column: Int)
  /// There is no such row.
  case noSuchRow(Int)
  /// There is no such column.
  case noSuchColumn(Int)
  /// Two arrays that go together have different lengths.
  case countMismatch(what: String, expected: Int, found: Int)
  /// A list names a row or column twice.
  case listedTwice(what: String, number: Int)
  /// An option's number makes no sense.
  case optionOutOfRange(String)

  /// What is wrong and where.
  public var description: String {
    switch self {
    case .rowBoundNotFinite(let row): "row \(row): a bound is not a finite number"
    case .columnBoundNotFinite(let column): "column \(column): a bound is not a finite number"
    case .rowBoundsCrossed(let row): "row \(row): the lower bound lies above the upper"
    case .columnBoundsCrossed(let column): "column \(column): the lower bound lies above the upper"
    case .columnBoundNotWhole(let column): "column \(column): integer, but a bound is not a whole number"
    case .costNotFinite(let column): "column \(column): the cost is not a finite number"
    case .objectiveConstantNotFinite: "the objective's constant is not a finite number"
    case .coefficientNotFinite(let row, let column):
      "row \(row), column \(column): the coefficient is not a finite number"
    case .duplicateEntry(let row, let column): "row \(row), column \(column): two coefficients for one place"
    case .noSuchRow(let row): "there is no row \(row)"
    case .noSuchColumn(let column): "there is no column \(column)"
    case .countMismatch(let what, let expected, let found): "\(what): \(expected) expected, \(found) found"
    case .listedTwice(let what, let number): "\(what) \(number) is listed twice"
    case .optionOutOfRange(let option): "the option \(option) makes no sense"
    }
  }
}
