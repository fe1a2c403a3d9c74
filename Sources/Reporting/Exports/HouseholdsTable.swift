import Interpretation
import Relocation

/// The allocation table (安置分配表): every placed household. For internal use; identity numbers are masked.
enum HouseholdsTable {
  static let headings = [
    Bilingual(zh: "序号", en: "No."), Bilingual(zh: "户编号", en: "Household"), Bilingual(zh: "户主", en: "Head"),
    Bilingual(zh: "身份证号(脱敏)", en: "Identity number (masked)"), Bilingual(zh: "家庭人口", en: "People"),
    Bilingual(zh: "原乡镇/村/屯", en: "Township/village/settlement"), Bilingual(zh: "安置点", en: "Site"),
    Bilingual(zh: "户型(㎡)", en: "Dwelling (m²)"), Bilingual(zh: "人均面积(㎡)", en: "Area per person (m²)"),
    Bilingual(zh: "应自筹(元)", en: "Self-raised (yuan)"), Bilingual(zh: "志愿", en: "Wish"),
    Bilingual(zh: "距离(公里)", en: "Distance (km)"), Bilingual(zh: "分配依据", en: "Reason"),
    Bilingual(zh: "备注/签字", en: "Remarks/signature"),
  ]

  /// The columns that a last row sums: people and self-raised money.
  static let summedColumns = [4, 9]
  static let siteColumn = 6
  static let reasonColumn = 12

  static func table(_ reading: PlanReading, _ language: Language, _ options: ExportOptions) -> OutputTable {
    let reasons = PlacementReasons(reading)
    let placed = reading.planningCase.householdsByOrigin().filter { reading.sites[$0] != nil }
    return table(of: placed, reading, reasons, language, options)
  }

  /// The table of some placed households, by position, in this order.
  static func table(
    of households: [Int], _ reading: PlanReading, _ reasons: PlacementReasons, _ language: Language,
    _ options: ExportOptions
  ) -> OutputTable {
    let rows = households.enumerated().map { number, household in
      row(household, number: number + 1, reading, reasons, language, options)
    }
    return OutputTable(headings: headings.map { $0[language] }, rows: rows)
  }

  private static func row(
    _ position: Int, number: Int, _ reading: PlanReading, _ reasons: PlacementReasons, _ language: Language,
    _ options: ExportOptions
  ) -> [Cell] {
    let planningCase = reading.planningCase
    let household = planningCase.instance.households[position]
    let dwelling = reading.dwelling(ofHousehold: position)
    let distance = reading.sites[position].flatMap { planningCase.distanceTenths(household: position, site: $0) }
    let outcome = WishOutcome(of: household, at: reading.assignments[position]?.site)
    return [
      .integer(number), .text(household.id.rawValue), .optional(household.head),
      .optional(household.idNumber.map(options.identityMask.masked)), .integer(household.people),
      .text(planningCase.origin(ofHousehold: position)),
      .optional(reading.sites[position].map(planningCase.siteName)),
      .optional(dwelling.map(DwellingText.text)),
      dwelling?.areaHundredths.map { .hundredths(RedLine.areaPerPerson($0, household.people)) } ?? .empty,
      .integer(options.selfRaisedYuan(people: household.people)), .text(outcome.title[language]),
      distance.map { .tenths($0) } ?? .empty, .text(reasons.reason(forHousehold: position).sentence[language]),
      RedLine.isCrossed(by: household, in: dwelling) ? .remark(RedLine.remark[language]) : .empty,
    ]
  }
}
