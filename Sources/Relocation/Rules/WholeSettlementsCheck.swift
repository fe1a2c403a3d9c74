/// With `whole_settlements: hard`, all households of a settlement with `move = whole` go to one site, or none of them
/// is placed. With `soft` and `off` nothing is required.
struct WholeSettlementsCheck: RuleCheck {
  func violations(_ reading: PlanReading) -> [RuleViolation] {
    guard reading.rules.wholeSettlements == .hard else { return [] }
    return reading.instance.settlements.enumerated().compactMap { position, settlement in
      guard settlement.move == .whole else { return nil }
      return violation(settlement, members: reading.planningCase.householdsOfSettlement[position], reading)
    }
  }

  private func violation(_ settlement: Settlement, members: [Int], _ reading: PlanReading) -> RuleViolation? {
    let apart = Togetherness(of: members, reading)
    guard apart.isBroken else { return nil }
    return RuleViolation(
      rule: .wholeSettlement, households: apart.households, sites: apart.sites.map(\.id),
      settlements: [settlement.id], amount: apart.households.count, unit: .households,
      sentence: Bilingual(
        zh: "\(settlement.label) 须整体搬迁到同一个安置点，方案却\(apart.text.zh)。",
        en: "Settlement \(settlement.label) must move as a whole to one site, but \(apart.text.en)."))
  }
}
