import Formulation
import GLPKSolver
import Relocation

/// Finds ways to make a plan possible, each the smallest of its kind.
struct RepairFinder {
  let planningCase: PlanningCase
  let context: RunContext
  /// Whether some question was cut short, so that what was not found may exist.
  private(set) var isUndecided = false
  /// Prices that bound the change of all numbers from below, where they were needed.
  private var prices: NamedPrices?
  /// Where the first answer of a large case puts each household, and what it proves.
  private var known: [Int]?
  private var bound = 0
  /// Whether the case is small enough for the whole model.
  let isSmall: Bool

  /// Which kind of change is asked for.
  enum Kind {
    /// Numbers: places, dwellings, limits of the scenario.
    case numbers
    /// Numbers, and dwellings for sizes they are not meant for.
    case numbersAndSizes
    /// Both, at one site only.
    case oneSite(SiteID)
    /// Both, but for these numbers.
    case without(Set<ResourceName>)
    /// Both, with rules given up.
    case rules([RelaxedRule])
  }

  init(_ planningCase: PlanningCase, context: RunContext) {
    self.planningCase = planningCase
    self.context = context
    isSmall =
      planningCase.instance.households.count * planningCase.instance.sites.count <= ElasticProgram.largestSize
  }

  // MARK: - All ways

  /// The ways of every kind that there are, in no order.
  mutating func allWays(_ numbers: RepairWay?) throws -> [RepairWay] {
    var ways = [numbers].compactMap { $0 }
    if let withSizes = try wayWithSizes() { ways.append(withSizes) }
    guard let smallest = ways.min(by: { $0.units < $1.units }) else { return try waysByRules() }
    ways += try otherNumbers(than: smallest)
    let least = ways.reduce(smallest.units) { min($0, $1.units) }
    for rule in rules where !context.isOver {
      guard try mayHelp(rule, below: least), let way = try way(.rules([rule])), way.units < least else { continue }
      ways.append(way)
    }
    return ways
  }

  /// Numbers and dwellings for other sizes; only looked for where the whole model is searched.
  mutating func wayWithSizes() throws -> RepairWay? {
    hasDwellings && isSmall ? try way(.numbersAndSizes) : nil
  }

  /// At one site alone, and without the number that the smallest change raises most.
  private mutating func otherNumbers(than smallest: RepairWay) throws -> [RepairWay] {
    var ways: [RepairWay] = []
    for site in likelySites(smallest) where !context.isOver {
      if let way = try way(.oneSite(site)) { ways.append(way) }
    }
    let amounts = smallest.items.compactMap { item -> (name: ResourceName, amount: Int)? in
      if case .limit(let name, let amount) = item { (name, abs(amount)) } else { nil }
    }
    if isSmall, let most = amounts.max(by: { $0.amount < $1.amount }), !context.isOver,
      let way = try way(.without([most.name]))
    {
      ways.append(way)
    }
    return ways
  }

  /// Every site of a small case; of a large one those that the smallest change raises most, and no more than two.
  private func likelySites(_ smallest: RepairWay) -> [SiteID] {
    let open = planningCase.instance.sites.indices.filter { !planningCase.isClosed[$0] }
    let all = open.map { planningCase.instance.sites[$0].id }
    if isSmall, all.count <= 12 { return all }
    var amounts: [SiteID: Int] = [:]
    for case .limit(let name, let amount) in smallest.items {
      if let site = name.site { amounts[site, default: 0] += abs(amount) }
    }
    return Array(amounts.keys.sorted { (-(amounts[$0] ?? 0), $0) < (-(amounts[$1] ?? 0), $1) }.prefix(2))
  }

  // MARK: - Rules

  /// Whether giving a rule up may make the change smaller than one that is known, as far as known multipliers tell.
  private func mayHelp(_ rule: RelaxedRule, below least: Int) throws -> Bool {
    guard let prices, rule != .placeEveryone else { return least > 0 }
    var question = ElasticQuestion()
    question.relaxed = [rule]
    let looser = try ElasticCase(question, of: planningCase, seed: context.options.seed).task
    return ExactBound(looser, prices.multipliers(on: looser), threads: context.options.threads).bound < least
  }

  /// Where no number helps: the fewest rules that must be given up, and every set of so few.
  private mutating func waysByRules() throws -> [RepairWay] {
    let rules = self.rules
    for count in 1...max(1, min(3, rules.count)) {
      var ways: [RepairWay] = []
      for chosen in Self.subsets(of: rules, count: count) where !context.isOver {
        if let way = try way(.rules(chosen)) { ways.append(way) }
      }
      if !ways.isEmpty || context.isOver { return ways + (try withoutPins(more: count)) }
    }
    return try withoutPins(more: 3)
  }

  /// All pins given up that cannot be obeyed, where they are more than so many.
  private mutating func withoutPins(more count: Int) throws -> [RepairWay] {
    let pins = unobeyablePins
    guard pins.count > count, let way = try way(.rules(pins)) else { return [] }
    return [way]
  }

  private static func subsets(of rules: [RelaxedRule], count: Int) -> [[RelaxedRule]] {
    guard count > 0 else { return [[]] }
    return rules.indices.flatMap { first in
      subsets(of: Array(rules[(first + 1)...]), count: count - 1).map { [rules[first]] + $0 }
    }
  }

  /// The rules of the case that a scenario can give up. Of pins, those that cannot be obeyed; all of them in a small case.
  var rules: [RelaxedRule] {
    let scenario = planningCase.scenario
    let instance = planningCase.instance
    var rules: [RelaxedRule] = []
    if scenario.rules.kinTogether, planningCase.kinGroups.contains(where: { $0.members.count > 1 }) {
      rules.append(.kinTogether)
    }
    if scenario.rules.wholeSettlements == .hard, instance.settlements.contains(where: { $0.move == .whole }) {
      rules.append(.wholeSettlements)
    }
    if scenario.rules.sitesPerSettlement != nil { rules.append(.sitesPerSettlement) }
    if planningCase.asksConsent { rules.append(.consent) }
    if scenario.rules.maxDistanceTenths != nil { rules.append(.maxDistance) }
    rules += scenario.limits.indices.filter { scenario.limits[$0].shareAtMost != nil }.map { .share($0) }
    rules += scenario.changes.close.sorted().filter { instance.index(of: $0) != nil }.map { .closing($0) }
    if isSmall {
      rules += instance.households.filter { $0.pinnedSite != nil }.map { .pin($0.id) }
    } else {
      rules += unobeyablePins
    }
    if scenario.rules.placeEveryone { rules.append(.placeEveryone) }
    return rules
  }

  private var unobeyablePins: [RelaxedRule] {
    let eligibility = Eligibility(planningCase)
    return planningCase.instance.households.enumerated().filter { position, household in
      household.pinnedSite != nil && eligibility.sites(forHousehold: position).isEmpty
    }.map { .pin($0.element.id) }
  }

  private var hasDwellings: Bool { !planningCase.instance.dwellings.isEmpty }

  // MARK: - One way

  /// The smallest change of a kind; `nil` where there is none.
  mutating func way(_ kind: Kind) throws -> RepairWay? {
    let question = question(kind)
    guard let answer = try answer(question) else { return nil }
    let way = RepairScript(planningCase, question, answer).way
    // What was found is tried: the changed scenario must have the plan.
    guard try RepairScript.hasPlan(way.scenario, of: planningCase, answer, seed: context.options.seed) else {
      isUndecided = true
      return nil
    }
    return way
  }

  private mutating func answer(_ question: ElasticQuestion) throws -> ElasticAnswer? {
    let elastic = try ElasticCase(
      question, of: planningCase, seed: context.options.seed, isCosted: !isSmall && known == nil)
    guard Self.isConceivable(elastic.task.problem) else { return nil }
    let result =
      isSmall
      ? try rechecked(ElasticProgram(question, elastic, context: context).run(), question, elastic)
      : try ElasticSearch(question, elastic, context: context, known: known).run()
    switch result {
    case .answer(var answer):
      if let found = answer.prices, known == nil {
        prices = NamedPrices(answer.problem, found)
        bound = question.relaxed.isEmpty ? answer.bound : 0
        known = answer.sitesByHousehold(count: planningCase.instance.households.count)
      }
      // What bounds the change of all numbers bounds that of some.
      if question.relaxed.isEmpty { answer.bound = max(answer.bound, bound) }
      return answer
    case .impossible: return nil
    case .unknown:
      isUndecided = true
      return nil
    }
  }

  /// Whether each party that must be placed may go anywhere at all.
  private static func isConceivable(_ problem: AssignmentProblem) -> Bool {
    problem.parties.indices.allSatisfy { party in
      !problem.parties[party].mustBePlaced
        || (0..<problem.siteCount).contains { problem.allows(party: party, at: $0) }
    }
  }

  private func question(_ kind: Kind) -> ElasticQuestion {
    var question = ElasticQuestion()
    question.widensDwellings = hasDwellings && isSmall
    switch kind {
    case .numbers: question.widensDwellings = false
    case .numbersAndSizes: break
    case .oneSite(let site): question.movable = names.filter { $0.site == site }
    case .without(let names): question.movable = self.names.subtracting(names)
    case .rules(let rules): question.relaxed = rules
    }
    if case .oneSite(let site) = kind { question.onlySite = site }
    return question
  }

  /// Every number that may be changed, by the names that compiled problems give them.
  private var names: Set<ResourceName> {
    let instance = planningCase.instance
    var names: Set<ResourceName> = []
    for site in instance.sites {
      for resource in SiteResource.allCases { names.insert(.site(site.id, resource)) }
      for dwelling in instance.dwellings(at: site.id) { names.insert(.dwelling(site.id, dwelling.type, row: 0)) }
    }
    for limit in planningCase.scenario.limits.indices { names.insert(.limit(limit)) }
    return names
  }
}

extension ResourceName {
  /// The site whose resource it is; `nil` for a limit of the scenario.
  var site: SiteID? {
    switch self {
    case .site(let site, _), .dwelling(let site, _, _): site
    case .limit, .share: nil
    }
  }
}
