import Planning
import Relocation

/// What would be needed so that nobody is left out, in words: the part of a summary about those who are.
struct ShortageText {
  private let shortage: Impossibility
  private let repairs: RepairText
  private let language: Language

  /// How many numbers are told; the rest is in the file.
  private static let shown = 10

  init(_ shortage: Impossibility, planningCase: PlanningCase, language: Language) {
    self.shortage = shortage
    self.language = language
    repairs = RepairText(shortage, planningCase: planningCase, language: language)
  }

  var lines: [String] {
    var lines = [Self.title[language]]
    let homeless = shortage.householdsWithoutSite
    if !homeless.isEmpty { lines.append("  · " + Self.withoutSite(homeless)[language]) }
    guard let way = shortage.ways.first else { return lines }
    lines += way.items.prefix(Self.shown).map { "  · " + repairs.sentence($0)[language] }
    let rest = way.items.count - Self.shown
    if rest > 0 { lines.append("  · " + Bilingual(zh: "… 另有 \(rest) 项", en: "… and \(rest) more")[language]) }
    lines.append("  " + repairs.size(way)[language] + Self.file[language])
    return lines
  }

  private static let title = Bilingual(zh: "要全部安置，还缺：", en: "What is short, so that nobody would be left out")

  private static let file = Bilingual(zh: "；办法见 shortage.json", en: "; ready for a scenario in shortage.json")

  private static func withoutSite(_ ids: [HouseholdID]) -> Bilingual {
    let names = ids.prefix(8).map(\.rawValue)
    let more = ids.count > 8 ? " …" : ""
    return Bilingual(
      zh: "\(ids.count) 户没有任何可去的安置点，容量再大也没用：\(names.joined(separator: "、"))\(more)",
      en: "\(ids.count) \(ids.count == 1 ? "household" : "households") may go to no site, however large the sites are: "
        + "\(names.joined(separator: ", "))\(more)")
  }
}
