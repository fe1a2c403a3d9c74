import Relocation

/// Tries the plans of a case for one level.
struct PlanSearch {
  let options: PlanOptions
  let level: Int
  let caps: [Int]
  let prunes: Bool
  private let planningCase: PlanningCase
  private let households: Int
  /// By household: its options, cheapest first.
  private var sorted: [[PlanOptions.Option]] = []
  /// From each household on: by level, the least that all of them add.
  private var leastCosts: [[Int]] = []
  /// From each household on: by counter, the most that all of them can take.
  private var mostTakes: [[Int]] = []
  /// By household: its unions, by position.
  private var unionsOfHousehold: [[Int]] = []

  // The plan being tried.
  private var plan = Plan()
  private var costs: [Int]
  private var used: [Int]
  /// By settlement: how many of its households are at each site.
  private var present: [[Int]]
  private var siteCounts: [Int]
  /// By union: the sites of those who are decided; the union goes to the first.
  private var unionSites: [[Int]]
  private var best: (value: Int, plan: Plan)?

  init(options: PlanOptions, level: Int, caps: [Int], prunes: Bool) {
    self.options = options
    self.level = level
    self.caps = caps
    self.prunes = prunes
    planningCase = options.planningCase
    let instance = planningCase.instance
    households = instance.households.count
    costs = Array(options.baseValues[0...level])
    used = options.counters.map { _ in 0 }
    present = instance.settlements.map { _ in instance.sites.map { _ in 0 } }
    siteCounts = instance.settlements.map { _ in 0 }
    unionSites = options.unions.map { _ in [] }
    sorted = options.options.map { $0.sorted { $0.costs[level] < $1.costs[level] } }
    unionsOfHousehold = instance.households.indices.map { household in
      options.unions.indices.filter { options.unions[$0].contains(household) }
    }
    lookAhead()
  }

  private mutating func lookAhead() {
    leastCosts = [costs.map { _ in 0 }]
    mostTakes = [used]
    for household in options.options.reversed() {
      let (least, most) = (leastCosts[0], mostTakes[0])
      leastCosts.insert(least.indices.map { at in least[at] + (household.map { $0.costs[at] }.min() ?? 0) }, at: 0)
      mostTakes.insert(most.indices.map { at in most[at] + (household.map { $0.takes[at] }.max() ?? 0) }, at: 0)
    }
  }

  /// The least value and a plan that has it; `nil` where no plan obeys the rules and the caps.
  mutating func run() -> (value: Int, plan: Plan)? {
    tryPlans(from: 0)
    return best
  }

  private mutating func tryPlans(from household: Int) {
    if household == households { return judge() }
    for option in sorted[household] {
      let settlement = enter(option, household)
      if !prunes || isPromising(after: household, settlement) { tryPlans(from: household + 1) }
      leave(option, household, settlement)
    }
  }

  /// Whether the plan is better than the best, as the domain sees it.
  private mutating func judge() {
    guard let value = worth(), best.map({ value < $0.value }) ?? true else { return }
    if PlanCheck.violations(of: plan, in: planningCase).isEmpty { best = (value, plan) }
  }

  /// The plan's value on the level; `nil` where it breaks a cap.
  private func worth() -> Int? {
    let extra = siteCounts.reduce(0) { $0 + max(0, $1 - 1) }
    func value(_ at: Int) -> Int { costs[at] + extra * options.splitWeights[at] + largestMeans(at) }
    for (earlier, cap) in caps.enumerated() where value(earlier) > cap { return nil }
    return value(level)
  }

  /// What a level pays for largest means, which are known of whole plans only.
  private func largestMeans(_ level: Int) -> Int {
    planningCase.scenario.objectives[level].terms.reduce(0) { sum, term in
      guard term.criterion.isLargestMean else { return sum }
      return sum + term.weight * ((try? planningCase.value(of: term.criterion, for: plan)) ?? Int.max / 2)
    }
  }
}

// MARK: - One household

extension PlanSearch {
  private mutating func enter(_ option: PlanOptions.Option, _ household: Int) -> Int {
    let settlement = planningCase.settlementOfHousehold[household]
    plan[planningCase.instance.households[household].id] = option.assignment
    for at in costs.indices { costs[at] += option.costs[at] }
    for counter in used.indices { used[counter] += option.takes[counter] }
    if option.site >= 0 {
      present[settlement][option.site] += 1
      if present[settlement][option.site] == 1 { siteCounts[settlement] += 1 }
    }
    for union in unionsOfHousehold[household] { unionSites[union].append(option.site) }
    return settlement
  }

  private mutating func leave(_ option: PlanOptions.Option, _ household: Int, _ settlement: Int) {
    plan[planningCase.instance.households[household].id] = nil
    for at in costs.indices { costs[at] -= option.costs[at] }
    for counter in used.indices { used[counter] -= option.takes[counter] }
    if option.site >= 0 {
      present[settlement][option.site] -= 1
      if present[settlement][option.site] == 0 { siteCounts[settlement] -= 1 }
    }
    for union in unionsOfHousehold[household] { unionSites[union].removeLast() }
  }

  private func isPromising(after household: Int, _ settlement: Int) -> Bool {
    if let most = planningCase.scenario.rules.sitesPerSettlement, siteCounts[settlement] > most { return false }
    for union in unionsOfHousehold[household] where unionSites[union].first != unionSites[union].last { return false }
    for (counter, bounds) in options.counters.enumerated() {
      if let upper = bounds.upper, used[counter] > upper { return false }
      if let lower = bounds.lower, used[counter] + mostTakes[household + 1][counter] < lower { return false }
    }
    let extra = siteCounts.reduce(0) { $0 + max(0, $1 - 1) }
    for at in costs.indices {
      let least = costs[at] + leastCosts[household + 1][at] + extra * options.splitWeights[at]
      if at < level ? least > caps[at] : best.map({ least >= $0.value }) ?? false { return false }
    }
    return true
  }
}
