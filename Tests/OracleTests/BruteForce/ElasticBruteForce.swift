import Formulation
import Relocation

/// The smallest change of numbers with which a case has a plan, by trying plans.
struct ElasticBruteForce {
  private let original: PlanningCase
  private let options: PlanOptions
  private let countsSizes: Bool
  private var used: [Int]
  private var unionSites: [[Int]]
  private var sitesOf: [[Int: Int]]
  private var best: Int?

  /// - Parameter countsSizes: whether a household may take a dwelling that is not meant for its size, for a unit.
  init(_ planningCase: PlanningCase, countsSizes: Bool) {
    original = planningCase
    self.countsSizes = countsSizes
    options = PlanOptions(countsSizes ? planningCase.withDwellingsForAll : planningCase)
    used = options.counters.map { _ in 0 }
    unionSites = options.unions.map { _ in [] }
    sitesOf = planningCase.instance.settlements.map { _ in [:] }
  }

  /// Units of change; `nil` where no change of numbers helps.
  mutating func leastUnits() -> Int? {
    best = nil
    place(0, units: 0)
    return best
  }

  private mutating func place(_ household: Int, units: Int) {
    guard units < best ?? .max else { return }
    guard household < original.instance.households.count else {
      let short = zip(options.counters, used).reduce(0) { $0 + max(0, ($1.0.lower ?? $1.1) - $1.1) }
      if units + short < best ?? .max { best = units + short }
      return
    }
    for option in options.options[household] {
      let added = enter(option, household)
      if isAllowed(household) { place(household + 1, units: units + added) }
      leave(option, household)
    }
  }

  /// What the household adds beyond upper limits, and by taking a dwelling not meant for it.
  private mutating func enter(_ option: PlanOptions.Option, _ household: Int) -> Int {
    var added = isMeant(option, household) ? 0 : 1
    for counter in used.indices {
      let before = options.counters[counter].upper.map { max(0, used[counter] - $0) } ?? 0
      used[counter] += option.takes[counter]
      added += (options.counters[counter].upper.map { max(0, used[counter] - $0) } ?? 0) - before
    }
    if option.site >= 0 { sitesOf[original.settlementOfHousehold[household]][option.site, default: 0] += 1 }
    for (union, members) in options.unions.enumerated() where members.contains(household) {
      unionSites[union].append(option.site)
    }
    return added
  }

  private mutating func leave(_ option: PlanOptions.Option, _ household: Int) {
    for counter in used.indices { used[counter] -= option.takes[counter] }
    if option.site >= 0 { sitesOf[original.settlementOfHousehold[household]][option.site, default: 1] -= 1 }
    for (union, members) in options.unions.enumerated() where members.contains(household) {
      unionSites[union].removeLast()
    }
  }

  private func isMeant(_ option: PlanOptions.Option, _ household: Int) -> Bool {
    guard countsSizes, let assignment = option.assignment, let type = assignment.dwelling else { return true }
    let people = original.instance.households[household].people
    return original.instance.dwelling(type, at: assignment.site)?.admits(people: people) ?? true
  }

  private func isAllowed(_ household: Int) -> Bool {
    if unionSites.contains(where: { $0.first != $0.last }) { return false }
    guard let most = original.scenario.rules.sitesPerSettlement else { return true }
    return sitesOf[original.settlementOfHousehold[household]].values.count { $0 > 0 } <= most
  }
}

extension PlanningCase {
  /// Every dwelling open to every size.
  var withDwellingsForAll: PlanningCase {
    let dwellings = instance.dwellings.map { dwelling in
      var open = dwelling
      open.minPeople = 1
      open.maxPeople = nil
      return open
    }
    return PlanningCase(instance: instance.replacing(dwellings: dwellings), scenario: scenario, earlier: earlier)
  }
}
