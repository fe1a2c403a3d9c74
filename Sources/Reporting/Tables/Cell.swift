import Relocation

/// One cell of an output table.
public enum Cell: Hashable, Sendable {
  case empty
  /// Text of the data's or of ours, to be shown and never to be computed.
  case text(String)
  case integer(Int)
  /// A count of tenths, shown with one decimal.
  case tenths(Int)
  /// A count of hundredths, shown with two decimals.
  case hundredths(Int)
  /// The sum of the whole numbers that stand above it in its column, among the rows of the same table.
  case columnSum(Int)
  /// The sum of the whole numbers in these columns of its own row.
  case rowSum(Int, columns: ClosedRange<Int>)
  /// What share the number in one column of its own row is of the number in another.
  case share(Int, of: Int, column: Int, wholeColumn: Int)
  /// Text that asks for attention.
  case remark(String)

  /// The cell as plain text.
  public var text: String {
    switch self {
    case .empty: ""
    case .text(let text), .remark(let text): text
    case .integer(let number), .columnSum(let number), .rowSum(let number, _): String(number)
    case .tenths(let number): FixedPoint.tenths(number)
    case .hundredths(let number): FixedPoint.hundredths(number)
    case .share(let part, let whole, _, _): Figures.share(part, of: whole)
    }
  }

  /// The whole number in the cell, if it is one; a sum is one too.
  var wholeNumber: Int? {
    switch self {
    case .integer(let number), .columnSum(let number), .rowSum(let number, _): number
    default: nil
    }
  }

  /// Whether it is text, which no spreadsheet may take for a formula.
  var isText: Bool {
    switch self {
    case .text, .remark: true
    default: false
    }
  }

  /// A text, or an empty cell for none.
  static func optional(_ text: String?) -> Cell { text.map { $0.isEmpty ? .empty : .text($0) } ?? .empty }
  /// A number, or an empty cell for none.
  static func optional(_ number: Int?) -> Cell { number.map { .integer($0) } ?? .empty }
}
