/// A plan names only households and sites of its instance.
struct KnownNamesCheck: RuleCheck {
  func violations(_ reading: PlanReading) -> [RuleViolation] {
    unknownHouseholds(reading) + unknownSites(reading)
  }

  private func unknownHouseholds(_ reading: PlanReading) -> [RuleViolation] {
    reading.plan.assignments.keys.filter { reading.instance.index(of: $0) == nil }.sorted().map { household in
      RuleViolation(
        rule: .unknownHousehold, households: [household], amount: 1, unit: .households,
        sentence: Bilingual(
          zh: "方案安排了户 \(household)，但数据中没有这一户。",
          en: "The plan places household \(household), which is not in the data."))
    }
  }

  private func unknownSites(_ reading: PlanReading) -> [RuleViolation] {
    zip(reading.instance.households, reading.assignments).compactMap { household, assignment in
      guard let site = assignment?.site, reading.instance.index(of: site) == nil else { return nil }
      return RuleViolation(
        rule: .unknownSite, households: [household.id], sites: [site], settlements: [household.settlement], amount: 1,
        unit: .households,
        sentence: Bilingual(
          zh: "户 \(household.id) 被安排到 \(site)，但数据中没有这个安置点。",
          en: "Household \(household.id) is placed at \(site), a site which is not in the data."))
    }
  }
}
