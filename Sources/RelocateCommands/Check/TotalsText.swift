import Relocation

/// The totals of an instance, as lines.
struct TotalsText {
  let totals: InstanceTotals
  let language: Language

  private func text(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }

  /// Everybody, who they are, and what the sites hold.
  func lines() -> [String] {
    var table = TextTable([.left, .left])
    table.append([text("总户数、总人数", "Everybody"), count(totals.all) + meanSize()])
    table.append([text("户规模（人：户）", "Sizes (people: households)"), sizes()])
    table.append([text("自然屯", "Settlements"), settlements()])
    for (title, headCount) in groups() where headCount.households > 0 {
      table.append([title, count(headCount)])
    }
    table.append([text("幼儿、小学、初中", "Kindergarten, primary, middle"), pupils()])
    for region in totals.regions { table.append([regionName(region.region), capacities(region)]) }
    return table.lines()
  }

  private func groups() -> [(String, HeadCount)] {
    [
      (text("建档立卡", "On the poverty register"), totals.registeredPoor),
      (text("同步搬迁", "Accompanying"), totals.accompanying),
      (text("有劳动力", "With someone able to work"), totals.working),
      (text("愿意县外安置", "Consent to leave the county"), totals.consenting),
      (text("填了志愿", "With wishes"), totals.withWishes),
      (text("在灾害隐患点", "In places of hazard"), totals.endangered),
      (text("已指定安置点", "Decided by hand"), totals.pinned),
    ]
  }

  private func count(_ count: HeadCount) -> String {
    let (people, households) = (Figures.grouped(count.people), Figures.grouped(count.households))
    let (family, person) = (count.households == 1 ? "household" : "households", count.people == 1 ? "person" : "people")
    return text("\(households) 户，\(people) 人", "\(households) \(family), \(people) \(person)")
  }

  private func meanSize() -> String {
    let mean = Figures.decimal(Double(totals.meanSizeHundredths) / 100, 2)
    return text("，户均 \(mean) 人", ", \(mean) each")
  }

  private func sizes() -> String {
    let shown = totals.sizes.prefix(12).map { "\($0.people):\(Figures.grouped($0.households))" }
    return shown.joined(separator: " ") + (totals.sizes.count > 12 ? " …" : "")
  }

  private func settlements() -> String {
    let (all, whole) = (Figures.grouped(totals.settlements), Figures.grouped(totals.wholeSettlements))
    return text("\(all) 个，其中整屯搬迁 \(whole) 个", "\(all), \(whole) of them to move as a whole")
  }

  private func pupils() -> String {
    [totals.preschool, totals.primary, totals.middle].map { Figures.grouped($0) }.joined(separator: text("、", ", "))
  }

  private func regionName(_ region: Site.Region) -> String {
    switch region {
    case .inCounty: text("县内安置点", "Sites in the county")
    case .crossRegion: text("跨区域安置点", "Sites outside the county")
    }
  }

  private func capacities(_ region: RegionTotals) -> String {
    func part(_ name: String, _ unit: String, _ count: Int?) -> String {
      name + (count.map { " " + Figures.grouped($0) + unit } ?? text("不限", " no limit"))
    }
    let parts = [
      part(text("人数", "people"), text(" 人", ""), region.capacities[.people]),
      part(text("户数", "households"), text(" 户", ""), region.capacities[.households]),
      part(text("房源", "dwellings"), text(" 套", ""), region.dwellings),
    ]
    return text("\(region.sites) 个：", "\(region.sites): ") + parts.joined(separator: text("，", ", "))
  }
}
