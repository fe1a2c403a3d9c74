public import Relocation

/// The tables that a plan is given out as.
public enum ExportTable: String, CaseIterable, Hashable, Sendable {
  /// How full each site is.
  case sites
  /// People by township and site.
  case townships
  /// The allocation table (安置分配表): every placed household, for internal use.
  case households
  /// Households without a site, and why; for internal use.
  case unplaced
  /// The public notice: no identity numbers, no poverty class, no disability.
  case notice
  /// Households whose site is not the one of the earlier plan; for internal use.
  case changes

  /// What the table is called.
  public var title: Bilingual {
    switch self {
    case .sites: Bilingual(zh: "安置点入住情况", en: "Sites")
    case .townships: Bilingual(zh: "乡镇去向表", en: "Townships")
    case .households: Bilingual(zh: "安置分配表", en: "Allocation of households")
    case .unplaced: Bilingual(zh: "未安置户名单", en: "Households left out")
    case .notice: Bilingual(zh: "安置结果公示", en: "Public notice")
    case .changes: Bilingual(zh: "安置变动表", en: "Changes against the earlier plan")
    }
  }

  /// The table of a plan in a language. O(households × wishes + sites × townships).
  public func table(of reading: PlanReading, language: Language, options: ExportOptions = ExportOptions())
    -> OutputTable
  {
    switch self {
    case .sites: SitesTable.table(reading, language)
    case .townships: TownshipsTable.table(reading, language)
    case .households: HouseholdsTable.table(reading, language, options)
    case .unplaced: UnplacedTable.table(reading, language)
    case .notice: NoticeTable.table(reading, language, options)
    case .changes: ChangesTable.table(reading, language)
    }
  }

  /// The table as it stands on a sheet or page: lists of households have a last row of sums there, which a file for
  /// other programs has not.
  func sheetTable(of reading: PlanReading, language: Language, options: ExportOptions) -> OutputTable {
    let table = table(of: reading, language: language, options: options)
    return table.totals == nil ? table.summed(in: summedColumns, language) : table
  }

  private var summedColumns: [Int] {
    switch self {
    case .sites, .townships: []
    case .households: HouseholdsTable.summedColumns
    case .unplaced: UnplacedTable.summedColumns
    case .notice: NoticeTable.summedColumns
    case .changes: ChangesTable.summedColumns
    }
  }

  /// Whether everybody may see it.
  public var isPublic: Bool { self == .notice }
}
