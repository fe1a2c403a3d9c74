import Formulation
import Relocation

/// From an elastic answer to the scenario in which it is allowed.
struct RepairScript {
  let planningCase: PlanningCase
  let question: ElasticQuestion
  let answer: ElasticAnswer

  init(_ planningCase: PlanningCase, _ question: ElasticQuestion, _ answer: ElasticAnswer) {
    self.planningCase = planningCase
    self.question = question
    self.answer = answer
  }

  var way: RepairWay {
    var scenario = planningCase.scenario.relaxing(question.relaxed)
    var items: [RepairWay.Item] = []
    for rule in question.relaxed {
      let value = self.value(of: rule)
      apply(rule, value, to: &scenario)
      items.append(.rule(rule, value: value))
    }
    for change in answer.changes {
      apply(change, to: &scenario)
      items.append(.limit(change.resource, amount: change.amount))
    }
    for case .dwellingSize(let site, let type, let people, let households) in answer.sizes {
      widen(type, at: site, to: people, in: &scenario)
      items.append(.dwellingSize(site, type, people: people, households: households))
    }
    return RepairWay(
      items: items, scenario: scenario, rulesGivenUp: question.relaxed.count, units: answer.units,
      isProvenSmallest: answer.units <= answer.bound)
  }

  // MARK: - Numbers

  private func apply(_ change: Impossibility.Change, to scenario: inout Scenario) {
    switch change.resource {
    case .site(let id, let resource):
      guard let site = planningCase.instance.site(id) else { return }
      if change.amount < 0 {
        scenario.changes.sites[id, default: [:]]["min_people"] = max(0, (site.minPeople ?? 0) + change.amount)
      } else if let capacity = resource.capacity(of: site) {
        scenario.changes.sites[id, default: [:]][resource.rawValue] = capacity + change.amount
      }
    case .dwelling(let site, let type, _):
      guard let count = planningCase.instance.dwelling(type, at: site)?.count else { return }
      scenario.changes.dwellings[site, default: [:]][type, default: [:]]["count"] = count + change.amount
    case .limit(let position):
      if change.amount < 0 { scenario.limits[position].atLeast? += change.amount }
      if change.amount > 0 { scenario.limits[position].atMost? += change.amount }
    case .share: break
    }
  }

  private func widen(_ type: DwellingTypeID, at site: SiteID, to people: Int, in scenario: inout Scenario) {
    guard let dwelling = planningCase.instance.dwelling(type, at: site) else { return }
    var values = scenario.changes.dwellings[site, default: [:]][type, default: [:]]
    let least = (values["min_people"] ?? nil) ?? dwelling.minPeople
    let most = (values["max_people"] ?? nil) ?? dwelling.maxPeople
    if people < least { values["min_people"] = people }
    if let most, people > most { values["max_people"] = people }
    scenario.changes.dwellings[site, default: [:]][type] = values
  }

  // MARK: - Rules

  /// What a rule is set to, so that it still says as much as it can: what the plan found makes of it.
  private func value(of rule: RelaxedRule) -> Int? {
    switch rule {
    case .maxDistance: return max(planningCase.scenario.rules.maxDistanceTenths ?? 0, farthestTenths)
    case .sitesPerSettlement: return max(planningCase.scenario.rules.sitesPerSettlement ?? 0, mostSites)
    case .share(let limit): return shareMillionths(of: limit)
    default: return nil
    }
  }

  private func apply(_ rule: RelaxedRule, _ value: Int?, to scenario: inout Scenario) {
    guard let value else { return }
    switch rule {
    case .maxDistance: scenario.rules.maxDistanceTenths = value
    case .sitesPerSettlement: scenario.rules.sitesPerSettlement = value
    case .share(let limit): scenario.limits[limit].shareAtMost = Share(millionths: value)
    default: break
    }
  }

  /// By unit placed: its household and its site, both by position in the instance.
  private var placed: [(household: Int, site: Int)] {
    answer.problem.units.compactMap { unit in
      let site = answer.sites[unit.party]
      return site < 0 ? nil : (unit.household, answer.problem.sites[site])
    }
  }

  private var farthestTenths: Int {
    placed.reduce(0) { max($0, planningCase.distanceTenths(household: $1.household, site: $1.site) ?? 0) }
  }

  private var mostSites: Int {
    var sites: [Int: Set<Int>] = [:]
    for (household, site) in placed { sites[planningCase.settlementOfHousehold[household], default: []].insert(site) }
    return sites.values.reduce(0) { max($0, $1.count) }
  }

  /// The largest share at a site, rounded up; all of it where a part of nothing or of less than nothing is counted.
  private func shareMillionths(of limit: Int) -> Int {
    let it = planningCase.scenario.limits[limit]
    let (counted, all) = (planningCase.amounts(of: it), planningCase.wholeAmounts(of: it))
    let membership = planningCase.membership(of: it)
    var parts: [Int: (part: Int, whole: Int)] = [:]
    for (household, site) in placed where membership[site] {
      parts[site, default: (0, 0)].part += counted[household]
      parts[site, default: (0, 0)].whole += all[household]
    }
    return parts.values.reduce(it.shareAtMost?.millionths ?? 0) { largest, at in
      guard at.part > 0 else { return largest }
      guard at.whole >= at.part else { return Share.million }
      return max(largest, (at.part * Share.million + at.whole - 1) / at.whole)
    }
  }

  // MARK: - The proof of the pudding

  /// Whether the answer's sites are a plan under a scenario, by the compiled problem of that scenario.
  static func hasPlan(
    _ scenario: Scenario, of planningCase: PlanningCase, _ answer: ElasticAnswer, seed: UInt64
  ) throws -> Bool {
    var bare = scenario
    bare.objectives = []
    let changed = PlanningCase(instance: planningCase.instance, scenario: bare)
    let problem = try AssignmentProblem(changed, seed: seed).withoutCosts
    guard problem.parties.count == answer.sites.count else { return false }
    let task = LevelTask(problem: problem, structure: BlockStructure(problem), level: 0, caps: [])
    guard let allocation = SearchModel(task).allocation(answer.sites) else { return false }
    return problem.isFeasible(allocation)
  }
}
