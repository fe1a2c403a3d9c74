/// What became of a household's wishes. The raw values are stable keys for files.
public enum WishOutcome: String, CaseIterable, Hashable, Sendable {
  case first, second, third
  /// It is placed at a site that is none of its wishes.
  case none
  /// It is placed and stated no wish.
  case unstated
  /// It is left without a site.
  case unplaced

  /// What became of the wishes of a household that goes to this site, or to none.
  public init(of household: Household, at site: SiteID?) {
    guard let site else {
      self = .unplaced
      return
    }
    switch household.wishRank(of: site) {
    case 1: self = .first
    case 2: self = .second
    case 3: self = .third
    default: self = household.statedWishes ? .none : .unstated
    }
  }

  /// The outcome in words.
  public var title: Bilingual {
    switch self {
    case .first: Bilingual(zh: "第一志愿", en: "first wish")
    case .second: Bilingual(zh: "第二志愿", en: "second wish")
    case .third: Bilingual(zh: "第三志愿", en: "third wish")
    case .none: Bilingual(zh: "非志愿", en: "none of the wishes")
    case .unstated: Bilingual(zh: "未填志愿", en: "no wish stated")
    case .unplaced: Bilingual(zh: "未安置", en: "left without a site")
    }
  }
}
