import Interpretation
import Relocation

/// What differs from the earlier plan, as lines: how many for each reason, then who.
struct ChangesText {
  private static let shown = 20
  static let title = Bilingual(zh: "与原方案相比的变动", en: "Changes against the earlier plan")

  let changes: ChangeList
  let language: Language
  let all: Bool

  private func text(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }

  /// How many moved, and how many for each reason.
  func counts() -> [String] {
    let moved = Figures.grouped(changes.moved)
    let (same, single) = (Figures.grouped(changes.unchanged), changes.moved == 1)
    var table = TextTable([.left, .right])
    for (reason, households) in changes.counts { table.append([reason.title[language], Figures.grouped(households)]) }
    return [
      text(
        "  \(moved) 户离开原安置点，\(same) 户不变",
        "  \(moved) \(single ? "household leaves its" : "households leave their") site, \(same) as before")
    ] + table.lines(indent: 4)
  }

  /// Who, from where to where, and why.
  func moves() -> [String] {
    let none = text("未安置", "no site")
    let shown = all ? changes.entries[...] : changes.entries.prefix(Self.shown)
    let lines = shown.map { change in
      "  \(change.household)  \(change.from?.rawValue ?? none) → \(change.to?.rawValue ?? none)  \(change.sentence[language])"
    }
    let rest = changes.entries.count - shown.count
    return lines
      + (rest > 0 ? [text("  … 另有 \(rest) 户（加 --all 全部列出）", "  … and \(rest) more (--all lists them)")] : [])
  }
}
