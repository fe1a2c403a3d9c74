import Interpretation
import Relocation

/// Why one household is where it is, and what it would take to have it elsewhere, as lines.
struct HouseholdText {
  let explanation: HouseholdExplanation
  let planningCase: PlanningCase
  let language: Language

  private func text(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }

  /// Who, where, why, and site after site what stands against it and what it would take.
  func lines() -> [String] {
    var lines = [who, placed, explanation.reason.text[language]]
    if !explanation.boundTo.isEmpty {
      lines.append(
        text("同去的户：", "They go together with it: ") + list(explanation.boundTo) + text("。", "."))
    }
    if !explanation.rules.isEmpty {
      lines.append(text("适用的规则：", "Rules that applied:"))
      lines += explanation.rules.map { "  " + $0.text[language] }
    }
    lines.append(text("其他安置点：", "Other sites:"))
    for other in explanation.others { lines += self.lines(other) }
    return lines
  }

  private var who: String {
    let instance = planningCase.instance
    let home = instance.settlement(SettlementID(explanation.settlement))
    let place = [home?.township, home?.village, home?.name ?? explanation.settlement].compactMap { $0 }
      .filter { !$0.isEmpty }.joined(separator: " ")
    return text(
      "户 \(explanation.household)，\(explanation.people) 人，\(place)",
      "Household \(explanation.household), people: \(explanation.people), \(place)")
  }

  private var placed: String {
    guard let site = explanation.site else { return text("未安置", "Left without a site") }
    let dwelling = explanation.dwelling.map { text("，户型 \($0)", ", dwelling type \($0)") } ?? ""
    return text("安置在 ", "Placed at ") + name(site, explanation.siteName) + wish(explanation.wishRank) + dwelling
      + distance(explanation.km)
  }

  private func lines(_ other: HouseholdExplanation.Other) -> [String] {
    let title = "  " + name(other.site, other.name) + wish(other.wishRank) + distance(other.km)
    var lines = [title]
    if !other.objections.isEmpty {
      lines.append(
        "    " + other.objections.map { $0.text[language] }.joined(separator: text("；", "; ")) + text("。", "."))
    }
    if let price = other.price {
      lines += PriceText(price: price, scenario: planningCase.scenario).sentences.map { "    " + $0[language] }
    }
    return lines
  }

  private func list(_ names: [String]) -> String {
    let shown = names.prefix(8).joined(separator: text("、", ", "))
    return names.count > 8 ? shown + text(" 等 \(names.count) 户", " and others, \(names.count) in all") : shown
  }

  private func name(_ site: String, _ name: String?) -> String { name.map { "\(site) \($0)" } ?? site }
  private func wish(_ rank: Int?) -> String { rank.map { text("（第 \($0) 志愿）", " (wish \($0))") } ?? "" }
  private func distance(_ km: String?) -> String { km.map { text("，\($0) 公里", ", \($0) km") } ?? "" }
}
