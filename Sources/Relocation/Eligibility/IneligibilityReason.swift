/// Why a household may not go to a site, whatever the rest of the plan does.
public enum IneligibilityReason: Hashable, Sendable {
  /// The scenario closes the site.
  case closed
  /// The household is pinned to another site.
  case pinnedElsewhere(SiteID)
  /// The site is one of the household's barred sites.
  case barred
  /// The site is cross-region and the household does not consent.
  case notConsenting
  /// The site is farther than `max_distance_km`.
  case tooFar(distanceTenths: Int, limitTenths: Int)
  /// No dwelling type of the site that has any dwellings admits a household of this size.
  case noDwellingFits(people: Int)

  /// The rule that a plan breaks by placing the household there.
  ///
  /// A size that no dwelling admits breaks ``RuleKind/dwellingSize``, or ``RuleKind/dwellingCount`` where the only
  /// fitting type has a count of 0, or ``RuleKind/dwellingType`` where the plan names none.
  public var rule: RuleKind {
    switch self {
    case .closed: .closedSite
    case .pinnedElsewhere: .pinnedSite
    case .barred: .barredSite
    case .notConsenting: .consent
    case .tooFar: .maxDistance
    case .noDwellingFits: .dwellingSize
    }
  }

  /// The reason as a sentence about the household and the site.
  public var sentence: Bilingual {
    switch self {
    case .closed: Bilingual(zh: "该安置点在本方案中关闭。", en: "This scenario closes the site.")
    case .pinnedElsewhere(let site):
      Bilingual(zh: "该户已指定安置在 \(site)。", en: "The household is pinned to site \(site).")
    case .barred: Bilingual(zh: "该点是该户的不可安置点。", en: "The site is barred for the household.")
    case .notConsenting:
      Bilingual(zh: "该户没有同意县外安置。", en: "The household does not consent to leave the county.")
    case .tooFar(let distance, let limit):
      Bilingual(
        zh: "距离 \(FixedPoint.tenths(distance)) 公里，超过最远 \(FixedPoint.tenths(limit)) 公里。",
        en: "The site is \(FixedPoint.tenths(distance)) km away; the limit is \(FixedPoint.tenths(limit)) km.")
    case .noDwellingFits(let people):
      Bilingual(
        zh: "该点没有可供 \(people) 人居住的户型。",
        en: "The site has no dwelling type for a household of \(English.people(people)).")
    }
  }
}
