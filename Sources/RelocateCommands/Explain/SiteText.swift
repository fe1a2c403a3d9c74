import Interpretation
import Relocation

/// How full one site is, who is there by wish, and who wished for it and is elsewhere.
struct SiteText {
  let reading: PlanReading
  let position: Int
  let language: Language

  private var site: Site { reading.planningCase.instance.sites[position] }

  private func text(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }

  /// Resources, dwellings, wishes.
  func lines() -> [String] {
    let occupancy = reading.occupancy()[position]
    var table = TextTable([.left, .right, .left])
    for use in occupancy.uses {
      let title = RuleKind(use.resource).title[language]
      table.append(row(title, use.used, use.capacity))
    }
    for dwelling in occupancy.dwellings {
      table.append(row(text("户型 \(dwelling.type)", "dwellings \(dwelling.type)"), dwelling.used, dwelling.count))
    }
    return [text("安置点 ", "Site ") + (site.name.map { "\(site.id) \($0)" } ?? site.id.rawValue)] + table.lines()
      + wishes()
  }

  private func row(_ title: String, _ used: Int, _ capacity: Int?) -> [String] {
    guard let capacity else { return [title, Figures.grouped(used), text("不限", "no limit")] }
    return [title, "\(Figures.grouped(used))/\(Figures.grouped(capacity))", Figures.bar(used, of: capacity)]
  }

  private func wishes() -> [String] {
    let households = reading.planningCase.instance.households
    return (1...3).map { rank in
      let wishing = households.indices.filter { households[$0].wishRank(of: site.id) == rank }
      let here = wishing.count { reading.sites[$0] == position }
      return text(
        "第 \(rank) 志愿选此处：\(wishing.count) 户，其中 \(here) 户安置在此",
        "Wish \(rank) of \(wishing.count) \(wishing.count == 1 ? "household" : "households"); \(here) of them here")
    }
  }
}
