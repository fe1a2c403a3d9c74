/// Kin groups of one household, and those that live in several settlements.
struct KinFinder: OddityFinder {
  func find(in survey: OdditySurvey) -> [Oddity] {
    survey.planningCase.kinGroups.compactMap { group in
      let households = group.members.map { survey.instance.households[$0] }
      let settlements = Set(households.map(\.settlement)).sorted()
      if households.count == 1 { return single(group, households[0]) }
      return settlements.count > 1 ? across(group, households, settlements) : nil
    }
  }

  private func single(_ group: KinGroup, _ household: Household) -> Oddity {
    Oddity(
      .kinOfOne, [.household(household.id)], column: "kin",
      sentence: Bilingual(
        zh: "亲属组 \(group.name) 只有户 \(household.id) 一户。",
        en: "Household \(household.id) is alone in kin group \(group.name)."))
  }

  private func across(_ group: KinGroup, _ households: [Household], _ settlements: [SettlementID]) -> Oddity {
    Oddity(
      .kinAcrossSettlements, households.map { .household($0.id) }, column: "kin", amount: settlements.count - 1,
      sentence: Bilingual(
        zh:
          "亲属组 \(group.name) 的 \(households.count) 户分属 \(settlements.count) 个屯：\(settlements.listed("、", \.rawValue))。",
        en: "The \(households.count) households of kin group \(group.name) live in \(settlements.count) settlements: "
          + "\(settlements.listed(", ", \.rawValue))."))
  }
}
