public import Relocation

/// What stood between a household and a site that it would have liked better.
public enum WishObstacle: Hashable, Sendable {
  /// There is no such site.
  case unknownSite
  /// It may not go there; at least one reason.
  case notAllowed([IneligibilityReason])
  /// Of these there was too little left for it; at least one.
  case tooLittle([Shortage])
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
    case .tooLittle(let shortages):
      Bilingual(
        zh: shortages.map(\.text.zh).joined(separator: "；"), en: shortages.map(\.text.en).joined(separator: "; "))
    case .worseForAll: Bilingual(zh: "安排到该点会使整个方案变差", en: "it would worsen the plan as a whole")
    }
  }
}

extension String {
  fileprivate func trimmingStop(_ stop: Character) -> String { last == stop ? String(dropLast()) : self }
}
