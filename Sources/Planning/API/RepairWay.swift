public import Formulation
public import Relocation

/// One way to make a plan possible: what is changed, and the scenario in which it is.
public struct RepairWay: Hashable, Sendable {
  /// One thing that is changed.
  public enum Item: Hashable, Sendable {
    /// A number: positive raises an upper limit, negative lowers a lower one.
    case limit(ResourceName, amount: Int)
    /// So many households of a size take a dwelling type that was not meant for it.
    case dwellingSize(SiteID, DwellingTypeID, people: Int, households: Int)
    /// A named rule is given up; the value is what it is set to instead, where it has one: tenths of a kilometre, sites,
    /// or millionths.
    case rule(RelaxedRule, value: Int?)
  }

  /// Rules first, then numbers by site.
  public var items: [Item]
  /// The scenario with the changes made: it has a plan.
  public var scenario: Scenario
  /// How many named rules are given up.
  public var rulesGivenUp: Int
  /// Units by which numbers are changed (places, dwellings, units of limits), and households in dwellings not meant for
  /// their size.
  public var units: Int
  /// Whether no smaller change of this way's kind makes a plan possible.
  public var isProvenSmallest: Bool

  /// Makes one from its parts.
  public init(items: [Item], scenario: Scenario, rulesGivenUp: Int, units: Int, isProvenSmallest: Bool) {
    self.items = items
    self.scenario = scenario
    self.rulesGivenUp = rulesGivenUp
    self.units = units
    self.isProvenSmallest = isProvenSmallest
  }
}
