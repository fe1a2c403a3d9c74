/// At least `min_people` persons are placed at each site that has such a number, unless the scenario closes the site.
struct MinPeopleCheck: RuleCheck {
  func violations(_ reading: PlanReading) -> [RuleViolation] {
    reading.instance.sites.enumerated().compactMap { position, site in
      guard let least = site.minPeople, !reading.planningCase.isClosed[position] else { return nil }
      let households = reading.householdsAtSite[position]
      let people = ExactSum.of(households.lazy.map { reading.instance.households[$0].people }).value
      guard people < least else { return nil }
      return RuleViolation(
        rule: .minPeople, sites: [site.id], amount: least - people, unit: .people,
        sentence: Bilingual(
          zh: "安置点 \(site.label) 至少应安置 \(least) 人，方案只安排了 \(people) 人，还差 \(least - people) 人。",
          en: "Site \(site.label) must have at least \(English.people(least)); the plan places \(people), "
            + "\(least - people) too few."))
    }
  }
}
