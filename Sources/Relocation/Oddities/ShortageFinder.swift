/// More people than places, in all and where; the same for households, pupils and jobs.
struct ShortageFinder: OddityFinder {
  func find(in survey: OdditySurvey) -> [Oddity] {
    let groups = survey.reachGroups
    return SiteResource.allCases.filter { $0.isLimited(by: survey.rules) }.flatMap { resource in
      shortages(of: resource, groups, survey)
    }
  }

  /// A set of sites is told only if it lacks more than each smaller set inside it, which is told already.
  private func shortages(
    of resource: SiteResource, _ groups: [ReachGroups.Group], _ survey: OdditySurvey
  ) -> [Oddity] {
    var told: [(sites: SiteSet, amount: Int)] = []
    return groups.compactMap { group in
      let sites = survey.sites(in: group.sites)
      guard let capacity = resource.capacity(of: sites) else { return nil }
      let need = ExactSum.of(group.households.lazy.map { resource.amount(of: survey.instance.households[$0]) }).value
      guard need > capacity,
        !told.contains(where: { $0.amount >= need - capacity && $0.sites.isSubset(of: group.sites) })
      else { return nil }
      if !group.isEverySite { told.append((group.sites, need - capacity)) }
      return Oddity(
        OddityKind(shortageOf: resource), group.isEverySite ? [] : sites.map { .site($0.id) },
        column: resource.rawValue,
        amount: need - capacity, sentence: sentence(resource, need, capacity, group, sites))
    }
  }

  private func sentence(
    _ resource: SiteResource, _ need: Int, _ capacity: Int, _ group: ReachGroups.Group, _ sites: [Site]
  ) -> Bilingual {
    let short = need - capacity
    let takers = resource.takers(need)
    let places = resource.counted(capacity)
    if group.isEverySite {
      return Bilingual(
        zh: "全部 \(sites.count) 个安置点共有 \(places.zh)，需要安置的有 \(takers.zh)，缺 \(short)。",
        en: "All \(English.count(sites.count, "site")) together have \(places.en) for \(takers.en): \(short) short.")
    }
    return Bilingual(
      zh: "有 \(takers.zh)只能去 \(sites.listed("、", \.label))，那里只有 \(places.zh)，缺 \(short)。",
      en: "\(takers.en) may go only to \(sites.listed(", ", \.label)), with \(places.en): \(short) short.")
  }
}
