import Formulation

/// Prices of the groups' burdens, at which a level with largest means becomes a sum over households.
///
/// They only steer the search for plans; nothing is proven by them.
struct MeanPrices {
  /// By level up to the task's own: what its costs count.
  private let factors: [Double]
  /// By comparison: its weight in the sum of the levels at these factors.
  private let weights: [Double]
  /// By comparison and group: shares of the weight, one in all.
  private var shares: [[Double]]

  init(_ found: MeanRelaxation.Result, _ task: LevelTask) {
    var factors = [Double](repeating: 0, count: task.level + 1)
    factors[task.level] = 1
    for level in 0..<task.level where task.problem.compares(onLevel: level) {
      factors[level] = found.levelPrices[level] ?? 0
    }
    self.factors = factors
    weights = task.problem.comparisons.map { comparison in
      zip(factors, comparison.weights).reduce(0) { $0 + $1.0 * Double($1.1) }
    }
    shares = task.problem.comparisons.map { $0.groups.map { _ in 0 } }
    for (place, price) in found.meanPrices {
      shares[place.comparison][place.group] =
        max(0, price) * Double(task.problem.comparisons[place.comparison].groups[place.group].people)
    }
    for index in shares.indices { shares[index] = Self.normal(shares[index], task.problem.comparisons[index]) }
  }

  /// Shares that add up to one, by people where there are none.
  private static func normal(_ shares: [Double], _ comparison: AssignmentProblem.Comparison) -> [Double] {
    let total = shares.reduce(0, +)
    if total > 0 { return shares.map { $0 / total } }
    let people = Double(comparison.groups.reduce(0) { $0 + $1.people })
    return comparison.groups.map { Double($0.people) / max(1, people) }
  }

  /// Shifts shares to the groups whose means are the largest under a plan.
  mutating func move(towards allocation: Allocation, _ task: LevelTask) {
    for (index, comparison) in task.problem.comparisons.enumerated() {
      let means = comparison.groups.map { Double(task.problem.mean(of: $0, in: allocation)) }
      let worst = max(1, means.max() ?? 1)
      let moved = zip(shares[index], means).map { share, mean in
        let relative = mean / worst
        return (share + 0.01) * relative * relative * relative
      }
      shares[index] = Self.normal(moved, comparison)
    }
  }

  /// The problem in which the task's level pays burdens at the prices, in whole numbers as fine as is safe.
  func problem(for task: LevelTask) -> AssignmentProblem {
    let problem = task.problem
    var prices = [Double](repeating: 0, count: problem.units.count)
    for (index, comparison) in problem.comparisons.enumerated() {
      for (group, share) in zip(comparison.groups, shares[index]) where group.people > 0 {
        for unit in group.units { prices[unit] += 1000 * share * weights[index] / Double(group.people) }
      }
    }
    let size = magnitude(task, prices)
    let scale = max(1e-6, min(1e9, 1e13 / max(1, size)))
    return problem.pricingMeans(
      ofLevel: task.level, factors: factors.map { Int(($0 * scale).rounded()) },
      prices: prices.map { Int(($0 * scale).rounded()) })
  }

  /// About what the level could come to at most.
  private func magnitude(_ task: LevelTask, _ prices: [Double]) -> Double {
    let problem = task.problem
    var total = 0.0
    for unit in problem.units.indices {
      var most = prices[unit] * Double(problem.units[unit].people * problem.largestMean) / 1000
      for (level, factor) in factors.enumerated() where factor != 0 {
        let offset = unit * problem.levelCount + level
        var own = abs(Double(problem.placedCosts[offset])) + abs(Double(problem.unplacedCosts[offset]))
        let row = problem.units[unit].settlement * problem.siteCount
        for site in 0..<problem.siteCount where !problem.rates[level].isEmpty {
          own = max(own, abs(Double(problem.rates[level][row + site] * problem.units[unit].people)))
        }
        most += own * factor
      }
      total += most
    }
    return total
  }
}
