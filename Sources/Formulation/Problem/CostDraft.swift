/// Costs of a problem being replaced: exceptions of unit–site pairs are gathered here, and written next to each other at the
/// end.
struct CostDraft {
  var problem: AssignmentProblem
  private var exceptions: [[Int: AssignmentProblem.Adjustment]]

  /// A problem with other levels: `levels` tells for each new one the old one it is, or `nil` for one that is free so far.
  init(_ base: AssignmentProblem, levels: [Int?]) {
    problem = base
    let old = base.levelCount
    func chosen(_ costs: ArraySlice<Int>) -> [Int] {
      levels.map { level in level.map { costs[costs.startIndex + $0] } ?? 0 }
    }
    problem.levelCount = levels.count
    problem.rates = levels.map { $0.map { base.rates[$0] } ?? [] }
    problem.placedCosts = base.units.indices.flatMap { chosen(base.placedCosts[$0 * old..<($0 + 1) * old]) }
    problem.unplacedCosts = base.units.indices.flatMap { chosen(base.unplacedCosts[$0 * old..<($0 + 1) * old]) }
    for index in problem.dwellings.indices { problem.dwellings[index].costs = chosen(base.dwellings[index].costs[...]) }
    for index in problem.groups.indices {
      problem.groups[index].extraSiteCosts = chosen(base.groups[index].extraSiteCosts[...])
    }
    for index in problem.comparisons.indices {
      problem.comparisons[index].weights = chosen(base.comparisons[index].weights[...])
    }
    exceptions = base.units.map { unit in
      var own: [Int: AssignmentProblem.Adjustment] = [:]
      for var adjustment in base.adjustments[unit.adjustments] {
        if !adjustment.costs.isEmpty { adjustment.costs = chosen(adjustment.costs[...]) }
        own[adjustment.site] = adjustment
      }
      return own
    }
  }

  /// Adds the units' burdens at a price each: by settlement where all its units have one price, else pair by pair.
  mutating func addBurdens(at prices: [Int], level: Int) {
    let siteCount = problem.siteCount
    var shared: [Int: Int?] = [:]
    for (unit, it) in problem.units.enumerated() {
      if let known = shared[it.settlement] {
        if known != prices[unit] { shared[it.settlement] = .some(nil) }
      } else {
        shared[it.settlement] = prices[unit]
      }
    }
    if problem.rates[level].isEmpty {
      problem.rates[level] = [Int](repeating: 0, count: problem.burdens.tenths.count)
    }
    for (settlement, price) in shared {
      guard let price, price != 0 else { continue }
      let row = settlement * siteCount
      for site in row..<row + siteCount { problem.rates[level][site] += price * problem.burdens.tenths[site] }
    }
    for (unit, it) in problem.units.enumerated() where prices[unit] != 0 {
      let isShared = shared[it.settlement].flatMap { $0 } != nil
      addBurden(of: unit, at: prices[unit], level: level, wishesOnly: isShared)
    }
  }

  private mutating func addBurden(of unit: Int, at price: Int, level: Int, wishesOnly: Bool) {
    let people = problem.units[unit].people
    let wishes = problem.burdens.wishes[unit]
    let noneOfThem = wishes.isEmpty ? 0 : 4
    if wishesOnly {
      problem.placedCosts[unit * problem.levelCount + level] += price * people * noneOfThem
      for site in Set(wishes) where site >= 0 {
        let penalty = wishes.firstIndex(of: site) ?? noneOfThem
        add(price * people * (penalty - noneOfThem), to: unit, at: site, level: level)
      }
    } else {
      for site in 0..<problem.siteCount {
        add(price * problem.burden(of: unit, at: site), to: unit, at: site, level: level)
      }
    }
  }

  private mutating func add(_ cost: Int, to unit: Int, at site: Int, level: Int) {
    guard cost != 0 else { return }
    var adjustment = exceptions[unit][site] ?? .init(site: site, isForbidden: false, costs: [])
    if adjustment.costs.isEmpty { adjustment.costs = [Int](repeating: 0, count: problem.levelCount) }
    adjustment.costs[level] += cost
    exceptions[unit][site] = adjustment
  }

  /// Makes a level's costs a sum of all levels' times factors.
  mutating func combine(_ factors: [Int], into target: Int) {
    let count = problem.levelCount
    func sum(_ costs: ArraySlice<Int>) -> Int {
      zip(costs, factors).reduce(0) { $0 + $1.0 * $1.1 }
    }
    var rates: [Int] = []
    for (level, factor) in factors.enumerated() where factor != 0 && !problem.rates[level].isEmpty {
      if rates.isEmpty { rates = [Int](repeating: 0, count: problem.rates[level].count) }
      for index in rates.indices { rates[index] += factor * problem.rates[level][index] }
    }
    problem.rates[target] = rates
    for unit in problem.units.indices {
      let range = unit * count..<(unit + 1) * count
      problem.placedCosts[range.lowerBound + target] = sum(problem.placedCosts[range])
      problem.unplacedCosts[range.lowerBound + target] = sum(problem.unplacedCosts[range])
      for site in exceptions[unit].keys {
        guard let costs = exceptions[unit][site]?.costs, !costs.isEmpty else { continue }
        exceptions[unit][site]?.costs[target] = sum(costs[...])
      }
    }
    for index in problem.dwellings.indices {
      problem.dwellings[index].costs[target] = sum(problem.dwellings[index].costs[...])
    }
    for index in problem.groups.indices {
      problem.groups[index].extraSiteCosts[target] = sum(problem.groups[index].extraSiteCosts[...])
    }
  }

  /// The problem with its exceptions in their places.
  func finished() -> AssignmentProblem {
    var problem = problem
    problem.adjustments = []
    for unit in problem.units.indices {
      let start = problem.adjustments.count
      problem.adjustments += exceptions[unit].values.sorted { $0.site < $1.site }
      problem.units[unit].adjustments = start..<problem.adjustments.count
    }
    return problem
  }
}
