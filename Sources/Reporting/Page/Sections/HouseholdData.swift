import Interpretation
import Relocation

/// The households as the page's script reads them: rows of numbers and texts, with everything that repeats listed once.
struct HouseholdData: Encodable {
  /// A column of the table.
  struct Column {
    var title: Bilingual
    var isNumber = false
  }

  /// One value of a row.
  enum Value: Encodable {
    case text(String)
    case number(Int)
    case nothing

    init(_ number: Int?) { self = number.map { .number($0) } ?? .nothing }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let text): try container.encode(text)
      case .number(let number): try container.encode(number)
      case .nothing: try container.encodeNil()
      }
    }
  }

  /// The texts that the script writes itself.
  struct Labels: Encodable {
    var found: String
    var page: String
    var unplaced: String
    var moved: String
    var unmoved: String
    var none: String
  }

  let labels: Labels
  let sites: [String]
  let settlements: [String]
  /// By settlement: the position of its township.
  let townshipOf: [Int]
  let townships: [String]
  let wishes: [String]
  let reasons: [String]
  let hasEarlier: Bool
  /// Id, head, people, settlement, site, dwelling, wish, tenths of a kilometre, reason, and the earlier site where there is
  /// an earlier plan. A site of −1 is none.
  let rows: [[Value]]

  init(_ context: PageContext, _ reasons: PlacementReasons) {
    labels = Labels(
      found: context.text("{n} 户，{p} 人", "{n} households, {p} people"),
      page: context.text("第 {a}–{b} 户", "{a}–{b} shown"), unplaced: context.text("未安置", "no site"),
      moved: context.text("有变动", "moved"), unmoved: context.text("不变", "not moved"),
      none: context.text("没有符合条件的户。", "No household fits."))
    sites = context.instance.sites.indices.map { context.label(site: $0) }
    settlements = context.instance.settlements.indices.map { context.origin(settlement: $0) }
    let names = Set(context.instance.settlements.map { $0.township ?? "" })
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    townships = names.map { $0.isEmpty ? context.text("（未填）", "(none)") : $0 }
    var position: [String: Int] = [:]
    for (index, name) in names.enumerated() { position[name] = index }
    townshipOf = context.instance.settlements.map { position[$0.township ?? ""] ?? 0 }
    wishes = WishOutcome.allCases.map { $0.title[context.language] }
    self.reasons = ReasonCode.allCases.map { $0.title[context.language] }
    hasEarlier = context.planningCase.earlier != nil
    rows = context.instance.households.indices.prefix(HouseholdsSection.shown).map { Self.row($0, context, reasons) }
  }

  /// The columns of the table, in the order of the rows' values.
  static func columns(_ context: PageContext) -> [Column] {
    let always: [Column] = [
      Column(title: Bilingual(zh: "户编号", en: "Household")), Column(title: Bilingual(zh: "户主", en: "Head")),
      Column(title: Bilingual(zh: "人口", en: "People"), isNumber: true),
      Column(title: Bilingual(zh: "原住地", en: "From")), Column(title: Bilingual(zh: "安置点", en: "Site")),
      Column(title: Bilingual(zh: "户型", en: "Dwelling")), Column(title: Bilingual(zh: "志愿", en: "Wish")),
      Column(title: Bilingual(zh: "公里", en: "km"), isNumber: true), Column(title: Bilingual(zh: "依据", en: "Reason")),
    ]
    return context.planningCase.earlier == nil
      ? always : always + [Column(title: Bilingual(zh: "先前的安置点", en: "Earlier site"))]
  }

  private static func row(_ household: Int, _ context: PageContext, _ reasons: PlacementReasons) -> [Value] {
    let entry = context.instance.households[household]
    let site = context.reading.sites[household]
    let outcome = WishOutcome(of: entry, at: site.map { context.instance.sites[$0].id })
    let code = reasons.code(forHousehold: household)
    var row: [Value] = [
      .text(entry.id.rawValue), .text(entry.head ?? ""), .number(entry.people),
      .number(context.planningCase.settlementOfHousehold[household]), .number(site ?? -1),
      .text(context.reading.assignments[household]?.dwelling?.rawValue ?? ""),
      Value(WishOutcome.allCases.firstIndex(of: outcome)),
      Value(site.flatMap { context.planningCase.distanceTenths(household: household, site: $0) }),
      Value(ReasonCode.allCases.firstIndex(of: code)),
    ]
    if let earlier = context.planningCase.earlier {
      row.append(Value(earlier[entry.id].flatMap { context.instance.index(of: $0.site) } ?? -1))
    }
    return row
  }
}
