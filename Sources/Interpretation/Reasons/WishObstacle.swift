public import Relocation

/// What stood between a household and a site that it would have liked better.
public enum WishObstacle: Hashable, Sendable {
  /// There is no such site.
  case unknownSite
  /// It may not go there; at least one reason.
  case notAllowed([IneligibilityReason])
  /// Of these there was none left for it.
  case full([SiteResource], dwellings: Bool)
  /// There was room, but the plan as a whole would have broken a rule or become worse.
  case worseForAll

  /// The obstacle as the end of a sentence.
  public var text: Bilingual {
    switch self {
    case .unknownSite: Bilingual(zh: "没有这个安置点", en: "there is no such site")
    case .notAllowed(let reasons):
      Bilingual(
        zh: "不可选：" + reasons.map { $0.sentence.zh.trimmingStop("。") }.joined(separator: "；"),
        en: "not allowed: " + reasons.map { $0.sentence.en.trimmingStop(".") }.joined(separator: "; "))
    case .full(let resources, let dwellings):
      Bilingual(
        zh: (resources.map(\.shortName.zh) + (dwellings ? ["合适户型"] : [])).joined(separator: "、") + "已满",
        en: "no " + (resources.map(\.shortName.en) + (dwellings ? ["fitting dwellings"] : [])).joined(separator: ", ")
          + " left")
    case .worseForAll: Bilingual(zh: "安排到该点会使整个方案变差", en: "it would worsen the plan as a whole")
    }
  }
}

extension String {
  fileprivate func trimmingStop(_ stop: Character) -> String { last == stop ? String(dropLast()) : self }
}

extension SiteResource {
  /// What there may be none left of.
  var shortName: Bilingual {
    switch self {
    case .people: Bilingual(zh: "安置人数", en: "places for people")
    case .households: Bilingual(zh: "安置户数", en: "places for households")
    case .preschool: Bilingual(zh: "幼儿园学位", en: "kindergarten places")
    case .primary: Bilingual(zh: "小学学位", en: "primary school places")
    case .middle: Bilingual(zh: "初中学位", en: "middle school places")
    case .jobs: Bilingual(zh: "就业岗位", en: "jobs")
    }
  }
}
