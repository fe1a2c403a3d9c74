/// The cells of one table as text, whatever file they came from.
///
/// All texts lie one after another in one buffer of UTF-8, so that a table of millions of cells is a few arrays. Every
/// row of the file is here, blank ones too: row 0 is the spreadsheet's row 1. A reader of another kind of file fills the
/// same arrays with ``append(cell:)`` and ``endRow()``, and everything after it is shared.
struct RawTable: Sendable {
  /// Where a cell's text lies in ``bytes``.
  struct Cell: Hashable, Sendable {
    var lower: UInt32
    var upper: UInt32
  }

  var bytes: [UInt8] = []
  var cells: [Cell] = []
  /// First cell of each row, and one entry more for the end.
  var rowStarts: [Int] = [0]

  var rowCount: Int { rowStarts.count - 1 }

  func cellCount(row: Int) -> Int { rowStarts[row + 1] - rowStarts[row] }

  mutating func append(cell text: some Sequence<UInt8>) {
    let lower = UInt32(bytes.count)
    bytes.append(contentsOf: text)
    cells.append(Cell(lower: lower, upper: UInt32(bytes.count)))
  }

  mutating func endRow() { rowStarts.append(cells.count) }

  /// Where the text of a cell lies without white space around it; empty beyond the end of a short row.
  func range(row: Int, column: Int) -> Range<Int> {
    let index = rowStarts[row] + column
    guard index < rowStarts[row + 1] else { return 0..<0 }
    var lower = Int(cells[index].lower)
    var upper = Int(cells[index].upper)
    while lower < upper {
      let width = blankWidth(at: lower, upper: upper)
      if width == 0 { break }
      lower += width
    }
    while upper > lower {
      let width = blankWidth(before: upper, lower: lower)
      if width == 0 { break }
      upper -= width
    }
    return lower..<upper
  }

  /// A cell's text without white space around it.
  func text(row: Int, column: Int) -> String {
    let range = range(row: row, column: column)
    return range.isEmpty ? "" : String(decoding: bytes[range], as: UTF8.self)
  }

  func isBlank(row: Int) -> Bool {
    (0..<cellCount(row: row)).allSatisfy { range(row: row, column: $0).isEmpty }
  }

  /// Length of the white space that begins here: ASCII, no-break and ideographic spaces, invisible marks.
  private func blankWidth(at index: Int, upper: Int) -> Int {
    let byte = bytes[index]
    if byte <= 0x20 { return 1 }
    if byte < 0xC2 || byte > 0xEF { return 0 }
    if byte == 0xC2 { return index + 1 < upper && bytes[index + 1] == 0xA0 ? 2 : 0 }
    guard index + 2 < upper else { return 0 }
    return Self.isWideBlank(byte, bytes[index + 1], bytes[index + 2]) ? 3 : 0
  }

  private func blankWidth(before index: Int, lower: Int) -> Int {
    let byte = bytes[index - 1]
    if byte <= 0x20 { return 1 }
    if byte & 0xC0 != 0x80 { return 0 }
    if index - 2 >= lower, bytes[index - 2] == 0xC2, byte == 0xA0 { return 2 }
    guard index - 3 >= lower else { return 0 }
    return Self.isWideBlank(bytes[index - 3], bytes[index - 2], byte) ? 3 : 0
  }

  /// U+3000, U+200B, U+FEFF.
  private static func isWideBlank(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second, third) {
    case (0xE3, 0x80, 0x80), (0xE2, 0x80, 0x8B), (0xEF, 0xBB, 0xBF): true
    default: false
    }
  }
}
