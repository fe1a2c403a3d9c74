/// Which headings and words a table is written with.
enum Wording: Sendable {
  /// The contract's keys.
  case keys
  /// What an office in China writes.
  case chinese

  func callAsFunction(_ key: String, _ chinese: String) -> String { self == .keys ? key : chinese }
}

/// One column of a written table: its heading and each row's cell.
struct Column<Row>: Sendable {
  let key: String
  let chinese: String
  let text: @Sendable (Row, Wording) -> String

  init(_ key: String, _ chinese: String, _ text: @escaping @Sendable (Row, Wording) -> String) {
    self.key = key
    self.chinese = chinese
    self.text = text
  }

  /// A column whose cells are the same in any language.
  init(_ key: String, _ chinese: String, _ text: @escaping @Sendable (Row) -> String) {
    self.init(key, chinese) { row, _ in text(row) }
  }
}
