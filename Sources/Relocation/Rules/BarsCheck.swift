/// No household is placed at one of its barred sites.
struct BarsCheck: RuleCheck {
  func violations(_ reading: PlanReading) -> [RuleViolation] {
    reading.placed.compactMap { household, site in
      let barred = reading.instance.households[household].barredSites
      guard barred.contains(reading.instance.sites[site].id) else { return nil }
      return RuleViolation.pair(.barredSite, household, site, reading) { household, site in
        Bilingual(
          zh: "户 \(household.id) 不可安置在 \(site.label)，方案却安排到该点。",
          en: "Household \(household.id) must not be placed at site \(site.label), but is.")
      }
    }
  }
}
