public import Relocation

/// One rule that had a say in where a household may go.
public struct AppliedRule: Hashable, Sendable {
  /// The rule.
  public var rule: RuleKind
  /// What it means for this household.
  public var sentence: Bilingual
}

extension PlacementReasons {
  /// The rules that had a say in where a household, by position, may go; not those that could not touch it.
  public func appliedRules(household position: Int) -> [AppliedRule] {
    let household = reading.planningCase.instance.households[position]
    return ownRules(household, position) + bonds(position) + settlementRule(position) + dwellingRule(position)
      + limitRules(position)
  }

  private func ownRules(_ household: Household, _ position: Int) -> [AppliedRule] {
    let planningCase = reading.planningCase
    let sites = planningCase.instance.sites
    var rules: [AppliedRule] = []
    if let pin = household.pinnedSite {
      rules.append(rule(.pinnedSite, "已指定安置在 \(pin)。", "It is pinned to \(pin)."))
    }
    if !household.barredSites.isEmpty {
      let names = household.barredSites.sorted().map(\.rawValue)
      rules.append(
        rule(
          .barredSite, "不可安置在 \(names.joined(separator: "、"))。", "It may not go to \(names.joined(separator: ", "))."))
    }
    if planningCase.asksConsent, sites.contains(where: { $0.region == .crossRegion }) {
      rules.append(
        household.acceptsCrossRegion == true
          ? rule(.consent, "同意县外安置。", "It consents to leave the county.")
          : rule(.consent, "没有同意县外安置，只能在县内安置。", "It does not consent to leave the county: only sites inside count."))
    }
    if let limit = planningCase.scenario.rules.maxDistanceTenths {
      let far = sites.indices.count {
        planningCase.distanceTenths(household: position, site: $0).map { $0 > limit } ?? false
      }
      if far > 0 {
        rules.append(
          rule(
            .maxDistance, "\(far) 个安置点超过最远 \(FixedPoint.tenths(limit)) 公里。",
            "\(far) \(far == 1 ? "site is" : "sites are") farther than \(FixedPoint.tenths(limit)) km."))
      }
    }
    return rules
  }

  /// Those it must stay with.
  private func bonds(_ position: Int) -> [AppliedRule] {
    let planningCase = reading.planningCase
    let party = parties.parties[parties.partyOfHousehold[position]].households
    guard party.count > 1 else { return [] }
    let settlement = planningCase.settlement(ofHousehold: position)
    var rules: [AppliedRule] = []
    if isBoundToSettlement(position) {
      let count = planningCase.householdsOfSettlement[planningCase.settlementOfHousehold[position]].count
      rules.append(
        rule(
          .wholeSettlement, "\(settlement.label) 整屯搬迁，\(count) 户在同一安置点。",
          "Settlement \(settlement.label) moves as a whole: its \(count) households share one site."))
    }
    if planningCase.scenario.rules.kinTogether,
      let kin = planningCase.kinGroups.first(where: { $0.members.count > 1 && $0.members.contains(position) })
    {
      let others = kin.members.filter { $0 != position }.map { planningCase.instance.households[$0].id.rawValue }
      let shown = others.prefix(6)
      let more = others.count > shown.count ? " …" : ""
      rules.append(
        rule(
          .kinTogether, "与亲属户 \(shown.joined(separator: "、"))\(more) 在同一安置点。",
          "It shares its site with its kin \(shown.joined(separator: ", "))\(more)."))
    }
    return rules
  }

  private func settlementRule(_ position: Int) -> [AppliedRule] {
    let planningCase = reading.planningCase
    guard let most = planningCase.scenario.rules.sitesPerSettlement, !isBoundToSettlement(position) else { return [] }
    let settlement = planningCase.settlementOfHousehold[position]
    let members = planningCase.householdsOfSettlement[settlement]
    guard members.count > 1, most < planningCase.instance.sites.count else { return [] }
    let used = reading.sitesUsed(by: members).map { planningCase.instance.sites[$0].id.rawValue }
    let name = planningCase.instance.settlements[settlement].label
    return [
      rule(
        .sitesPerSettlement, "自然屯 \(name) 最多用 \(most) 个安置点，现用 \(used.joined(separator: "、"))。",
        "Settlement \(name) may use \(most) \(most == 1 ? "site" : "sites") at most; it uses \(used.joined(separator: ", "))."
      )
    ]
  }

  /// Which dwelling types of its site admit it.
  private func dwellingRule(_ position: Int) -> [AppliedRule] {
    let instance = reading.planningCase.instance
    guard let site = reading.sites[position], !instance.dwellings(at: instance.sites[site].id).isEmpty else {
      return []
    }
    let people = instance.households[position].people
    let types = instance.dwellings(for: people, at: instance.sites[site].id).map(\.type.rawValue)
    return [
      rule(
        .dwellingSize, "\(people) 人户在该点可住户型 \(types.joined(separator: "、"))。",
        "For \(people) \(people == 1 ? "person" : "people") its site has the dwelling types \(types.joined(separator: ", "))."
      )
    ]
  }

  private func limitRules(_ position: Int) -> [AppliedRule] {
    let planningCase = reading.planningCase
    return planningCase.scenario.limits.compactMap { limit in
      let amount = planningCase.amounts(of: limit)[position]
      guard amount > 0 else { return nil }
      return rule(.limit, "计入限额“\(limit.name)”。", "It counts in the limit \"\(limit.name)\".")
    }
  }

  private func rule(_ kind: RuleKind, _ zh: String, _ en: String) -> AppliedRule {
    AppliedRule(rule: kind, sentence: Bilingual(zh: zh, en: en))
  }
}
