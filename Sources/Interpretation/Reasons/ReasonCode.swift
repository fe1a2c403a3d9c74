public import Relocation

/// Why a household is where it is, in one word. The raw values are stable keys for files.
public enum ReasonCode: String, CaseIterable, Hashable, Sendable {
  /// Decided by hand.
  case pinned
  case firstWish = "first_wish"
  /// Its settlement moves as a whole, and the household goes where the settlement goes.
  case wholeSettlement = "whole_settlement"
  /// It goes where its kin go.
  case kin
  case secondWish = "second_wish"
  case thirdWish = "third_wish"
  /// None of its wishes is a site that it may go to.
  case noWishAllowed = "no_wish_allowed"
  /// A wish was allowed, but had too little room left, or granting it would have worsened the plan as a whole.
  case bestForAll = "best_for_all"
  /// It stated no wish and goes to the nearest site that it may go to.
  case nearest
  /// It stated no wish, and a nearer site had too little room left or would have worsened the plan as a whole.
  case noWishStated = "no_wish_stated"
  /// There is no site that it may go to.
  case unplacedNoEligibleSite = "unplaced_no_eligible_site"
  /// It is bound to kin or to its settlement, and no site admits all of them.
  case unplacedNoCommonSite = "unplaced_no_common_site"
  /// No site that it may go to has room enough left for it and for those it is bound to.
  case unplacedCapacity = "unplaced_capacity"
  /// A site has room, but placing it there would break another rule or worsen the plan as a whole.
  case unplacedBestForAll = "unplaced_best_for_all"

  /// Whether it is a reason for having no site.
  public var isUnplaced: Bool { rawValue.hasPrefix("unplaced") }

  /// The reason in a few words.
  public var title: Bilingual {
    switch self {
    case .pinned: Bilingual(zh: "指定安置", en: "decided by hand")
    case .firstWish: Bilingual(zh: "第一志愿", en: "first wish")
    case .wholeSettlement: Bilingual(zh: "随屯整体搬迁", en: "moves with its settlement")
    case .kin: Bilingual(zh: "随亲属同点", en: "stays with its kin")
    case .secondWish: Bilingual(zh: "第二志愿", en: "second wish")
    case .thirdWish: Bilingual(zh: "第三志愿", en: "third wish")
    case .noWishAllowed: Bilingual(zh: "志愿均不可选", en: "no wish is allowed")
    case .bestForAll: Bilingual(zh: "统筹安排", en: "best for all")
    case .nearest: Bilingual(zh: "就近安置", en: "nearest site")
    case .noWishStated: Bilingual(zh: "未填志愿，统筹安排", en: "no wish stated, best for all")
    case .unplacedNoEligibleSite: Bilingual(zh: "未安置：没有可去的安置点", en: "left out: no site is allowed")
    case .unplacedNoCommonSite: Bilingual(zh: "未安置：没有可共同去的安置点", en: "left out: no site admits the whole group")
    case .unplacedCapacity: Bilingual(zh: "未安置：可去的安置点余量不足", en: "left out: too little room at the allowed sites")
    case .unplacedBestForAll: Bilingual(zh: "未安置：统筹后无法安排", en: "left out: best for all")
    }
  }
}
