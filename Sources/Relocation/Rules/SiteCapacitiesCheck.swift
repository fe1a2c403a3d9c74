/// What the placed households take together is within each site's capacities: people, households, the three school
/// stages, and jobs where the rule `one_job_per_working_household` is on.
struct SiteCapacitiesCheck: RuleCheck {
  func violations(_ reading: PlanReading) -> [RuleViolation] {
    let resources = SiteResource.allCases.filter { $0.isLimited(by: reading.rules) }
    return reading.instance.sites.indices.flatMap { site in
      resources.compactMap { overuse(of: $0, at: site, reading) }
    }
  }

  private func overuse(of resource: SiteResource, at position: Int, _ reading: PlanReading) -> RuleViolation? {
    let site = reading.instance.sites[position]
    let households = reading.householdsAtSite[position]
    let used = ExactSum.of(households.lazy.map { resource.amount(of: reading.instance.households[$0]) }).value
    guard let capacity = resource.capacity(of: site), used > capacity else { return nil }
    let over = ExactSum.of([used, -capacity]).value
    return RuleViolation(
      rule: RuleKind(resource), sites: [site.id], amount: over, unit: resource.unit,
      sentence: Bilingual(
        zh: "安置点 \(site.label) 有 \(resource.counted(capacity).zh)，方案安排了 \(resource.takers(used).zh)，"
          + "超出 \(over)。",
        en: "Site \(site.label) has \(resource.counted(capacity).en); the plan places \(resource.takers(used).en) "
          + "there, \(over) too many."))
  }
}

extension SiteResource {
  fileprivate var unit: RuleViolation.Unit {
    switch self {
    case .people: .people
    case .households: .households
    case .preschool, .primary, .middle: .places
    case .jobs: .jobs
    }
  }
}
