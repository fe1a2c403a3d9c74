/// Households with the same `kin` all go to the same site, or none of them is placed; they may live in several
/// settlements.
struct KinTogetherCheck: RuleCheck {
  func violations(_ reading: PlanReading) -> [RuleViolation] {
    guard reading.rules.kinTogether else { return [] }
    return reading.planningCase.kinGroups.compactMap { group in
      let apart = Togetherness(of: group.members, reading)
      guard apart.isBroken else { return nil }
      let settlements = Set(group.members.map { reading.instance.households[$0].settlement }).sorted()
      return RuleViolation(
        rule: .kinTogether, households: apart.households, sites: apart.sites.map(\.id), settlements: settlements,
        name: group.name, amount: apart.households.count, unit: .households,
        sentence: Bilingual(
          zh: "亲属组 \(group.name) 须安置在同一个安置点，方案却\(apart.text.zh)。",
          en: "Kin group \(group.name) must be at one site, but \(apart.text.en)."))
    }
  }
}
