import InstanceFiles
import Relocation

/// Oddities as lines, kind after kind.
struct OddityListText {
  /// How many of one kind are shown where not all are asked for.
  private static let shownOfKind = 8

  let origins: InstanceOrigins
  let language: Language
  let showsAll: Bool

  /// A line for each, and how many of each kind are not shown.
  func lines(_ oddities: [Oddity]) -> [String] {
    OddityKind.allCases.flatMap { kind -> [String] in
      let members = oddities.filter { $0.kind == kind }
      let shown = showsAll ? members[...] : members.prefix(Self.shownOfKind)
      var lines = shown.map { "  " + OddityPlace(of: $0, origins).text[language] + $0.sentence[language] }
      if members.count > shown.count { lines.append("  " + more(members.count - shown.count)[language]) }
      return lines
    }
  }

  private func more(_ count: Int) -> Bilingual {
    Bilingual(
      zh: "… 同类另有 \(Figures.grouped(count)) 处（加 --all 全部列出）",
      en: "… and \(Figures.grouped(count)) more of this kind (--all lists them)")
  }
}
