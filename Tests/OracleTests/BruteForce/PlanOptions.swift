import Relocation

/// What may be done with each household of a case, and what it adds, all asked of the domain.
struct PlanOptions {
  /// One thing that may be done with a household.
  struct Option {
    /// Position of the site; -1 is left out.
    var site: Int
    var assignment: Assignment?
    /// By level: what it adds to the value, splitting and largest means aside.
    var costs: [Int]
    /// By counter: how much it takes.
    var takes: [Int]
  }

  /// Something that is counted over the placed households and lies between two numbers.
  struct Counter {
    var lower: Int?
    var upper: Int?
  }

  let planningCase: PlanningCase
  /// By household.
  private(set) var options: [[Option]] = []
  private(set) var counters: [Counter] = []
  /// By level: the value of the plan that places nobody.
  private(set) var baseValues: [Int] = []
  /// By level: what each site of a settlement beyond the first adds.
  let splitWeights: [Int]
  /// Households of which all go to one site or none goes anywhere.
  let unions: [[Int]]
  /// By counter: how much of it a household takes at a site in a dwelling.
  private var amounts: [(_ household: Int, _ site: Int, _ dwelling: DwellingTypeID?) -> Int] = []

  init(_ planningCase: PlanningCase) {
    self.planningCase = planningCase
    splitWeights = planningCase.scenario.objectives.map { level in
      level.terms.filter { $0.criterion == .split }.reduce(0) { $0 + $1.weight }
    }
    unions = Self.unions(planningCase)
    addSiteCounters()
    addDwellingCounters()
    addLimitCounters()
    baseValues = values(of: Plan())
    options = planningCase.instance.households.indices.map { options(of: $0) }
  }

  private static func unions(_ planningCase: PlanningCase) -> [[Int]] {
    let rules = planningCase.scenario.rules
    var unions = rules.kinTogether ? planningCase.kinGroups.map(\.members) : []
    for (position, settlement) in planningCase.instance.settlements.enumerated()
    where rules.wholeSettlements == .hard && settlement.move == .whole {
      unions.append(planningCase.householdsOfSettlement[position])
    }
    return unions
  }
}

// MARK: - Options

extension PlanOptions {
  /// Rules that a household alone can break, and that nothing done with others can heal.
  private static let ownRules: Set<RuleKind> = [
    .closedSite, .pinnedSite, .barredSite, .consent, .maxDistance, .dwellingType, .dwellingSize, .placeEveryone,
  ]

  private func options(of position: Int) -> [Option] {
    let id = planningCase.instance.households[position].id
    var options: [Option] = []
    for (site, assignment) in [(-1, nil)] + assignments {
      let plan = Plan(assignment.map { [id: $0] } ?? [:])
      let broken = PlanCheck.violations(of: plan, in: planningCase)
      if broken.contains(where: { Self.ownRules.contains($0.rule) && $0.households.contains(id) }) { continue }
      options.append(
        Option(
          site: site, assignment: assignment, costs: zip(values(of: plan), baseValues).map { $0 - $1 },
          takes: site < 0 ? counters.map { _ in 0 } : amounts.map { $0(position, site, assignment?.dwelling) }))
    }
    return options
  }

  private var assignments: [(Int, Assignment?)] {
    planningCase.instance.sites.enumerated().flatMap { position, site -> [(Int, Assignment?)] in
      let rows = planningCase.instance.dwellings(at: site.id)
      if rows.isEmpty { return [(position, Assignment(site: site.id, dwelling: nil))] }
      return rows.map { (position, Assignment(site: site.id, dwelling: $0.type)) }
    }
  }

  /// By level: the value of a plan in which nothing is split, largest means aside.
  private func values(of plan: Plan) -> [Int] {
    let reading = PlanReading(plan, in: planningCase)
    return planningCase.scenario.objectives.map { objective in
      let sums = ObjectiveLevel(objective.terms.filter { !$0.criterion.isLargestMean }, tolerance: objective.tolerance)
      return (try? reading.value(of: sums)) ?? Int.max / 2
    }
  }
}

// MARK: - Counters

extension PlanOptions {
  private mutating func addSiteCounters() {
    let instance = planningCase.instance
    for resource in SiteResource.allCases where resource.isLimited(by: planningCase.scenario.rules) {
      for (position, site) in instance.sites.enumerated() {
        let lower = resource == .people && !planningCase.isClosed[position] ? site.minPeople : nil
        guard lower != nil || resource.capacity(of: site) != nil else { continue }
        add(Counter(lower: lower, upper: resource.capacity(of: site))) { household, at, _ in
          at == position ? resource.amount(of: instance.households[household]) : 0
        }
      }
    }
  }

  private mutating func addDwellingCounters() {
    for dwelling in planningCase.instance.dwellings {
      let position = planningCase.instance.index(of: dwelling.site)
      add(Counter(lower: nil, upper: dwelling.count)) { _, site, type in
        site == position && type == dwelling.type ? 1 : 0
      }
    }
  }

  private mutating func addLimitCounters() {
    for limit in planningCase.scenario.limits {
      let amounts = planningCase.amounts(of: limit)
      let counted = planningCase.membership(of: limit)
      // With amounts below zero a count may fall again: then only whole plans are judged.
      guard amounts.allSatisfy({ $0 >= 0 }) else { continue }
      add(Counter(lower: limit.atLeast, upper: limit.atMost)) { household, site, _ in
        counted[site] ? amounts[household] : 0
      }
    }
  }

  private mutating func add(
    _ counter: Counter, _ amount: @escaping (_ household: Int, _ site: Int, _ dwelling: DwellingTypeID?) -> Int
  ) {
    counters.append(counter)
    amounts.append(amount)
  }
}

extension Criterion {
  /// Whether it is the largest mean over groups, to which no household adds on its own.
  var isLargestMean: Bool {
    if case .worst = self { return true }
    return false
  }
}
