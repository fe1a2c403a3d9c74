internal import Relocation

/// A file, or a sheet of one, that holds a table or a part of it: from its cells to its headings.
struct TableSource {
  var kind: Instance.Table
  var origin: TableOrigin
  /// The table under its headings; `nil` where a fault keeps it from being read, or while it is being read.
  var sheet: SheetReader?
  /// The number of the row of headings, from 1.
  var headingRow: Int?
  /// Rows of data.
  var rows = 0
  var faults: FaultList
  var hints: FaultList

  /// Whether the cells could be read as a table of its kind, and ids can be looked up in it.
  var hasIDs: Bool { origin.columns["id"] != nil }

  init(kind: Instance.Table, file: String, sheet: String? = nil) {
    self.kind = kind
    origin = TableOrigin(file: file, sheet: sheet)
    faults = FaultList(file: file, sheet: sheet)
    hints = FaultList(file: file, sheet: sheet)
  }

  /// Reads the headings of a table and gets it ready for its rows.
  ///
  /// - Parameter encoding: Of the text, for the sentence that says no headings were found; `nil` for a sheet.
  mutating func take(_ table: RawTable, encoding: TextEncoding?) {
    guard let row = HeadingRow.find(in: table, kind: kind) else {
      noteNoHeadings(table, encoding)
      return
    }
    let isRegister = kind == .households && PersonRegister.isOne(table, headings: row)
    let headings = HeadingRow.read(
      table, row: row, kind: kind, optional: isRegister ? ["people"] : [], faults: &faults, hints: &hints)
    var reader = SheetReader(table: table, kind: kind, headings: headings, faults: faults)
    if isRegister {
      var register = PersonRegister(reader)
      reader = register.grouped(hints: &hints)
    }
    headingRow = table.number(of: row)
    rows = reader.rows.count
    origin.columns = reader.headings.columns
    for column in reader.headings.extras { origin.columns[column.heading] = column }
    sheet = reader
  }

  private mutating func noteNoHeadings(_ table: RawTable, _ encoding: TextEncoding?) {
    let required = Heading.all(in: kind).filter(\.isRequired)
    let names = required.flatMap { [$0.key] + $0.synonyms }
    var near: String?
    for row in 0..<min(HeadingRow.searchedRows, table.rowCount) {
      for column in 0..<min(table.cellCount(row: row), 100) where near == nil {
        let text = table.text(row: row, column: column)
        if text.utf8.count <= 60, NearestName.nearest(to: text, among: names) != nil { near = text }
      }
    }
    faults.add(.noHeadingRow(table: kind, required: required, encoding: encoding, near: near))
  }
}
