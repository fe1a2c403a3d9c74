public import Relocation

/// One table of a plan as the files that it is given out in.
public struct ExportedTable: Sendable {
  private let table: ExportTable
  private let context: SheetContext
  private let mark: PlanMark

  /// Prepares a table.
  ///
  /// - Parameter mark: the plan's short hash, for the foot of sheets and pages.
  public init(
    _ table: ExportTable, of reading: PlanReading, mark: PlanMark, language: Language,
    options: ExportOptions = ExportOptions()
  ) {
    self.table = table
    context = SheetContext(reading, language, options)
    self.mark = mark
  }

  /// Comma-separated values; `nil` where the system lacks the encoding.
  public func csv(_ encoding: OutputEncoding = .utf8) -> [UInt8]? {
    table.table(of: context.reading, language: context.language, options: context.options).csv(encoding)
  }

  /// A page of HTML that needs nothing else; `nil` where the system lacks the encoding.
  public func html(_ encoding: OutputEncoding = .utf8) -> [UInt8]? {
    let page = SheetPage(sheet: sheet, language: context.language, mark: mark.text, charset: encoding.rawValue)
    return encoding.bytes(of: page.text)
  }

  /// A workbook of one sheet.
  ///
  /// - Throws: ``WorkbookFailure``.
  public func xlsx() throws(WorkbookFailure) -> [UInt8] {
    try WorkbookWriter(language: context.language, mark: mark.text).bytes(of: [sheet])
  }

  private var sheet: Sheet { HouseholdSheets(context: context).sheet(table) }
}
