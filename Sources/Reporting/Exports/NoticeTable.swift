internal import Foundation
import Relocation

/// The public notice: who of which village goes to which site and dwelling by which wish, and nothing else.
///
/// No identity number, poverty class, disability or reason is ever among the columns. Names are cut where something else
/// begins (a number, a bracketed remark), and whatever looks like an identity or telephone number is hidden even where
/// somebody wrote it into another column.
enum NoticeTable {
  static let headings = [
    Bilingual(zh: "序号", en: "No."), Bilingual(zh: "户编号", en: "Household"), Bilingual(zh: "户主", en: "Head"),
    Bilingual(zh: "家庭人口", en: "People"), Bilingual(zh: "原乡镇/村/屯", en: "Township/village/settlement"),
    Bilingual(zh: "安置点", en: "Site"), Bilingual(zh: "户型(㎡)", en: "Dwelling (m²)"), Bilingual(zh: "志愿", en: "Wish"),
  ]

  /// The column that a last row sums: people.
  static let summedColumns = [3]

  static func table(_ reading: PlanReading, _ language: Language, _ options: ExportOptions) -> OutputTable {
    let placed = reading.planningCase.householdsByOrigin().filter { reading.sites[$0] != nil }
    return OutputTable(
      headings: headings.map { $0[language] },
      rows: placed.enumerated().map { number, household in
        row(household, number: number + 1, reading, language, options)
      })
  }

  private static func row(
    _ position: Int, number: Int, _ reading: PlanReading, _ language: Language, _ options: ExportOptions
  ) -> [Cell] {
    let planningCase = reading.planningCase
    let household = planningCase.instance.households[position]
    let name = household.head.map(PublicText.name)
    let shownName = options.masksNames ? name.map(PublicText.maskedName) : name
    let outcome = WishOutcome(of: household, at: reading.assignments[position]?.site)
    let goal: [String?] = [
      planningCase.origin(ofHousehold: position), reading.sites[position].map(planningCase.siteName),
      reading.dwelling(ofHousehold: position).map(DwellingText.text), outcome.title[language],
    ]
    let cell = { (text: String?) -> Cell in .optional(text.map { safe($0, household) }) }
    return [.integer(number), cell(household.id.rawValue), cell(shownName), .integer(household.people)]
      + goal.map(cell)
  }

  /// The household's own number is hidden even where it has the form of none.
  private static func safe(_ text: String, _ household: Household) -> String {
    guard let number = household.idNumber, number.utf8.count > 5, text.utf8.count >= number.utf8.count,
      text.range(of: number, options: .literal) != nil
    else {
      return PublicText.safe(text)
    }
    return PublicText.safe(text.replacingOccurrences(of: number, with: String(repeating: "*", count: number.count)))
  }
}
