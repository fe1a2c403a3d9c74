import Relocation

/// Who is at a site and why others are not, as lines.
extension SiteText {
  private func text(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }

  /// Who is there, why others are not, and what one more place would be worth.
  func lines(of explanation: SiteExplanation, all: Bool) -> [String] {
    var lines: [String] = []
    lines += section(text("在此的户，按志愿", "Who is here, by wish"), explanation.presentByWish)
    lines += section(text("在此的户，按乡镇", "Who is here, by township"), explanation.presentByTownship)
    lines += section(text("在此的户，按依据", "Who is here, by reason"), explanation.presentByReason)
    lines += section(
      text("志愿在此而安置在别处，按妨碍", "Who wished for it and is elsewhere, by what stands against it"),
      explanation.absentByObjection)
    if all { lines += explanation.absent.map(line) }
    if !explanation.binding.isEmpty {
      lines.append(text("多一个位置的价值（估计）", "What one more place would be worth (estimate)"))
      lines += WorthText(
        worths: explanation.binding, scenario: reading.planningCase.scenario, language: language, all: all
      ).lines()
    }
    return lines
  }

  private func section(_ title: String, _ counts: [SiteExplanation.Count]) -> [String] {
    guard !counts.isEmpty else { return [] }
    var table = TextTable([.left, .right, .right])
    for count in counts {
      table.append([
        Bilingual(zh: count.zh, en: count.en)[language],
        text(
          "\(Figures.grouped(count.households)) 户",
          "\(Figures.grouped(count.households)) \(count.households == 1 ? "household" : "households")"),
        text(
          "\(Figures.grouped(count.people)) 人",
          "\(Figures.grouped(count.people)) \(count.people == 1 ? "person" : "people")"),
      ])
    }
    return [title] + table.lines()
  }

  private func line(_ absent: SiteExplanation.Absent) -> String {
    let place = absent.site ?? text("未安置", "no site")
    let why = absent.objections.map { $0.text[language] }.joined(separator: text("；", "; "))
    let reason = why.isEmpty ? text("会使整个方案变差", "it would worsen the plan as a whole") : why
    return text(
      "  \(absent.household)（第 \(absent.wishRank) 志愿，现在 \(place)）：\(reason)",
      "  \(absent.household) (wish \(absent.wishRank), now \(place)): \(reason)")
  }
}
