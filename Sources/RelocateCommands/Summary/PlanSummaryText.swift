import Relocation

/// The figures of a plan that people ask for first, as lines for a terminal of 80 columns.
struct PlanSummaryText {
  let summary: PlanSummary
  let planningCase: PlanningCase
  let language: Language

  private func text(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }

  /// People placed, wishes, distances, settlements.
  func figures() -> [String] {
    var table = TextTable([.left, .left])
    table.append([text("安置人数", "People placed"), ratio(summary.placed.people, summary.all.people)])
    table.append([text("安置户数", "Households placed"), ratio(summary.placed.households, summary.all.households)])
    for share in summary.wishes where share.count.people > 0 && share.outcome == .unplaced {
      table.append([text("未安置", "Left out"), people(share.count)])
    }
    for share in summary.wishes where share.count.people > 0 && share.outcome != .unplaced {
      let title = share.outcome.title[language]
      table.append([title.prefix(1).uppercased() + title.dropFirst(), people(share.count)])
    }
    table.append([text("平均距离", "Mean distance"), distance()])
    table.append([text("自然屯", "Settlements"), settlements()])
    if summary.wholeSettlements > 0 {
      table.append([
        text("整屯搬迁", "Whole settlements"),
        text(
          "\(summary.wholeSettlements) 个屯中 \(summary.wholeSettlementsTogether) 个在同一安置点",
          "\(summary.wholeSettlementsTogether) of \(summary.wholeSettlements) at one site"),
      ])
    }
    return table.lines()
  }

  private func ratio(_ part: Int, _ whole: Int) -> String {
    let (part, whole, share) = (Figures.grouped(part), Figures.grouped(whole), Figures.share(part, of: whole))
    return text("\(part) / \(whole)（\(share)）", "\(part) of \(whole) (\(share))")
  }

  private func people(_ count: HeadCount) -> String {
    let (people, share) = (Figures.grouped(count.people), Figures.share(count.people, of: summary.all.people))
    let households = Figures.grouped(count.households)
    return text(
      "\(people) 人，\(households) 户（\(share)）",
      "\(people) \(count.people == 1 ? "person" : "people"), \(households) "
        + "\(count.households == 1 ? "household" : "households") (\(share))")
  }

  private func distance() -> String {
    guard let mean = summary.meanDistanceTenths else { return text("不详", "not known") }
    var line = Figures.tenths(mean) + text(" 公里", " km")
    if let farthest = summary.farthestTenths {
      line += text("，最远 \(Figures.tenths(farthest)) 公里", ", the farthest \(Figures.tenths(farthest)) km")
    }
    if summary.peopleWithUnknownDistance > 0 {
      let count = Figures.grouped(summary.peopleWithUnknownDistance)
      line += text(
        "；\(count) 人距离不详", "; not known for \(count) \(summary.peopleWithUnknownDistance == 1 ? "person" : "people")")
    }
    return line
  }

  private func settlements() -> String {
    let (placed, split) = (Figures.grouped(summary.settlementsPlaced), Figures.grouped(summary.settlementsSplit))
    return text("\(placed) 个有安置户，\(split) 个分到多个安置点", "\(placed) placed, \(split) of them on more than one site")
  }

  /// One line a site: places for people and households taken, and a bar.
  func sites() -> [String] {
    let idColumns = planningCase.instance.sites.map { DisplayWidth.columns(of: $0.id.rawValue) }.max() ?? 0
    // What 80 columns leave beside figures and bar.
    let nameColumns = max(8, 27 - min(idColumns, 10))
    var table = TextTable([.left, .left, .right, .right, .right, .left])
    table.append(["", "", text("人数", "people"), text("户数", "households"), "", ""])
    for (site, occupancy) in zip(planningCase.instance.sites, summary.sites) {
      let people = occupancy.use(of: .people)
      let households = occupancy.use(of: .households)
      table.append([
        DisplayWidth.fit(site.id.rawValue, into: 10), DisplayWidth.fit(site.name ?? "", into: nameColumns), use(people),
        use(households),
        occupancy.isClosed ? text("关闭", "closed") : people.capacity.map { Figures.share(people.used, of: $0) } ?? "",
        people.capacity.map { Figures.bar(people.used, of: $0, cells: 10) } ?? "",
      ])
    }
    return table.lines()
  }

  private func use(_ use: SiteOccupancy.Use) -> String {
    guard let capacity = use.capacity else { return Figures.grouped(use.used) }
    return "\(Figures.grouped(use.used))/\(Figures.grouped(capacity))"
  }
}
