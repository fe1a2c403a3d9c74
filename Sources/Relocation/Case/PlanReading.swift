/// A plan read once against its case, by position instead of by id.
///
/// A household that the plan puts at a site which is not there counts as left out in every criterion, and is reported
/// by the check.
public struct PlanReading: Sendable {
  /// The plan that was read.
  public let plan: Plan
  /// The case it was read against.
  public let planningCase: PlanningCase
  /// By household: where the plan puts it, known site or not.
  public let assignments: [Assignment?]
  /// By household: the position of its site; `nil` where it is left out or its site is not known.
  public let sites: [Int?]
  /// By site: the positions of the households placed there, ascending.
  public let householdsAtSite: [[Int]]

  /// Reads a plan. O(households).
  public init(_ plan: Plan, in planningCase: PlanningCase) {
    self.plan = plan
    self.planningCase = planningCase
    let instance = planningCase.instance
    assignments = instance.households.map { plan[$0.id] }
    sites = assignments.map { assignment in assignment.flatMap { instance.index(of: $0.site) } }
    var present = [[Int]](repeating: [], count: instance.sites.count)
    for (household, site) in sites.enumerated() {
      if let site { present[site].append(household) }
    }
    householdsAtSite = present
  }

  /// The placed households, each with its site, in the order of the instance.
  public var placed: [(household: Int, site: Int)] {
    sites.enumerated().compactMap { household, site in site.map { (household, $0) } }
  }

  /// The households without a (known) site, in the order of the instance.
  public var unplaced: [Int] { sites.indices.filter { sites[$0] == nil } }

  /// The dwelling row a placed household takes; `nil` where it takes none or the site has no such type.
  public func dwelling(ofHousehold household: Int) -> Dwelling? {
    guard let assignment = assignments[household], let type = assignment.dwelling else { return nil }
    return planningCase.instance.dwelling(type, at: assignment.site)
  }

  /// The different sites of some households, ascending.
  public func sitesUsed(by households: [Int]) -> [Int] {
    Set(households.compactMap { sites[$0] }).sorted()
  }

  var instance: Instance { planningCase.instance }
  var rules: Rules { planningCase.scenario.rules }
}

extension Instance {
  /// The row of a dwelling type at a site; the first one, should the table have it twice.
  public func dwelling(_ type: DwellingTypeID, at site: SiteID) -> Dwelling? {
    dwellings(at: site).first { $0.type == type }
  }
}
