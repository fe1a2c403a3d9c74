import Relocation

/// Draws what a household wants, what it consents to and what was decided about it by hand.
enum LingyunWishes {
  /// Fills in wishes, consent, pins and bars so that the hidden plan's site stays allowed.
  static func draw(for household: inout Household, hamlet: LingyunHamlet, site: Int, by random: inout SplitMix64) {
    let mustConsent = LingyunFigures.sites[site].region == .crossRegion
    let consents = random.chance(perMille: 290) || mustConsent
    // One in twenty of those who do not consent left the question open.
    household.acceptsCrossRegion = consents ? true : random.chance(perMille: 50) ? nil : false
    if random.chance(perMille: 4) { household.pinnedSite = LingyunFigures.sites[site].id }
    let barred = random.chance(perMille: 8) ? random.below(LingyunFigures.sites.count) : site
    if barred != site { household.barredSites = [LingyunFigures.sites[barred].id] }
    let ranked = ranking(hamlet: hamlet, consents: consents, barred: barred == site ? nil : barred, by: &random)
    let stated = random.pick(weights: [60, 140, 250, 550])
    household.wishes = (0..<3).map { $0 < stated ? LingyunFigures.sites[ranked[$0]].id : nil }
  }

  /// The allowed sites, the most wanted first: the hamlet's view, and each household's own.
  private static func ranking(
    hamlet: LingyunHamlet, consents: Bool, barred: Int?, by random: inout SplitMix64
  ) -> [Int] {
    let appeal = LingyunFigures.sites.indices.map { position in
      let isFar = LingyunFigures.sites[position].region == .crossRegion
      return hamlet.appeal[position] + (isFar ? farBonus : 0) + random.around(ownView)
    }
    return LingyunFigures.sites.indices
      .filter { $0 != barred && (consents || LingyunFigures.sites[$0].region == .inCounty) }
      .sorted { appeal[$0] == appeal[$1] ? $0 < $1 : appeal[$0] > appeal[$1] }
  }

  /// How much households differ within a hamlet, in tenths of a kilometre.
  private static let ownView = 120
  /// How much more those who consent think of the sites outside the county.
  private static let farBonus = 60
}
