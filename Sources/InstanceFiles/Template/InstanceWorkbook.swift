public import Relocation

/// A workbook to fill in: a sheet of instructions, then one for each table, with headings, notes, drop-downs and checks.
///
/// - Parameters:
///   - language: Of headings, words and notes. Either reads back.
///   - instance: Whose tables and columns are written, rows and all; with `nil` every table and column of the contract, blank.
/// - Returns: The file's bytes; the same for the same arguments. Reading them back gives the same instance.
/// - Throws: ``WorkbookWritingFailure`` where something does not fit into a workbook, or there is no room for a temporary file.
/// - Complexity: Linear in the number of cells.
public func instanceWorkbook(
  in language: Language, of instance: Instance? = nil
) throws(WorkbookWritingFailure) -> [UInt8] {
  let writer = try WorkbookWriter()
  try TemplateGuide.write(into: writer, language)
  for table in Instance.Table.allCases {
    let columns =
      instance.map { TemplateColumn.present(in: $0, table, language) } ?? TemplateColumn.all(in: table, language)
    guard !columns.isEmpty else { continue }
    let rows = instance.map { InstanceRows(instance: $0, language: language).rows(of: table, columns) } ?? []
    try TemplateSheet(table: table, language: language, instance: instance, columns: columns).write(rows, into: writer)
  }
  return try writer.bytes()
}

/// The sheet of one table.
private struct TemplateSheet {
  let table: Instance.Table
  let language: Language
  let instance: Instance?
  let columns: [TemplateColumn]

  /// Rows under the headings that are checked as they are typed, beyond those that are filled.
  private static let openRows = 5_000
  private static let widths = 8...36

  func write(_ rows: [[InstanceRows.Cell]], into writer: WorkbookWriter) throws(WorkbookWritingFailure) {
    let sheet = try writer.sheet(name(of: table))
    sheet.freezeHeadings()
    sheet.setRow(0, height: 32)
    for (index, column) in columns.enumerated() {
      let look: WorkbookWriter.Look = column.heading?.isRequired == true ? .requiredHeading : .heading
      sheet.write(column.title, row: 0, column: index, as: look)
      sheet.comment(column.note[language], row: 0, column: index)
      sheet.setColumn(index, width: width(index, rows), as: column.isText ? .text : nil)
      if let check = column.check(language, range: range(of:)) {
        sheet.check(check, column: index, lastRow: min(rows.count + Self.openRows, 1_048_575))
      }
    }
    for (number, row) in rows.enumerated() {
      for (index, cell) in row.enumerated() {
        switch cell {
        case .empty: break
        case .text(let text): sheet.write(text, row: number + 1, column: index, as: .text)
        case .number(let value): sheet.write(value, row: number + 1, column: index)
        }
      }
    }
  }

  private func name(of table: Instance.Table) -> String {
    let names = TableFileName.names(of: table)
    return language == .chinese && names.count > 1 ? names[1] : table.rawValue
  }

  /// The cells with the ids of a table; `nil` where it is not in the workbook.
  private func range(of table: Instance.Table) -> String? {
    let filled: Int?
    switch table {
    case .sites: filled = instance.map(\.sites.count) ?? 0
    case .settlements: filled = instance.map { $0.columns[.settlements] == nil ? nil : $0.settlements.count } ?? 0
    case .households: filled = instance.map(\.households.count) ?? 0
    case .dwellings, .distances, .scores: filled = nil
    }
    return filled.map { "='\(name(of: table))'!$A$2:$A$\($0 + Self.openRows)" }
  }

  /// The first rows speak for the others.
  private func width(_ column: Int, _ rows: [[InstanceRows.Cell]]) -> Int {
    var widest = TextFolding.columns(of: columns[column].title) + 2
    for row in rows.prefix(200) {
      guard case .text(let text) = row[column] else { continue }
      widest = max(widest, TextFolding.columns(of: text) + 2)
    }
    return min(max(widest, Self.widths.lowerBound), Self.widths.upperBound)
  }
}
