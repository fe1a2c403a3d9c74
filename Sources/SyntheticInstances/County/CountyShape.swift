public import Relocation

/// A made-up case of any size, for trials of speed and for tests.
///
/// Like the case of Lingyun it is drawn around a hidden plan that obeys every default rule; places, dwellings, school
/// places and jobs are what that plan uses and `slack` more, so everybody can be placed. Equal shapes give equal tables
/// on every machine. Time and memory grow with households + settlements × sites; households are never all held.
public struct CountyShape: Hashable, Sendable {
  /// Number of households, at least one for each settlement.
  public var households: Int
  /// Number of sites, at least one.
  public var sites: Int
  /// Number of settlements, at least one for each site.
  public var settlements: Int
  /// Spare part of all that a site has, in thousandths.
  public var slackPerMille: Int
  /// Starts the random sequence.
  public var seed: UInt64
  /// Whether the table has wishes; without them the columns are missing.
  public var wishes: Bool
  /// Part of the households that the hidden plan puts at cross-region sites, in thousandths.
  public var crossSharePerMille: Int
  /// Part of the households that belong to a kin group, in thousandths.
  public var kinSharePerMille: Int
  /// Part of the settlements that move as a whole, in thousandths.
  public var wholeSharePerMille: Int

  /// Describes a case; shares are parts of one and are rounded to thousandths.
  public init(
    households: Int, sites: Int, settlements: Int, slack: Double = 0.02, seed: UInt64 = 1, wishes: Bool = true,
    crossShare: Double = 0.4, kinShare: Double = 0.08, wholeShare: Double = 0.08
  ) {
    precondition(sites >= 1 && settlements >= sites, "a county needs a settlement for each site")
    precondition(households >= settlements, "a county needs a household for each settlement")
    self.households = households
    self.sites = sites
    self.settlements = settlements
    self.slackPerMille = Self.perMille(slack)
    self.seed = seed
    self.wishes = wishes
    self.crossSharePerMille = Self.perMille(crossShare)
    self.kinSharePerMille = Self.perMille(kinShare)
    self.wholeSharePerMille = Self.perMille(wholeShare)
  }

  private static func perMille(_ share: Double) -> Int { Int((share * 1000).rounded()) }

  /// The case as an instance, all of it in memory.
  public func instance() -> Instance {
    let draft = CountyDraft(self)
    return Instance(
      households: draft.settlements.indices.flatMap { draft.households(of: $0).map(\.household) },
      settlements: draft.settlements.indices.map { draft.settlement($0) }, sites: draft.siteRows(),
      dwellings: draft.dwellingRows(), columns: InstanceColumns.keys(wishes: wishes))
  }
}
