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

  /// What the table is called.
  public var title: Bilingual {
    switch self {
    case .sites: Bilingual(zh: "安置点入住情况", en: "Sites")
    case .townships: Bilingual(zh: "乡镇去向表", en: "Townships")
    case .households: Bilingual(zh: "安置分配表", en: "Allocation of households")
    case .unplaced: Bilingual(zh: "未安置户名单", en: "Households left out")
    case .notice: Bilingual(zh: "安置结果公示", en: "Public notice")
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
    case .notice: NoticeTable.table(reading, language)
    }
  }
}
