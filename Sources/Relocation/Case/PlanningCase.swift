/// A scenario on its instance: what every check, criterion and formulation works on.
///
/// The scenario's changes are made once, by the initialiser, and nothing here offers the instance without them, so no
/// two readers of a case can judge a plan on different capacities. Households, settlements and sites are addressed by
/// their position in the instance's sorted lists.
public struct PlanningCase: Sendable {
  /// The instance with the scenario's changes made.
  public let instance: Instance
  /// What is asked of a plan.
  public let scenario: Scenario
  /// The plan that the criterion `moved` compares with.
  public let earlier: Plan?
  /// Every settlement's distance to every site.
  public let distances: DistanceMatrix
  /// By household: the position of its settlement.
  public let settlementOfHousehold: [Int]
  /// By settlement: the positions of its households, ascending.
  public let householdsOfSettlement: [[Int]]
  /// Households that share a `kin`, by that text's UTF-8 bytes. Groups of one household are among them.
  public let kinGroups: [KinGroup]
  /// By site: whether the scenario closes it.
  public let isClosed: [Bool]

  /// Makes the scenario's changes in the instance. Giving an instance that already has them does no harm.
  ///
  /// O(households + settlements × sites).
  public init(instance: Instance, scenario: Scenario, earlier: Plan? = nil) {
    let changed = scenario.changes.isEmpty ? instance : scenario.changes.apply(to: instance)
    self.instance = changed
    self.scenario = scenario
    self.earlier = earlier
    distances = DistanceMatrix(of: changed)
    // The instance adds every settlement that a household names, so each has a position.
    settlementOfHousehold = changed.households.map { changed.index(of: $0.settlement) ?? 0 }
    var members = [[Int]](repeating: [], count: changed.settlements.count)
    for (household, settlement) in settlementOfHousehold.enumerated() { members[settlement].append(household) }
    householdsOfSettlement = members
    kinGroups = KinGroup.all(in: changed)
    isClosed = changed.sites.map { scenario.changes.close.contains($0.id) }
  }

  /// Tenths of a kilometre from a household's settlement to a site; `nil` where it is not known.
  public func distanceTenths(household: Int, site: Int) -> Int? {
    distances.tenths(settlement: settlementOfHousehold[household], site: site)
  }

  /// The settlement of a household.
  public func settlement(ofHousehold household: Int) -> Settlement {
    instance.settlements[settlementOfHousehold[household]]
  }

  /// 1 + the hazard level: the household's own, else its settlement's, else 0.
  public func priority(ofHousehold household: Int) -> Int {
    1 + (instance.households[household].hazard ?? settlement(ofHousehold: household).hazard ?? 0)
  }

  /// The text of a column for a household: its own, and where that is empty, its settlement's.
  public func text(of column: String, household: Int) -> String? {
    instance.households[household].text(of: column) ?? settlement(ofHousehold: household).text(of: column)
  }

  /// Whether consent to leave the county is asked: the rule is on and the column is there.
  public var asksConsent: Bool {
    scenario.rules.consentForCrossRegion && instance.has("accepts_cross_region", in: .households)
  }
}
