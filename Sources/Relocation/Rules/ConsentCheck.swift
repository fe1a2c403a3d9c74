/// Only households that consent are placed at a cross-region site. Off where the column `accepts_cross_region` is
/// missing; an empty cell in it is no consent.
struct ConsentCheck: RuleCheck {
  func violations(_ reading: PlanReading) -> [RuleViolation] {
    guard reading.planningCase.asksConsent else { return [] }
    return reading.placed.compactMap { household, site in
      guard reading.instance.sites[site].region == .crossRegion,
        reading.instance.households[household].acceptsCrossRegion != true
      else { return nil }
      return RuleViolation.pair(.consent, household, site, reading) { household, site in
        Bilingual(
          zh: "户 \(household.id) 没有同意县外安置，方案却安排到跨区域安置点 \(site.label)。",
          en: "Household \(household.id) does not consent to leave the county, but is placed at the cross-region site "
            + "\(site.label).")
      }
    }
  }
}
