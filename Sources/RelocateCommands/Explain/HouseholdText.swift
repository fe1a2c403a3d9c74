import Interpretation
import Relocation

/// Why one household is where it is, and what stands against each other site.
struct HouseholdText {
  let reading: PlanReading
  let position: Int
  let language: Language

  private var instance: Instance { reading.planningCase.instance }
  private var household: Household { instance.households[position] }

  private func text(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }

  /// Who, where, why, and site after site what stands against it.
  func lines() -> [String] {
    let reasons = PlacementReasons(reading)
    var lines = [who, placed, reasons.reason(forHousehold: position).sentence[language]]
    lines.append(text("其他安置点：", "Other sites:"))
    for site in instance.sites.indices where reading.sites[position] != site {
      let obstacle = reasons.obstacle(household: position, site: site).text[language]
      lines.append("  " + siteName(site) + wish(site) + text("：", ": ") + obstacle)
    }
    return lines
  }

  private var who: String {
    let home = reading.planningCase.settlement(ofHousehold: position)
    let place = [home.township, home.village, home.name ?? home.id.rawValue].compactMap { $0 }.joined(separator: " ")
    return text(
      "户 \(household.id)，\(household.people) 人，\(place)",
      "Household \(household.id), people: \(household.people), \(place)")
  }

  private var placed: String {
    guard let site = reading.sites[position] else { return text("未安置", "Left without a site") }
    let dwelling = reading.assignments[position]?.dwelling.map { text("，户型 \($0)", ", dwelling type \($0)") } ?? ""
    let distance =
      reading.planningCase.distanceTenths(household: position, site: site)
      .map { text("，\(Figures.tenths($0)) 公里", ", \(Figures.tenths($0)) km") } ?? ""
    return text("安置在 ", "Placed at ") + siteName(site) + wish(site) + dwelling + distance
  }

  private func siteName(_ site: Int) -> String {
    instance.sites[site].name.map { "\(instance.sites[site].id) \($0)" } ?? instance.sites[site].id.rawValue
  }

  private func wish(_ site: Int) -> String {
    household.wishRank(of: instance.sites[site].id).map { text("（第 \($0) 志愿）", " (wish \($0))") } ?? ""
  }
}
