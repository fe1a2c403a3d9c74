public import Relocation

/// Why a household is not where the earlier plan had it. The raw values are stable keys for files.
public enum ChangeReason: String, CaseIterable, Hashable, Sendable {
  /// Its site is not among the sites any more.
  case siteGone = "site_gone"
  /// The scenario closes its site.
  case siteClosed = "site_closed"
  /// It is pinned to another site now.
  case pinned
  /// It may not go to its site any more: consent, distance, bars or dwelling sizes.
  case notAllowed = "not_allowed"
  /// One that it is bound to had to move, and it goes along.
  case bound
  /// Its site has less room than the earlier plan's households there need: some of them had to leave.
  case siteShrunk = "site_shrunk"
  /// It made room: its site is filled by others now.
  case madeRoom = "made_room"
  /// Back at its site its settlement would use more sites than it may.
  case settlementTogether = "settlement_together"
  /// Nothing forced it: it has a better wish, or a shorter way.
  case better
  /// Nothing forced it: the plan as a whole is better for it, or no worse.
  case bestForAll = "best_for_all"
  /// The earlier plan knew no such household.
  case new
  /// The earlier plan left it out; now it has a site.
  case placedNow = "placed_now"
  /// The earlier plan had it, the register has it no more.
  case gone

  /// Whether rules and capacities left no choice but that somebody moves.
  public var isForced: Bool {
    switch self {
    case .siteGone, .siteClosed, .pinned, .notAllowed, .bound, .siteShrunk: true
    default: false
    }
  }

  /// The reason in a few words.
  public var title: Bilingual {
    switch self {
    case .siteGone: Bilingual(zh: "原安置点已不存在", en: "its site is gone")
    case .siteClosed: Bilingual(zh: "原安置点已关闭", en: "its site is closed")
    case .pinned: Bilingual(zh: "已指定到别处", en: "pinned elsewhere")
    case .notAllowed: Bilingual(zh: "不再可去原安置点", en: "its site is no longer allowed for it")
    case .bound: Bilingual(zh: "随须变动的户同去", en: "goes with one that had to move")
    case .siteShrunk: Bilingual(zh: "原安置点容纳不下原来各户", en: "its site cannot hold all who were there")
    case .madeRoom: Bilingual(zh: "为他户腾出位置", en: "made room for others")
    case .settlementTogether: Bilingual(zh: "与本屯保持在允许的安置点数内", en: "keeps its settlement within its sites")
    case .better: Bilingual(zh: "志愿更好或更近", en: "a better wish or a shorter way")
    case .bestForAll: Bilingual(zh: "统筹调整", en: "best for all")
    case .new: Bilingual(zh: "新增户", en: "new household")
    case .placedNow: Bilingual(zh: "原未安置，现已安置", en: "left out before, placed now")
    case .gone: Bilingual(zh: "已不在册", en: "no longer in the register")
    }
  }
}
