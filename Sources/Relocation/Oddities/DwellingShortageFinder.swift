/// More households of some sizes than dwellings that admit them, in all and where.
struct DwellingShortageFinder: OddityFinder {
  func find(in survey: OdditySurvey) -> [Oddity] {
    guard !survey.instance.dwellings.isEmpty else { return [] }
    var told: [(sites: SiteSet, amount: Int)] = []
    return survey.reachGroups.flatMap { group -> [Oddity] in
      let sites = survey.sites(in: group.sites)
      let households = group.households.map { survey.instance.households[$0] }
      let matching = DwellingMatching(
        demand: Dictionary(households.lazy.map { ($0.people, 1) }, uniquingKeysWith: +),
        stocks: sites.flatMap { survey.instance.dwellingStocks(at: $0) })
      let short = matching.unmetTotal
      guard short > 0, !told.contains(where: { $0.amount >= short && $0.sites.isSubset(of: group.sites) })
      else { return [] }
      if !group.isEverySite { told.append((group.sites, short)) }
      return matching.shortages.map { oddity($0, group, sites) }
    }
  }

  private func oddity(_ shortage: DwellingMatching.Shortage, _ group: ReachGroups.Group, _ sites: [Site]) -> Oddity {
    let short = shortage.households - shortage.dwellings
    let sizes = shortage.sizes.listed("、", String.init)
    let place = Bilingual(
      zh: group.isEverySite ? "全部安置点" : "他们能去的 \(sites.listed("、", \.label))",
      en: group.isEverySite ? "all sites together" : "the only sites they may go to (\(sites.listed(", ", \.label)))")
    return Oddity(
      .tooFewDwellings, group.isEverySite ? [] : sites.map { .site($0.id) }, column: "count", amount: short,
      sentence: Bilingual(
        zh: "\(sizes) 人户共 \(shortage.households) 户，\(place.zh)适合他们的住房只有 \(shortage.dwellings) 套，缺 \(short) 套。",
        en: "\(English.count(shortage.households, "household")) of \(shortage.sizes.listed(", ", String.init)) people "
          + "share \(English.count(shortage.dwellings, "dwelling")) that admit them at \(place.en): \(short) short."))
  }
}
