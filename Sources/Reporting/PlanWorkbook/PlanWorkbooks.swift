public import Relocation

/// The two workbooks of a plan: `allocation.xlsx` for the office, `notice.xlsx` for everybody.
///
/// The same plan gives the same bytes, whenever and wherever they are written.
public struct PlanWorkbooks: Sendable {
  private let context: SheetContext
  private let document: PlanDocument
  private let writer: WorkbookWriter
  private let temporaryFolders: [String?]
  /// It stands in both workbooks.
  private let noticeSheet: Sheet

  /// Prepares the workbooks.
  ///
  /// - Parameters:
  ///   - mark: the plan's short hash, for the foot of every sheet; see ``PlanMark``.
  ///   - spareFolder: where temporary files may lie, should the system's place refuse them.
  public init(
    of reading: PlanReading, document: PlanDocument, mark: PlanMark, language: Language,
    options: ExportOptions = ExportOptions(), spareFolder: String? = nil
  ) {
    context = SheetContext(reading, language, options)
    self.document = document
    writer = WorkbookWriter(language: language, mark: mark.text)
    noticeSheet = HouseholdSheets(context: context).sheet(.notice)
    temporaryFolders = [nil] + (spareFolder.map { [$0] } ?? [])
  }

  /// Summary, a sheet for each site, every household, those left out, changes (where there is an earlier plan), scenario
  /// and proof, public notice.
  ///
  /// - Throws: ``WorkbookFailure``.
  public func allocation() throws(WorkbookFailure) -> [UInt8] {
    let households = HouseholdSheets(context: context)
    let allocation = households.allocationSheets()
    var sheets = SummarySheet(context: context).sheets() + allocation.prefix(1)
    sheets.append(households.sheet(.unplaced))
    if context.planningCase.earlier != nil { sheets.append(households.sheet(.changes)) }
    sheets.append(ProofSheet(context: context, document: document).sheet())
    sheets.append(noticeSheet)
    sheets += allocation.dropFirst()
    return try writer.bytes(of: sheets, temporaryFolders: temporaryFolders)
  }

  /// The public notice alone.
  ///
  /// - Throws: ``WorkbookFailure``.
  public func notice() throws(WorkbookFailure) -> [UInt8] {
    try writer.bytes(
      of: [noticeSheet], temporaryFolders: temporaryFolders)
  }
}
