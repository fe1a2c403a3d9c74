import Formulation
import Relocation

/// Which numbers and rules may give way, for the question what a plan would need.
struct ElasticQuestion: Sendable {
  /// Rules that are given up.
  var relaxed: [RelaxedRule] = []
  /// Whether households may take dwellings that are not meant for their size, each at the price of a unit.
  var widensDwellings = false
  /// Resources whose limits may be overrun at a unit each; `nil` is all of them. Those of shares never are.
  var movable: Set<ResourceName>?
  /// The only site whose dwellings may be taken by sizes that they are not meant for; `nil` is every site.
  var onlySite: SiteID?
  /// Limits that are not there at all.
  var removed: Set<RuleClash.Member> = []

  func allows(_ name: ResourceName) -> Bool {
    if case .share = name { return false }
    return movable?.contains(name) ?? true
  }
}

/// The least that numbers have to be changed, and where everybody goes then.
struct ElasticAnswer: Sendable {
  var changes: [Impossibility.Change]
  /// Households in dwellings that are not meant for their size.
  var sizes: [RepairWay.Item]
  /// By party of ``problem``: its site, or -1.
  var sites: [Int]
  var problem: AssignmentProblem
  /// No change of the kind asked for is smaller than this.
  var bound: Int
  /// Multipliers that prove the bound, where it was found by them.
  var prices: Multipliers<Double>?

  /// By household of the instance: the position of its site there, or -1.
  func sitesByHousehold(count: Int) -> [Int] {
    var result = [Int](repeating: -1, count: count)
    for unit in problem.units where sites[unit.party] >= 0 {
      result[unit.household] = problem.sites[sites[unit.party]]
    }
    return result
  }

  var units: Int {
    changes.reduce(0) { $0 + abs($1.amount) }
      + sizes.reduce(0) { sum, item in
        if case .dwellingSize(_, _, _, let households) = item { sum + households } else { sum }
      }
  }
}

/// How the question ended.
enum ElasticResult: Sendable {
  case answer(ElasticAnswer)
  /// Changing such numbers does not help.
  case impossible
  case unknown
}

/// The case of a question: rules given up, dwellings open to every size, no objective.
struct ElasticCase: Sendable {
  let planningCase: PlanningCase
  let task: LevelTask
  /// The same with the costs of the scenario's last level that charges for places; `nil` where there is none.
  let costed: LevelTask?
  /// By dwelling row of the instance: whether it is meant for a size.
  let admits: @Sendable (_ row: Int, _ people: Int) -> Bool

  init(_ question: ElasticQuestion, of original: PlanningCase, seed: UInt64, isCosted: Bool = false) throws {
    var scenario = original.scenario.relaxing(question.relaxed)
    // The instance has the changes already, and would lose what is changed here if they were made again.
    let unpinned = scenario.changes.unpin
    scenario.changes = InstanceChanges(close: scenario.changes.close)
    scenario.objectives = []
    let meant = original.instance.dwellings
    let charging = original.scenario.objectives.last { level in
      level.terms.contains { $0.weight > 0 && [.wishes, .distance, .split].contains($0.criterion) }
    }
    let households = original.instance.households.map { household in
      guard unpinned.contains(household.id) else { return household }
      var free = household
      free.pinnedSite = nil
      return free
    }
    let dwellings = meant.map { dwelling in
      guard question.widensDwellings, question.onlySite.map({ $0 == dwelling.site }) ?? true else { return dwelling }
      var open = dwelling
      open.minPeople = 1
      open.maxPeople = nil
      return open
    }
    let instance = original.instance.replacing(households: households, dwellings: dwellings)
    planningCase = PlanningCase(instance: instance, scenario: scenario)
    let problem = try AssignmentProblem(planningCase, seed: seed).withoutCosts
    task = LevelTask(problem: problem, structure: BlockStructure(problem), level: 0, caps: [])
    if let charging, isCosted {
      scenario.objectives = [charging]
      let problem = try AssignmentProblem(PlanningCase(instance: instance, scenario: scenario), seed: seed)
      costed = LevelTask(problem: problem, structure: BlockStructure(problem), level: 0, caps: [])
    } else {
      costed = nil
    }
    admits = { meant[$0].admits(people: $1) }
  }
}
