import Interpretation
import Relocation

/// Households without a site, and why. For internal use.
enum UnplacedTable {
  static let headings = [
    Bilingual(zh: "序号", en: "No."), Bilingual(zh: "户编号", en: "Household"), Bilingual(zh: "户主", en: "Head"),
    Bilingual(zh: "家庭人口", en: "People"), Bilingual(zh: "原乡镇/村/屯", en: "Township/village/settlement"),
    Bilingual(zh: "优先级", en: "Priority"), Bilingual(zh: "意愿安置点1", en: "Wish 1"),
    Bilingual(zh: "意愿安置点2", en: "Wish 2"), Bilingual(zh: "意愿安置点3", en: "Wish 3"),
    Bilingual(zh: "原因代码", en: "Reason code"), Bilingual(zh: "原因", en: "Reason"),
  ]

  /// The column that a last row sums: people.
  static let summedColumns = [3]

  static func table(_ reading: PlanReading, _ language: Language) -> OutputTable {
    let planningCase = reading.planningCase
    let reasons = PlacementReasons(reading)
    let left = planningCase.householdsByOrigin().filter { reading.sites[$0] == nil }
    let rows = left.enumerated().map { number, position -> [Cell] in
      let household = planningCase.instance.households[position]
      let reason = reasons.reason(forHousehold: position)
      let start: [Cell] = [
        .integer(number + 1), .text(household.id.rawValue), .optional(household.head), .integer(household.people),
        .text(planningCase.origin(ofHousehold: position)),
        .integer(planningCase.priority(ofHousehold: position)),
      ]
      return start + household.wishes.map { .optional($0?.rawValue) }
        + [.text(reason.code.rawValue), .text(reason.sentence[language])]
    }
    return OutputTable(headings: headings.map { $0[language] }, rows: rows)
  }
}
