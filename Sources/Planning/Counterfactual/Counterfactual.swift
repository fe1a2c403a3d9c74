import Formulation
public import Relocation

/// Plans near a given one for cases that are not its own: with a household held at a site, or with more of a resource.
///
/// They obey every rule; that none is better is not proven here. The search starts from the given plan: the household is
/// moved with those that it is bound to, one or two others make room, and exchanges between two sites make it cheaper.
public struct Counterfactual: Sendable {
  /// How much is spent on one question.
  public struct Effort: Hashable, Sendable {
    /// Moves tried in chains.
    public var chains: Int
    /// Exchanges examined.
    public var exchanges: Int

    /// Makes an effort.
    public init(chains: Int, exchanges: Int) {
      self.chains = chains
      self.exchanges = exchanges
    }

    /// A quick answer: some hundredths of a second for a county.
    public static let quick = Effort(chains: 200_000, exchanges: 400_000)
    /// For a question that the quick one left open: some tenths of a second for a county.
    public static let second = Effort(chains: 600_000, exchanges: 1_200_000)
    /// A better one: some seconds for a county.
    public static let thorough = Effort(chains: 3_000_000, exchanges: 20_000_000)
  }

  private let planningCase: PlanningCase
  private let problem: AssignmentProblem
  private let seed: UInt64
  private let present: [Int]
  private let unitOfHousehold: [Int]
  /// The values of the levels before the last.
  private let caps: [Int]

  /// Prepares a plan.
  ///
  /// - Throws: `CompilationError` where the scenario cannot be stated in exact integers.
  public init(_ planningCase: PlanningCase, plan: Plan, seed: UInt64 = 1) throws {
    self.planningCase = planningCase
    self.seed = seed
    let problem = try AssignmentProblem(planningCase, seed: seed)
    var sites = [Int](repeating: -1, count: problem.parties.count)
    var units = [Int](repeating: -1, count: problem.units.count)
    for (index, unit) in problem.units.enumerated() {
      units[unit.household] = index
      let site = plan[planningCase.instance.households[unit.household].id]?.site
      let position = site.flatMap { planningCase.instance.index(of: $0) }
      sites[unit.party] = position.flatMap { problem.sites.firstIndex(of: $0) } ?? -1
    }
    self.problem = problem
    present = sites
    unitOfHousehold = units
    let reading = PlanReading(plan, in: planningCase)
    caps = try planningCase.scenario.objectives.dropLast().map { try reading.value(of: $0) + $0.tolerance }
  }

  /// The households, by position, that must go where this one goes.
  public func bound(to household: Int) -> [Int] {
    let party = problem.units[unitOfHousehold[household]].party
    return problem.parties[party].units.map { problem.units[$0].household }.sorted()
  }

  /// The best plan found in which a household is at a site, both by position; `nil` where none was found.
  ///
  /// Plans that keep the earlier levels are looked for first; only where none is found, others too.
  public func plan(holding household: Int, at site: Int, effort: Effort) -> Plan? {
    guard let goal = problem.sites.firstIndex(of: site) else { return nil }
    let party = problem.units[unitOfHousehold[household]].party
    guard problem.allows(party: party, at: goal) else { return nil }
    let varied = problem.pinning(party: party, to: goal)
    let kept = SearchModel(LevelTask(varied, caps: caps))
    if let found = search(kept, party, goal, effort) { return found }
    // Every plan is within these: what is left out then costs, and nothing is forbidden.
    let open = SearchModel(LevelTask(varied, caps: caps.map { _ in Int.max / 2 }))
    return search(open, party, goal, Effort(chains: effort.chains, exchanges: effort.exchanges / 4))
  }

  /// The same for several sites, in their order, side by side.
  public func plans(holding household: Int, at sites: [Int], effort: Effort) -> [Plan?] {
    mapped(sites, threads: 2) { plan(holding: household, at: $0, effort: effort) }
  }

  /// The best plan found where there is more of a resource, by its name; `nil` where there is no such resource or nothing
  /// better than the given plan came of it.
  public func plan(raising name: String, by amount: Int, effort: Effort) -> Plan? {
    guard let resource = problem.resources.firstIndex(where: { $0.name.description == name }) else { return nil }
    let model = SearchModel(LevelTask(problem.raising(resource: resource, by: amount), caps: caps))
    return descend(model, from: present, effort)
  }

  /// The best plan found by exchanges alone, where nothing is changed: what the given plan could have been.
  public func planAsItIs(effort: Effort) -> Plan? {
    descend(SearchModel(LevelTask(problem, caps: caps)), from: present, effort)
  }

  private func descend(_ model: SearchModel, from sites: [Int], _ effort: Effort) -> Plan? {
    var search = ExchangeSearch(
      model, sites: sites, weights: Self.weights(model), dwellingWeights: Self.dwellingWeights(model), seed: seed)
    search.run(effort: effort.exchanges) { _ in true }
    return search.bestSites.flatMap { plan(model, $0) }
  }

  private func search(_ model: SearchModel, _ party: Int, _ goal: Int, _ effort: Effort) -> Plan? {
    var best: (cost: Int, sites: [Int])?
    func offer(_ sites: [Int]?, _ cost: Int) {
      if let sites, cost < best?.cost ?? Int.max { best = (cost, sites) }
    }
    var starts = starts(model, party, goal)
    for (index, start) in starts.enumerated() {
      let state = SearchState(
        model, sites: start, weights: Self.weights(model), dwellingWeights: Self.dwellingWeights(model))
      var repair = PinRepair(state, party: party, origin: present[party])
      repair.run(effort: effort.chains / starts.count)
      offer(repair.bestSites, repair.bestCost)
      starts[index] = repair.nearestSites
    }
    let begins = best.map { [$0.sites] } ?? starts
    for start in begins {
      var exchanges = ExchangeSearch(
        model, sites: start, weights: Self.weights(model), dwellingWeights: Self.dwellingWeights(model), seed: seed)
      exchanges.run(effort: effort.exchanges / begins.count) { _ in true }
      offer(exchanges.bestSites, exchanges.bestCost)
    }
    return best.flatMap { plan(model, $0.sites) }
  }

  /// The given plan with the party moved; where its settlement then uses too many sites, with more of it moved along.
  private func starts(_ model: SearchModel, _ party: Int, _ goal: Int) -> [[Int]] {
    var alone = present
    alone[party] = goal
    for other in alone.indices where model.unplaced[other] >= SearchModel.barred && alone[other] < 0 {
      // Somebody the plan leaves out though the level forbids it: no such plan can be kept.
      return []
    }
    let broken = problem.parties[party].groups.filter { group in
      Set(problem.groups[group].parties.map { alone[$0] }.filter { $0 >= 0 }).count > problem.groups[group].maxSites
    }
    guard let group = broken.first else { return [alone] }
    let others = problem.groups[group].parties.filter { $0 != party && present[$0] >= 0 }
    return Set(others.map { present[$0] }).sorted().filter { $0 != goal }.flatMap { left -> [[Int]] in
      let goals = Set(others.map { alone[$0] }).union([goal]).subtracting([left]).sorted()
      return goals.compactMap { to in
        let moved = others.filter { present[$0] == left }
        guard moved.allSatisfy({ model.costs[$0 * model.siteCount + to] < SearchModel.barred }) else { return nil }
        var start = alone
        for other in moved { start[other] = to }
        return start
      }
    }
  }

  private static func weights(_ model: SearchModel) -> [Int] {
    [Int](repeating: typicalCost(model), count: model.uppers.count)
  }

  private static func dwellingWeights(_ model: SearchModel) -> [Int] {
    [Int](repeating: typicalCost(model) * 4, count: model.siteCount)
  }

  /// A price of a unit of overrun of the size of what people cost on the level.
  private static func typicalCost(_ model: SearchModel) -> Int {
    let people = max(1, model.problem.units.reduce(0) { $0 + $1.people })
    return max(1, model.costs.sumOfAllowed / max(1, people * model.siteCount) * 4)
  }

  private func plan(_ model: SearchModel, _ sites: [Int]) -> Plan? {
    guard let allocation = model.allocation(sites), model.problem.isFeasible(allocation) else { return nil }
    return Plan(allocation, of: problem, in: planningCase.instance)
  }
}

extension LevelTask {
  /// The last level, with what earlier ones may not exceed.
  fileprivate init(_ problem: AssignmentProblem, caps: [Int]) {
    self.init(
      problem: problem, structure: BlockStructure(problem), level: max(0, problem.levelCount - 1), caps: caps)
  }
}
