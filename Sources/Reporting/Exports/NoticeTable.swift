import Relocation

/// The public notice: who of which settlement goes to which site and dwelling, and nothing else.
///
/// No identity number, poverty class, disability, wish or reason is ever among the columns, and whatever looks like an
/// identity or telephone number is hidden even where somebody wrote it into another column.
enum NoticeTable {
  static let headings = [
    Bilingual(zh: "序号", en: "No."), Bilingual(zh: "户编号", en: "Household"), Bilingual(zh: "户主", en: "Head"),
    Bilingual(zh: "家庭人口", en: "People"), Bilingual(zh: "原乡镇/村/屯", en: "Township/village/settlement"),
    Bilingual(zh: "安置点", en: "Site"), Bilingual(zh: "户型(㎡)", en: "Dwelling (m²)"),
  ]

  static func table(_ reading: PlanReading, _ language: Language) -> OutputTable {
    let placed = reading.planningCase.householdsByOrigin().filter { reading.sites[$0] != nil }
    return OutputTable(
      headings: headings.map { $0[language] },
      rows: placed.enumerated().map { number, household in row(household, number: number + 1, reading) })
  }

  private static func row(_ position: Int, number: Int, _ reading: PlanReading) -> [Cell] {
    let planningCase = reading.planningCase
    let household = planningCase.instance.households[position]
    let texts: [String?] = [household.id.rawValue, household.head]
    let goal: [String?] = [
      planningCase.origin(ofHousehold: position), reading.sites[position].map(planningCase.siteName),
      reading.dwelling(ofHousehold: position).map(DwellingText.text),
    ]
    return [.integer(number)] + texts.map(cell) + [.integer(household.people)] + goal.map(cell)
  }

  private static func cell(_ text: String?) -> Cell { .optional(text.map(PublicText.safe)) }
}
