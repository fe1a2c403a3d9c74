internal import Relocation

/// One file of an instance, from its bytes to its tables.
struct SourceFile {
  var input: InputFile
  var tables: [TableSource] = []
  /// What is wrong with the file as a whole.
  var faults: FaultList
  /// Sheets that are no table.
  var unreadSheets: [String] = []
  /// Whether the file could be opened and holds no table.
  var isUnrelated = false

  private static let largest = 1 << 30

  private init(name: String) {
    input = InputFile(name: name, table: nil, bytes: 0, sha256: "", encoding: nil, rows: 0)
    faults = FaultList(file: name)
  }

  /// Reads a file. Whatever is wrong is among the faults.
  static func read(_ candidate: InstanceFolder.Candidate, alone: Bool) -> SourceFile {
    var file = SourceFile(name: candidate.name)
    guard case .file(let size) = FileSystem.kind(of: candidate.path) else {
      file.faults.add(.notARegularFile)
      return file
    }
    guard size <= (candidate.isWorkbook ? WorkbookLimits.fileBytes : largest) else {
      file.faults.add(candidate.isWorkbook ? .workbookTooLarge : .tooLarge)
      return file
    }
    switch FileSystem.read(candidate.path, expected: size) {
    case .failed(let reason): file.faults.add(.unreadable(reason))
    case .bytes(let bytes):
      file.input.bytes = bytes.count
      file.input.sha256 = sha256Sum(of: bytes)
      if candidate.isWorkbook {
        file.takeWorkbook(bytes, table: candidate.table, alone: alone)
      } else if let table = candidate.table {
        file.takeText(bytes, table)
      }
    }
    file.input.rows = file.tables.reduce(0) { $0 + $1.rows }
    return file
  }

  // MARK: Text

  private mutating func takeText(_ bytes: [UInt8], _ kind: Instance.Table) {
    var source = TableSource(kind: kind, file: input.name)
    input.table = kind
    do throws(TextDecoder.Failure) {
      let text = try TextDecoder.decode(bytes)
      input.encoding = text.encoding
      source.parse(text)
    } catch {
      source.faults.add(error.faultText)
    }
    tables = [source]
  }

  // MARK: Workbooks

  private mutating func takeWorkbook(_ bytes: [UInt8], table: Instance.Table?, alone: Bool) {
    do throws(UnreadableWorkbook) {
      let workbook = try Workbook(bytes)
      let named = workbook.sheets.filter { TableFileName.table(ofPart: $0.name) != nil }
      if !named.isEmpty {
        let guides = [TemplateGuide.sheetName.zh, TemplateGuide.sheetName.en]
        unreadSheets = workbook.sheets.filter { !named.contains($0) }.map(\.name).filter { !guides.contains($0) }
        for sheet in named {
          guard let kind = TableFileName.table(ofPart: sheet.name) else { continue }
          try read(sheet, as: kind, of: workbook)
        }
      } else if let table {
        try readUnnamed(as: table, of: workbook)
      } else if alone {
        let names = workbook.sheets.map(\.name)
        let near = names.first { TableFileName.nearest(to: $0) != nil }
        faults.add(.noTableSheet(names, near: near.flatMap { TableFileName.nearest(to: $0)?.rawValue }))
      } else {
        isUnrelated = true
      }
    } catch {
      tables = []
      faults.add(error.fault)
    }
  }

  private mutating func read(
    _ sheet: Workbook.Sheet, as kind: Instance.Table, of workbook: Workbook
  ) throws(UnreadableWorkbook) {
    var source = TableSource(kind: kind, file: input.name, sheet: sheet.name)
    let content = try workbook.content(of: sheet)
    if content.table.isBlank {
      // An optional table that was left blank is one that is not there.
      guard kind == .households || kind == .sites else { return }
      source.faults.add(.emptySheet)
    } else {
      source.take(content, of: sheet)
    }
    tables.append(source)
  }

  /// A workbook that is named like a table, its sheets not: every sheet under the table's headings is a part of it.
  private mutating func readUnnamed(as kind: Instance.Table, of workbook: Workbook) throws(UnreadableWorkbook) {
    var first: TableSource?
    for sheet in workbook.sheets {
      let content = try workbook.content(of: sheet)
      if content.table.isBlank { continue }
      var source = TableSource(kind: kind, file: input.name, sheet: sheet.name)
      source.take(content, of: sheet)
      if source.sheet != nil { tables.append(source) } else { unreadSheets.append(sheet.name) }
      if first == nil { first = source }
    }
    guard tables.isEmpty else { return }
    var source = first ?? TableSource(kind: kind, file: input.name)
    if first == nil { source.faults.add(.emptyFile) }
    tables = [source]
  }
}

extension RawTable {
  var isBlank: Bool { (0..<rowCount).allSatisfy { isBlank(row: $0) } }
}

extension TableSource {
  /// Takes the text of a CSV file.
  fileprivate mutating func parse(_ text: TextDecoder.Text) {
    let separator = SeparatorChoice.separator(of: text.utf8, kind: kind)
    let (table, problems, endsInRow) = CSVParser.parse(text.utf8, separator: separator)
    guard !table.isBlank else {
      faults.add(.emptyFile)
      return
    }
    for problem in problems { note(problem) }
    // After an unclosed quotation mark every later cell is in doubt: nothing more is said about this file.
    if problems.contains(where: { $0.kind == .unclosedQuote }) { return }
    if endsInRow { noteCutRow(table) }
    take(table, encoding: text.encoding)
  }

  /// A last row without a line end that has fewer cells than every row from the headings on was cut: a program that writes tables
  /// ends its rows, and a person who leaves the last line end out still fills the row.
  private mutating func noteCutRow(_ table: RawTable) {
    let last = table.rowCount - 1
    guard let headings = HeadingRow.find(in: table, kind: kind), headings < last, !table.isBlank(row: last) else {
      return
    }
    let cells = table.cellCount(row: last)
    let others = (headings..<last).lazy.filter { !table.isBlank(row: $0) }.map { table.cellCount(row: $0) }
    guard let least = others.min(), cells < least else { return }
    faults.add(.cutRow(cells: cells, others: least), row: table.number(of: last))
  }

  private mutating func note(_ problem: CSVParser.Problem) {
    let column = DataFault.Column(
      name: HeadingRow.letters(problem.column), heading: "", key: nil, index: problem.column)
    switch problem.kind {
    case .unclosedQuote: faults.add(.unclosedQuote(line: problem.line), row: problem.row + 1, column: column)
    case .textAfterQuote: faults.add(.textAfterQuote(line: problem.line), row: problem.row + 1, column: column)
    }
  }

  /// Takes the cells of a sheet, and says what a person would not see in it.
  fileprivate mutating func take(_ content: SheetContent, of sheet: Workbook.Sheet) {
    guard let row = HeadingRow.find(in: content.table, kind: kind) else {
      take(content.table, encoding: nil)
      return
    }
    let headingRow = content.table.number(of: row)
    let columns = (0..<content.table.cellCount(row: row)).map { column in
      DataFault.Column(
        name: HeadingRow.letters(column), heading: content.table.text(row: row, column: column), key: nil, index: column
      )
    }
    for place in content.withoutResult where place.row > headingRow && place.column < columns.count {
      var column = columns[place.column]
      column.key = Heading.matching(column.heading, in: kind)?.key
      if !column.heading.isEmpty { faults.add(.missingResult, row: place.row, column: column) }
    }
    take(content.table, encoding: nil)
    if sheet.isHidden { hints.add(.hiddenSheet) }
    let hidden = content.hiddenRows.filter { $0 > headingRow }
    if !hidden.isEmpty { hints.add(.hiddenRows(hidden)) }
    let merged = content.mergedRows.filter { $0 > headingRow }
    if !merged.isEmpty { hints.add(.mergedRows(merged)) }
  }
}
