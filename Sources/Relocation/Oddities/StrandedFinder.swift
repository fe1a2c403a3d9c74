/// Households, settlements that move as a whole, and kin groups for which no site will do.
struct StrandedFinder: OddityFinder {
  func find(in survey: OdditySurvey) -> [Oddity] {
    alone(survey) + wholeSettlements(survey) + kinGroups(survey)
  }

  private func alone(_ survey: OdditySurvey) -> [Oddity] {
    survey.sites.indices.filter { survey.sites[$0].isEmpty }.map { position in
      let household = survey.instance.households[position]
      return Oddity(
        .householdWithoutSite, [.household(household.id)], amount: household.people,
        sentence: Bilingual(
          zh: "户 \(household.id)（\(household.people) 人）没有任何可去的安置点。",
          en: "Household \(household.id) (\(English.people(household.people))) may go to no site at all."))
    }
  }

  private func wholeSettlements(_ survey: OdditySurvey) -> [Oddity] {
    guard survey.rules.wholeSettlements == .hard else { return [] }
    let settlements = zip(survey.instance.settlements, survey.planningCase.householdsOfSettlement)
    return settlements.compactMap { settlement, members in
      guard settlement.move == .whole, !members.isEmpty, !hasRoom(for: members, survey) else { return nil }
      let count = HeadCount(members.lazy.map { survey.instance.households[$0] })
      return Oddity(
        .wholeSettlementFitsNowhere, [.settlement(settlement.id)], column: "move", amount: count.people,
        sentence: Bilingual(
          zh: "\(settlement.label) 须整体搬迁（\(count.households) 户 \(count.people) 人），但没有一个安置点容得下且各户都能去。",
          en: "Settlement \(settlement.label) must move as a whole (\(English.count(count.households, "household")), "
            + "\(English.people(count.people))), but no site has room for all of it and is open to all of it."))
    }
  }

  private func kinGroups(_ survey: OdditySurvey) -> [Oddity] {
    guard survey.rules.kinTogether else { return [] }
    return survey.planningCase.kinGroups.compactMap { group in
      guard group.members.count > 1, !hasRoom(for: group.members, survey) else { return nil }
      let count = HeadCount(group.members.lazy.map { survey.instance.households[$0] })
      return Oddity(
        .kinGroupFitsNowhere, group.members.map { .household(survey.instance.households[$0].id) }, column: "kin",
        amount: count.people,
        sentence: Bilingual(
          zh: "亲属组 \(group.name)（\(count.households) 户 \(count.people) 人）没有一个各户都能去且容得下的安置点。",
          en: "Kin group \(group.name) (\(English.count(count.households, "household")), "
            + "\(English.people(count.people))) has no site that is open to all of it and has room for all of it."))
    }
  }

  /// Whether some site, empty, could take all of these households together.
  private func hasRoom(for members: [Int], _ survey: OdditySurvey) -> Bool {
    var common = survey.eligibility.open
    for member in members { common.formIntersection(survey.sites[member]) }
    let households = members.map { survey.instance.households[$0] }
    let demand = Dictionary(households.lazy.map { ($0.people, 1) }, uniquingKeysWith: +)
    let resources = SiteResource.allCases.filter { $0.isLimited(by: survey.rules) }
    let needs = resources.map { resource in (resource, ExactSum.of(households.lazy.map(resource.amount)).value) }
    return survey.sites(in: common).contains { site in
      needs.allSatisfy { resource, need in resource.capacity(of: site).map { need <= $0 } ?? true }
        && DwellingMatching(demand: demand, stocks: survey.instance.dwellingStocks(at: site)).unmetTotal == 0
    }
  }
}
