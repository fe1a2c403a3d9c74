import Interpretation
import Relocation

/// Households whose site is not the one of the earlier plan. For internal use.
enum ChangesTable {
  static let headings = [
    Bilingual(zh: "序号", en: "No."), Bilingual(zh: "户编号", en: "Household"), Bilingual(zh: "户主", en: "Head"),
    Bilingual(zh: "家庭人口", en: "People"), Bilingual(zh: "原乡镇/村/屯", en: "Township/village/settlement"),
    Bilingual(zh: "先前的安置点", en: "Earlier site"), Bilingual(zh: "现在的安置点", en: "Site now"),
    Bilingual(zh: "志愿", en: "Wish"), Bilingual(zh: "分配依据", en: "Reason"),
    Bilingual(zh: "变动原因", en: "Why it changed"),
    Bilingual(zh: "备注/签字", en: "Remarks/signature"),
  ]

  /// The column that a last row sums: people.
  static let summedColumns = [3]

  /// Who moved; without an earlier plan, nobody.
  static func comparison(_ reading: PlanReading) -> PlanComparison? {
    reading.planningCase.earlier.map {
      PlanComparison(from: $0, to: reading.plan, households: reading.planningCase.instance.households.lazy.map(\.id))
    }
  }

  static func table(_ reading: PlanReading, _ language: Language) -> OutputTable {
    let reasons = PlacementReasons(reading)
    let moves = comparison(reading)?.moves ?? []
    let causes = Dictionary(
      ChangeList(of: reading).entries.map { ($0.household, $0.sentence) }, uniquingKeysWith: { first, _ in first })
    let rows = moves.enumerated().map { number, move -> [Cell] in
      [.integer(number + 1), .text(move.household.rawValue)] + who(move.household, reading)
        + [place(move.from, reading, language), place(move.to, reading, language)]
        + why(move.household, reading, reasons, language)
        + [.optional(causes[move.household]?[language]), .empty]
    }
    return OutputTable(headings: headings.map { $0[language] }, rows: rows)
  }

  private static func who(_ id: HouseholdID, _ reading: PlanReading) -> [Cell] {
    guard let position = reading.planningCase.instance.index(of: id) else { return [.empty, .empty, .empty] }
    let household = reading.planningCase.instance.households[position]
    return [
      .optional(household.head), .integer(household.people), .text(reading.planningCase.origin(ofHousehold: position)),
    ]
  }

  private static func why(
    _ id: HouseholdID, _ reading: PlanReading, _ reasons: PlacementReasons, _ language: Language
  ) -> [Cell] {
    guard let position = reading.planningCase.instance.index(of: id) else {
      return [.empty, .remark(Bilingual(zh: "本次登记中没有这一户", en: "no longer in the register")[language])]
    }
    let household = reading.planningCase.instance.households[position]
    let outcome = WishOutcome(of: household, at: reading.assignments[position]?.site)
    return [.text(outcome.title[language]), .text(reasons.reason(forHousehold: position).sentence[language])]
  }

  private static func place(_ site: SiteID?, _ reading: PlanReading, _ language: Language) -> Cell {
    guard let site else { return .text(WishOutcome.unplaced.title[language]) }
    return .text(reading.planningCase.instance.index(of: site).map(reading.planningCase.siteName) ?? site.rawValue)
  }
}
