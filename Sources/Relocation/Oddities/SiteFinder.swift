/// Sites above 800 persons, and fewest people that cannot be reached.
struct SiteFinder: OddityFinder {
  func find(in survey: OdditySurvey) -> [Oddity] {
    survey.instance.sites.enumerated().flatMap { position, site in
      survey.planningCase.isClosed[position]
        ? [] : [assessment(site), outOfReach(site, position, survey)].compactMap(\.self)
    }
  }

  private func assessment(_ site: Site) -> Oddity? {
    let most = InstanceOddities.carryingCapacityPeople
    guard let people = site.people, people > most else { return nil }
    return Oddity(
      .carryingCapacity, [.site(site.id)], column: "people", amount: people - most,
      sentence: Bilingual(
        zh: "安置点 \(site.label) 规划 \(people) 人，超过 \(most) 人，须做资源环境承载力评估。",
        en: "Site \(site.label) is planned for \(English.people(people)); above \(most) an assessment of its carrying "
          + "capacity is required."))
  }

  private func outOfReach(_ site: Site, _ position: Int, _ survey: OdditySurvey) -> Oddity? {
    guard let least = site.minPeople else { return nil }
    let able = survey.sites.indices.lazy.filter { survey.sites[$0].contains(position) }
    let reach = ExactSum.of(able.map { survey.instance.households[$0].people }).value
    let most = min(reach, site.people ?? reach)
    guard least > most else { return nil }
    return Oddity(
      .minPeopleOutOfReach, [.site(site.id)], column: "min_people", amount: least - most,
      sentence: Bilingual(
        zh: "安置点 \(site.label) 至少应安置 \(least) 人，但最多只能有 \(most) 人（可安置人数和能去的户所限），差 \(least - most) 人。",
        en:
          "Site \(site.label) must have at least \(English.people(least)), but its places and the households that may "
          + "go there allow \(most): \(least - most) short."))
  }
}
