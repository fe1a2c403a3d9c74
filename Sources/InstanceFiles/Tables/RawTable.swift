/// The cells of one table as text, whatever file they came from.
///
/// All texts lie in one buffer of UTF-8, so that a table of millions of cells is a few arrays; several cells may share one
/// text. A CSV file's rows are all here, blank ones too; a sheet leaves its blank rows out, and each of the others knows its
/// number. Everything after the reading of cells is the same for both.
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
  /// The spreadsheet's number of each row; empty where no row was left out.
  private var numbers: [Int] = []

  init() {}

  init(bytes: [UInt8], cells: [Cell], rowStarts: [Int]) {
    self.bytes = bytes
    self.cells = cells
    self.rowStarts = rowStarts
  }

  var rowCount: Int { rowStarts.count - 1 }

  func cellCount(row: Int) -> Int { rowStarts[row + 1] - rowStarts[row] }

  /// A cell as it lies in the buffer; empty beyond the end of a short row.
  func cell(row: Int, column: Int) -> Cell {
    let index = rowStarts[row] + column
    return index < rowStarts[row + 1] ? cells[index] : Cell(lower: 0, upper: 0)
  }

  mutating func append(cell text: some Sequence<UInt8>) {
    let lower = UInt32(bytes.count)
    bytes.append(contentsOf: text)
    cells.append(Cell(lower: lower, upper: UInt32(bytes.count)))
  }

  /// Ends a row that the spreadsheet numbers so.
  mutating func endRow(number: Int) {
    rowStarts.append(cells.count)
    numbers.append(number)
  }

  /// The number that a spreadsheet shows beside a row, from 1.
  func number(of row: Int) -> Int { numbers.isEmpty ? row + 1 : numbers[row] }

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
