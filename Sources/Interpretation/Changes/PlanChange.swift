public import Relocation

/// One household for which something is not as it was in the earlier plan.
public struct PlanChange: Hashable, Sendable {
  /// Who.
  public var household: HouseholdID
  /// The site of the earlier plan; `nil` where it had none, or was not there.
  public var from: SiteID?
  /// The site now; `nil` where it has none, or is not there any more.
  public var to: SiteID?
  /// Why; `nil` where the site is the same and only the household itself changed.
  public var reason: ChangeReason?
  /// What became of the household itself, in words: other people, another settlement; `nil` where nothing did.
  public var remark: Bilingual?
  /// The reason and what is behind it, as a sentence.
  public var sentence: Bilingual
}
