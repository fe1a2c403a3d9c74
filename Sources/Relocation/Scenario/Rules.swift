/// The rules that a scenario switches on and off. The defaults are the built-in scenario's.
public struct Rules: Hashable, Sendable {
  /// What is asked of settlements with `move = whole`.
  public enum WholeSettlements: String, CaseIterable, Sendable {
    /// All their households go to one site, or none of them is placed.
    case hard
    /// Nothing is required; spreading is charged by the criterion `split` and reported.
    case soft
    /// They are treated like any other.
    case off
  }

  /// A plan that leaves someone out is no plan.
  public var placeEveryone = false
  /// What is asked of settlements that move as a whole.
  public var wholeSettlements = WholeSettlements.hard
  /// No settlement's placed households are spread over more sites than this; `nil` is no limit.
  public var sitesPerSettlement: Int? = 2
  /// Households with the same `kin` go to the same site, or none of them is placed.
  public var kinTogether = true
  /// Only households that consent may be placed at a cross-region site. Off where the column is missing.
  public var consentForCrossRegion = true
  /// Each household with a worker takes one of the site's jobs.
  public var oneJobPerWorkingHousehold = true
  /// No household is placed farther than this, in tenths of a kilometre; a distance that is unknown is allowed.
  public var maxDistanceTenths: Int?

  /// The built-in scenario's rules.
  public init() {}
}
