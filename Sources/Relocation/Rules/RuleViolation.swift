/// One way in which a plan breaks a rule.
public struct RuleViolation: Hashable, Sendable {
  /// What ``amount`` counts.
  public enum Unit: String, Hashable, Sendable {
    case people, households, places, jobs, dwellings, sites
    case tenthsOfKilometre = "tenths_of_kilometre"
    /// Units of the numeric column that a limit measures.
    case ofColumn = "of_column"
  }

  /// The rule that is broken.
  public var rule: RuleKind
  /// The households that break it. Empty where a sum does: then the site or the limit says whose.
  public var households: [HouseholdID]
  /// The sites concerned, by id.
  public var sites: [SiteID]
  /// The settlements concerned, by id.
  public var settlements: [SettlementID]
  /// The kin group or the scenario's limit by name, where the rule has one.
  public var name: String?
  /// By how much, always above 0.
  public var amount: Int
  /// What the amount counts.
  public var unit: Unit
  /// What is broken, for a person to read.
  public var sentence: Bilingual

  /// Makes a violation.
  public init(
    rule: RuleKind, households: [HouseholdID] = [], sites: [SiteID] = [], settlements: [SettlementID] = [],
    name: String? = nil, amount: Int, unit: Unit, sentence: Bilingual
  ) {
    self.rule = rule
    self.households = households
    self.sites = sites
    self.settlements = settlements
    self.name = name
    self.amount = amount
    self.unit = unit
    self.sentence = sentence
  }
}
