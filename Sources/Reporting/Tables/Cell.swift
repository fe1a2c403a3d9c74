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

  /// The cell as plain text.
  public var text: String {
    switch self {
    case .empty: ""
    case .text(let text): text
    case .integer(let number): String(number)
    case .tenths(let number): FixedPoint.tenths(number)
    case .hundredths(let number): FixedPoint.hundredths(number)
    }
  }

  /// A text, or an empty cell for none.
  static func optional(_ text: String?) -> Cell { text.map { $0.isEmpty ? .empty : .text($0) } ?? .empty }
  /// A number, or an empty cell for none.
  static func optional(_ number: Int?) -> Cell { number.map { .integer($0) } ?? .empty }
}
