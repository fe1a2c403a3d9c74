/// The bytes of a CSV table: UTF-8 with the mark that makes spreadsheet programs read it as such, lines ended by LF.
struct CSVText {
  private(set) var bytes: [UInt8]

  /// Starts a table with its mark and headings.
  init<Row>(headings columns: [Column<Row>], wording: Wording) {
    bytes = [0xEF, 0xBB, 0xBF]
    append(columns.map { wording($0.key, $0.chinese) })
  }

  /// Adds one row.
  mutating func append<Row>(_ row: Row, columns: [Column<Row>], wording: Wording) {
    append(columns.map { $0.text(row, wording) })
  }

  /// Hands over what was written so far and starts anew behind it.
  mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func append(_ cells: [String]) {
    for (position, cell) in cells.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: ",")) }
      append(cell: cell)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func append(cell: String) {
    let quote = UInt8(ascii: "\"")
    let needsQuotes = cell.utf8.contains { $0 == quote || $0 == UInt8(ascii: ",") || $0 == 10 || $0 == 13 }
    guard needsQuotes else { return bytes.append(contentsOf: cell.utf8) }
    bytes.append(quote)
    for byte in cell.utf8 {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }
}

extension CSVText {
  /// A whole table in one go.
  static func file<Row>(_ name: String, _ rows: [Row], columns: [Column<Row>], wording: Wording) -> SyntheticFile {
    var text = CSVText(headings: columns, wording: wording)
    for row in rows { text.append(row, columns: columns, wording: wording) }
    return SyntheticFile(name: name, bytes: text.bytes)
  }
}
