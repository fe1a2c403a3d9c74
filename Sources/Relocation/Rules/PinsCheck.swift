/// A household with a pinned site (the column or `changes.pin`) is placed there and nowhere else.
///
/// A pin overrides no other rule, and leaving a pinned household out breaks it too.
struct PinsCheck: RuleCheck {
  func violations(_ reading: PlanReading) -> [RuleViolation] {
    zip(reading.instance.households, reading.assignments).compactMap { household, assignment in
      guard let pinned = household.pinnedSite, assignment?.site != pinned else { return nil }
      let label = reading.instance.site(pinned)?.label ?? pinned.rawValue
      return RuleViolation(
        rule: .pinnedSite, households: [household.id], sites: [pinned], settlements: [household.settlement], amount: 1,
        unit: .households,
        sentence: Bilingual(
          zh: "户 \(household.id) 指定安置在 \(label)，方案却\(assignment.map { "安排到 \($0.site)" } ?? "没有安置")。",
          en: "Household \(household.id) is pinned to site \(label), but the plan "
            + (assignment.map { "places it at \($0.site)." } ?? "leaves it out.")))
    }
  }
}
