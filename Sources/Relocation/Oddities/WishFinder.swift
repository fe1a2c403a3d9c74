/// Wishes for sites that are not there, that the household may not go to, or that it names twice.
struct WishFinder: OddityFinder {
  func find(in survey: OdditySurvey) -> [Oddity] {
    survey.instance.households.indices.flatMap { oddities($0, survey) }
  }

  private func oddities(_ position: Int, _ survey: OdditySurvey) -> [Oddity] {
    let household = survey.instance.households[position]
    return household.wishes.enumerated().compactMap { rank, wish in
      guard let wish else { return nil }
      if household.wishes[..<rank].contains(wish) { return repeated(household, rank + 1, wish) }
      guard let site = survey.instance.index(of: wish) else { return unknown(household, rank + 1, wish) }
      if survey.sites[position].contains(site) { return nil }
      let reasons = survey.eligibility.reasonsAgainst(household: position, site: site).filter {
        if case .pinnedElsewhere = $0 { false } else { true }
      }
      return reasons.isEmpty ? nil : notAllowed(household, rank + 1, survey.instance.sites[site], reasons)
    }
  }

  private func repeated(_ household: Household, _ rank: Int, _ wish: SiteID) -> Oddity {
    Oddity(
      .repeatedWish, [.household(household.id)], column: "wish_\(rank)",
      sentence: Bilingual(
        zh: "户 \(household.id) 的第 \(rank) 志愿 \(wish) 与前面的志愿重复。",
        en: "Wish \(rank) of household \(household.id), \(wish), repeats an earlier wish."))
  }

  private func unknown(_ household: Household, _ rank: Int, _ wish: SiteID) -> Oddity {
    Oddity(
      .unknownWish, [.household(household.id)], column: "wish_\(rank)",
      sentence: Bilingual(
        zh: "户 \(household.id) 的第 \(rank) 志愿“\(wish)”不是任何安置点的编号，请核对。",
        en: "Wish \(rank) of household \(household.id), \"\(wish)\", is no site's id; check it."))
  }

  private func notAllowed(
    _ household: Household, _ rank: Int, _ site: Site, _ reasons: [IneligibilityReason]
  ) -> Oddity {
    Oddity(
      .wishNotAllowed, [.household(household.id)], column: "wish_\(rank)",
      sentence: Bilingual(
        zh: "户 \(household.id) 的第 \(rank) 志愿 \(site.label) 不可能满足：\(reasons.map(\.sentence.zh).joined())",
        en: "Wish \(rank) of household \(household.id), \(site.label), cannot be met: "
          + reasons.map(\.sentence.en).joined(separator: " ")))
  }
}
