import Relocation

/// Fills an ``AssignmentProblem`` step by step; each rule family adds its part in a file of its own.
struct ProblemCompiler {
  let planningCase: PlanningCase
  let order: SeededOrder
  var problem: AssignmentProblem
  /// Position in the problem of each site of the instance.
  var siteOfInstanceSite: [Int] = []
  /// How much of each measure a household of the instance has.
  var amountOf: [(_ household: Int) -> Int] = []

  var instance: Instance { planningCase.instance }
  var scenario: Scenario { planningCase.scenario }

  init(_ planningCase: PlanningCase, seed: UInt64) {
    self.planningCase = planningCase
    order = SeededOrder(seed: seed)
    problem = AssignmentProblem(levelCount: planningCase.scenario.objectives.count)
  }

  /// The sites in the seed's order.
  mutating func addSitesAndMeasures() {
    problem.sites = order.order(instance.sites.map(\.id.rawValue))
    siteOfInstanceSite = [Int](repeating: 0, count: problem.sites.count)
    for (position, site) in problem.sites.enumerated() { siteOfInstanceSite[site] = position }
    problem.consumption = [[AssignmentProblem.Consumption]](repeating: [], count: problem.siteCount)
  }

  /// Position in the problem of a site, or `nil` where there is no such site.
  func site(_ id: SiteID) -> Int? { instance.index(of: id).map { siteOfInstanceSite[$0] } }

  /// Adds a measure and returns its position.
  mutating func addMeasure(_ name: String, _ amount: @escaping (_ household: Int) -> Int) -> Int {
    problem.measures.append(.init(name: name))
    amountOf.append(amount)
    return problem.measures.count - 1
  }

  /// Adds a resource that some sites' units consume by a measure.
  mutating func addResource(_ name: ResourceName, measure: Int, sites: [Int], lower: Int?, upper: Int?) {
    problem.resources.append(.init(name: name, lower: lower, upper: upper))
    for site in sites {
      problem.consumption[site].append(.init(resource: problem.resources.count - 1, measure: measure))
    }
  }

  /// The households in the seed's order, with the profiles they share.
  mutating func addUnits() {
    var profileOf: [[Int]: Int] = [:]
    var optionsOf: [Int: [[Int]]] = [:]
    problem.units.reserveCapacity(instance.households.count)
    for household in order.order(instance.households.map(\.id.rawValue)) {
      let it = instance.households[household]
      let amounts = amountOf.map { $0(household) }
      let profile = profileOf[amounts + [it.people]] ?? problem.profiles.count
      if profile == problem.profiles.count {
        let options = optionsOf[it.people] ?? dwellingOptions(people: it.people)
        optionsOf[it.people] = options
        profileOf[amounts + [it.people]] = profile
        problem.profiles.append(.init(amounts: amounts, people: it.people, options: options))
      }
      problem.units.append(
        .init(
          household: household, settlement: planningCase.settlementOfHousehold[household], people: it.people,
          profile: profile, party: -1, access: 0, pinned: -1, mustBePlaced: false, adjustments: 0..<0))
    }
  }
}
