/// No household is placed farther than `max_distance_km`. Compared in tenths of a kilometre, each distance rounded half
/// up; a distance that is not known is allowed.
struct MaxDistanceCheck: RuleCheck {
  func violations(_ reading: PlanReading) -> [RuleViolation] {
    guard let limit = reading.rules.maxDistanceTenths else { return [] }
    return reading.placed.compactMap { household, site in
      guard let distance = reading.planningCase.distanceTenths(household: household, site: site), distance > limit
      else { return nil }
      var violation = RuleViolation.pair(.maxDistance, household, site, reading) { household, site in
        Bilingual(
          zh: "户 \(household.id) 到安置点 \(site.label) 有 \(FixedPoint.tenths(distance)) 公里，"
            + "超过最远 \(FixedPoint.tenths(limit)) 公里。",
          en: "Household \(household.id) is placed at site \(site.label), \(FixedPoint.tenths(distance)) km away; the "
            + "limit is \(FixedPoint.tenths(limit)) km.")
      }
      violation.amount = distance - limit
      violation.unit = .tenthsOfKilometre
      return violation
    }
  }
}
