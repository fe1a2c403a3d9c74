internal import Relocation

/// One table's file, from its bytes to its headings.
struct TableFile {
  var kind: Instance.Table
  var input: InputFile
  /// The table under its headings; `nil` where a fault keeps it from being read.
  var sheet: SheetReader?
  var faults: FaultList
  var hints: FaultList

  private static let largest = 1 << 30

  /// Reads the file of a table. Whatever is wrong is among the faults.
  static func read(_ path: String, kind: Instance.Table) -> TableFile {
    let name = FileSystem.lastComponent(of: path)
    var file = TableFile(
      kind: kind, input: InputFile(name: name, table: kind, bytes: 0, sha256: "", encoding: .utf8, rows: 0), sheet: nil,
      faults: FaultList(file: name), hints: FaultList(file: name))
    guard case .file(let size) = FileSystem.kind(of: path) else {
      file.faults.add(.notARegularFile)
      return file
    }
    guard size <= largest else {
      file.faults.add(.tooLarge)
      return file
    }
    switch FileSystem.read(path, expected: size) {
    case .failed(let reason): file.faults.add(.unreadable(reason))
    case .bytes(let bytes): file.take(bytes)
    }
    return file
  }

  private mutating func take(_ bytes: [UInt8]) {
    input.bytes = bytes.count
    input.sha256 = sha256Sum(of: bytes)
    do throws(TextDecoder.Failure) {
      let text = try TextDecoder.decode(bytes)
      input.encoding = text.encoding
      parse(text.utf8)
    } catch {
      faults.add(error.faultText)
    }
  }

  private mutating func parse(_ text: [UInt8]) {
    let separator = SeparatorChoice.separator(of: text, kind: kind)
    let (table, problems) = CSVParser.parse(text, separator: separator)
    guard (0..<table.rowCount).contains(where: { !table.isBlank(row: $0) }) else {
      faults.add(.emptyFile)
      return
    }
    for problem in problems { note(problem) }
    // After an unclosed quotation mark every later cell is in doubt: nothing more is said about this file.
    if problems.contains(where: { $0.kind == .unclosedQuote }) { return }
    guard let row = HeadingRow.find(in: table, kind: kind) else {
      noteNoHeadings(table)
      return
    }
    let headings = HeadingRow.read(table, row: row, kind: kind, faults: &faults, hints: &hints)
    let reader = SheetReader(table: table, kind: kind, headings: headings, faults: faults)
    input.rows = reader.rows.count
    sheet = reader
  }

  private mutating func note(_ problem: CSVParser.Problem) {
    let column = DataFault.Column(
      name: HeadingRow.letters(problem.column), heading: "", key: nil, index: problem.column)
    switch problem.kind {
    case .unclosedQuote: faults.add(.unclosedQuote(line: problem.line), row: problem.row + 1, column: column)
    case .textAfterQuote: faults.add(.textAfterQuote(line: problem.line), row: problem.row + 1, column: column)
    }
  }

  private mutating func noteNoHeadings(_ table: RawTable) {
    let required = Heading.all(in: kind).filter(\.isRequired)
    let names = required.flatMap { [$0.key] + $0.synonyms }
    var near: String?
    for row in 0..<min(HeadingRow.searchedRows, table.rowCount) {
      for column in 0..<min(table.cellCount(row: row), 100) where near == nil {
        let text = table.text(row: row, column: column)
        if text.utf8.count <= 60, NearestName.nearest(to: text, among: names) != nil { near = text }
      }
    }
    faults.add(.noHeadingRow(table: kind, required: required, encoding: input.encoding, near: near))
  }
}
