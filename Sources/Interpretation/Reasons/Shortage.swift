public import Relocation

/// What a site has too little of for those who would come.
public struct Shortage: Hashable, Sendable {
  /// What there is too little of.
  public enum Kind: Hashable, Sendable {
    case resource(SiteResource)
    /// Dwellings that admit households of their sizes.
    case dwellings
  }

  /// What there is too little of.
  public var kind: Kind
  /// How much the plan leaves free for them, in the unit of the kind; never negative.
  public var left: Int
  /// How much they need, more than what is left.
  public var needed: Int

  /// Makes one from its parts.
  public init(_ kind: Kind, left: Int, needed: Int) {
    self.kind = kind
    self.left = left
    self.needed = needed
  }

  /// The shortage as the end of a sentence: a site is called full only where nothing at all is left.
  public var text: Bilingual {
    let name = kind.name
    guard left > 0 else { return Bilingual(zh: "\(name.zh)已满", en: "no \(name.en) left") }
    let unit = kind.unit
    return Bilingual(
      zh: "\(name.zh)不足：剩余 \(left) \(unit)，需 \(needed) \(unit)",
      en: "too few \(name.en): \(left) left, \(needed) needed")
  }
}

extension Shortage.Kind {
  /// What there may be none left of.
  fileprivate var name: Bilingual {
    switch self {
    case .resource(.people): Bilingual(zh: "安置人数", en: "places for people")
    case .resource(.households): Bilingual(zh: "安置户数", en: "places for households")
    case .resource(.preschool): Bilingual(zh: "幼儿园学位", en: "kindergarten places")
    case .resource(.primary): Bilingual(zh: "小学学位", en: "primary school places")
    case .resource(.middle): Bilingual(zh: "初中学位", en: "middle school places")
    case .resource(.jobs): Bilingual(zh: "就业岗位", en: "jobs")
    case .dwellings: Bilingual(zh: "合适户型", en: "fitting dwellings")
    }
  }

  /// The Chinese measure word.
  fileprivate var unit: String {
    switch self {
    case .resource(.people): "人"
    case .resource(.households): "户"
    case .resource(.preschool), .resource(.primary), .resource(.middle), .resource(.jobs): "个"
    case .dwellings: "套"
    }
  }
}
