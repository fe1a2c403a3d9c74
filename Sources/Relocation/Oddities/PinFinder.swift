/// Households decided by hand, where another rule forbids the decision.
struct PinFinder: OddityFinder {
  func find(in survey: OdditySurvey) -> [Oddity] {
    let pinned = survey.instance.households.indices.filter { survey.instance.households[$0].pinnedSite != nil }
    guard !pinned.isEmpty else { return [] }
    return pinned.compactMap { forbidden($0, survey) } + overfull(pinned, survey) + torn(survey)
  }

  private func forbidden(_ position: Int, _ survey: OdditySurvey) -> Oddity? {
    let household = survey.instance.households[position]
    guard let pinned = household.pinnedSite else { return nil }
    let site = survey.instance.index(of: pinned)
    let reasons =
      site.map { survey.eligibility.reasonsAgainst(household: position, site: $0).map(\.sentence) }
      ?? [Bilingual(zh: "没有这个安置点。", en: "There is no such site.")]
    guard !reasons.isEmpty else { return nil }
    return Oddity(
      .pinAgainstRule, [.household(household.id)], column: "pinned_site",
      sentence: Bilingual(
        zh: "户 \(household.id) 指定安置在 \(pinned)，但是：\(reasons.map(\.zh).joined())",
        en: "Household \(household.id) is pinned to site \(pinned), but: \(reasons.map(\.en).joined(separator: " "))"))
  }

  /// Sites that those pinned to them alone fill beyond a capacity.
  private func overfull(_ pinned: [Int], _ survey: OdditySurvey) -> [Oddity] {
    let bySite = Dictionary(grouping: pinned) { survey.instance.households[$0].pinnedSite }
    return survey.instance.sites.flatMap { site in
      SiteResource.allCases.filter { $0.isLimited(by: survey.rules) }.compactMap { resource -> Oddity? in
        let members = bySite[site.id] ?? []
        let need = ExactSum.of(members.map { resource.amount(of: survey.instance.households[$0]) }).value
        guard let capacity = resource.capacity(of: site), need > capacity else { return nil }
        return Oddity(
          .pinAgainstRule, [.site(site.id)], column: resource.rawValue, amount: need - capacity,
          sentence: Bilingual(
            zh: "指定到安置点 \(site.label) 的有 \(resource.takers(need).zh)，该点只有 \(resource.counted(capacity).zh)，"
              + "超出 \(need - capacity)。",
            en:
              "\(resource.takers(need).en) are pinned to site \(site.label), which has \(resource.counted(capacity).en): "
              + "\(need - capacity) too many."))
      }
    }
  }

  /// Kin groups and settlements whose pins lead apart.
  private func torn(_ survey: OdditySurvey) -> [Oddity] {
    let kin = survey.rules.kinTogether ? survey.planningCase.kinGroups : []
    let tornKin = kin.compactMap { group in
      torn(group.members, most: 1, Bilingual(zh: "亲属组 \(group.name)", en: "kin group \(group.name)"), survey)
    }
    let settlements = zip(survey.instance.settlements, survey.planningCase.householdsOfSettlement)
    return tornKin
      + settlements.compactMap { settlement, members in
        let isWhole = settlement.move == .whole && survey.rules.wholeSettlements == .hard
        guard let most = isWhole ? 1 : survey.rules.sitesPerSettlement else { return nil }
        let name = Bilingual(zh: settlement.label, en: "settlement \(settlement.label)")
        return torn(members, most: most, name, survey)
      }
  }

  private func torn(_ members: [Int], most: Int, _ name: Bilingual, _ survey: OdditySurvey) -> Oddity? {
    let pinned = members.filter { survey.instance.households[$0].pinnedSite != nil }
    let sites = Set(pinned.compactMap { survey.instance.households[$0].pinnedSite }).sorted()
    guard sites.count > most else { return nil }
    return Oddity(
      .pinAgainstRule, pinned.map { .household(survey.instance.households[$0].id) }, column: "pinned_site",
      amount: sites.count - most,
      sentence: Bilingual(
        zh: "\(name.zh) 的户被指定到 \(sites.count) 个安置点（\(sites.listed("、", \.rawValue))），规则只允许 \(most) 个。",
        en: "The households of \(name.en) are pinned to \(sites.count) sites (\(sites.listed(", ", \.rawValue))); the "
          + "rules allow \(most)."))
  }
}
