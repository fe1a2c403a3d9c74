/// UTF-8 text of separated values → ``RawTable``.
///
/// Rows end with a carriage return, a line feed or both. A cell that begins with a quotation mark ends with the next
/// single one; inside it a doubled one stands for one, and separators and line ends are text. A quotation mark inside an
/// unquoted cell is text. One pass over the bytes; quoted cells are shortened in place.
struct CSVParser {
  /// Something wrong with the quotation marks.
  struct Problem: Hashable {
    enum Kind: Hashable { case unclosedQuote, textAfterQuote }
    var kind: Kind
    /// Row and cell from 0, and the line of the text from 1.
    var row: Int
    var column: Int
    var line: Int
  }

  private static let quote: UInt8 = 0x22
  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  private let separator: UInt8
  private var position = 0
  private var line = 1
  private var cells: [RawTable.Cell] = []
  private var rowStarts: [Int] = [0]
  private var problems: [Problem] = []
  private var endsInRow = false

  private init(separator: UInt8) { self.separator = separator }

  /// Parses at most so many rows; `endsInRow` says that the last one has no line end.
  static func parse(
    _ text: consuming [UInt8], separator: UInt8, maximumRows: Int = .max
  ) -> (table: RawTable, problems: [Problem], endsInRow: Bool) {
    var bytes = text
    var parser = CSVParser(separator: separator)
    parser.cells.reserveCapacity(maximumRows == .max ? bytes.count / 6 : 64)
    bytes.withUnsafeMutableBufferPointer { parser.run($0, maximumRows: maximumRows) }
    let table = RawTable(bytes: bytes, cells: parser.cells, rowStarts: parser.rowStarts)
    return (table, parser.problems, parser.endsInRow)
  }

  private mutating func run(_ bytes: UnsafeMutableBufferPointer<UInt8>, maximumRows: Int) {
    while position < bytes.count, rowStarts.count <= maximumRows {
      readCell(bytes)
      if position < bytes.count, bytes[position] == separator {
        position += 1
        // A separator at the very end has one more, empty, cell after it.
        if position < bytes.count { continue }
        cells.append(RawTable.Cell(lower: UInt32(position), upper: UInt32(position)))
      }
      endRow(bytes)
    }
  }

  private mutating func endRow(_ bytes: UnsafeMutableBufferPointer<UInt8>) {
    if position < bytes.count, bytes[position] == Self.carriageReturn {
      position += 1
      if position < bytes.count, bytes[position] == Self.lineFeed { position += 1 }
    } else if position < bytes.count, bytes[position] == Self.lineFeed {
      position += 1
    } else {
      endsInRow = true
    }
    line += 1
    rowStarts.append(cells.count)
  }

  private mutating func readCell(_ bytes: UnsafeMutableBufferPointer<UInt8>) {
    var start = position
    // Blanks before a quotation mark do not make it a part of the text.
    while start < bytes.count, bytes[start] == 0x20 { start += 1 }
    if start < bytes.count, bytes[start] == Self.quote {
      readQuotedCell(bytes, from: start + 1)
      return
    }
    let lower = position
    position = start
    while position < bytes.count {
      let byte = bytes[position]
      if byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn { break }
      position += 1
    }
    cells.append(RawTable.Cell(lower: UInt32(lower), upper: UInt32(position)))
  }

  private mutating func readQuotedCell(_ bytes: UnsafeMutableBufferPointer<UInt8>, from lower: Int) {
    let openingLine = line
    var write = lower
    position = lower
    var isClosed = false
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Self.quote {
        guard position + 1 < bytes.count, bytes[position + 1] == Self.quote else {
          isClosed = true
          position += 1
          break
        }
        position += 1
      } else if byte == Self.lineFeed || (byte == Self.carriageReturn && !isBeforeLineFeed(bytes)) {
        line += 1
      }
      bytes[write] = byte
      write += 1
      position += 1
    }
    if !isClosed { note(.unclosedQuote, line: openingLine) }
    skipToSeparator(bytes)
    cells.append(RawTable.Cell(lower: UInt32(lower), upper: UInt32(write)))
  }

  private func isBeforeLineFeed(_ bytes: UnsafeMutableBufferPointer<UInt8>) -> Bool {
    position + 1 < bytes.count && bytes[position + 1] == Self.lineFeed
  }

  /// Passes over what follows a closing quotation mark; only blanks may.
  private mutating func skipToSeparator(_ bytes: UnsafeMutableBufferPointer<UInt8>) {
    var hasText = false
    while position < bytes.count {
      let byte = bytes[position]
      if byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn { break }
      if byte != 0x20 && byte != 0x09 { hasText = true }
      position += 1
    }
    if hasText { note(.textAfterQuote, line: line) }
  }

  private mutating func note(_ kind: Problem.Kind, line: Int) {
    let row = rowStarts.count - 1
    problems.append(Problem(kind: kind, row: row, column: cells.count - rowStarts[row], line: line))
  }
}
