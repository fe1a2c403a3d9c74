/// Nobody is placed at a site that the scenario closes (`changes.close`).
struct ClosedSitesCheck: RuleCheck {
  func violations(_ reading: PlanReading) -> [RuleViolation] {
    reading.placed.compactMap { household, site in
      guard reading.planningCase.isClosed[site] else { return nil }
      return RuleViolation.pair(.closedSite, household, site, reading) { household, site in
        Bilingual(
          zh: "户 \(household.id) 被安排到安置点 \(site.label)，但该点在本方案中关闭。",
          en: "Household \(household.id) is placed at site \(site.label), which this scenario closes.")
      }
    }
  }
}

extension RuleViolation {
  /// A household that must not be at its site.
  static func pair(
    _ rule: RuleKind, _ household: Int, _ site: Int, _ reading: PlanReading,
    sentence: (Household, Site) -> Bilingual
  ) -> RuleViolation {
    let household = reading.instance.households[household]
    let site = reading.instance.sites[site]
    return RuleViolation(
      rule: rule, households: [household.id], sites: [site.id], settlements: [household.settlement], amount: 1,
      unit: .households, sentence: sentence(household, site))
  }
}
