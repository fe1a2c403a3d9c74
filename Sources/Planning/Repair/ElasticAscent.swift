import Formulation

/// Ascends the dual of the elastic model: no multiplier beyond the price of a unit, because more could be bought.
///
/// Starts from the count of what is there against what is needed: each measure by itself, at the price of a unit at every
/// site at once. Where places are short everywhere that alone is the best bound.
struct ElasticAscent {
  let task: LevelTask
  let prices: [Double]
  let threads: Int
  private(set) var best: Multipliers<Double>
  private(set) var bestValue = -Double.infinity
  /// Sites of the best step's patterns, and of the last step's.
  private(set) var bestSites: [Int32] = []
  private(set) var lastSites: [Int32] = []

  init(_ task: LevelTask, prices: [Double], threads: Int) {
    self.task = task
    self.prices = prices
    self.threads = threads
    best = Multipliers(for: task)
  }

  /// Whether counting by measure shows, exactly, that there is no plan.
  static func showsShortage(_ task: LevelTask, threads: Int) -> Bool {
    var ascent = ElasticAscent(task, prices: task.problem.resources.map { _ in 1 }, threads: threads)
    ascent.run(steps: 0) { true }
    return ascent.bestValue > 0.5 && ExactBound(task, ascent.best, threads: threads).bound > 0
  }

  mutating func run(steps: Int, proceed: () -> Bool) {
    var start = Multipliers<Double>(for: task)
    consider(start)
    for family in families {
      var with = start
      for resource in family { with.resources[resource] = prices[resource] }
      // Kept where it adds to what the families before it have shown.
      if consider(with) { start = with }
    }
    climb(from: start, steps: steps, proceed: proceed)
  }

  /// Resources that count the same measure at different sites; dwellings, by the smallest size that they admit.
  private var families: [[Int]] {
    let problem = task.problem
    var byMeasure: [Int: Set<Int>] = [:]
    for uses in problem.consumption { for use in uses { byMeasure[use.measure, default: []].insert(use.resource) } }
    var families = byMeasure.sorted { $0.key < $1.key }.map { family in
      family.value.sorted().filter { problem.resources[$0].upper != nil }
    }
    let bands = DwellingBands(problem)
    for size in bands.sizes.indices {
      var upwards: [Int] = []
      for site in 0..<problem.siteCount {
        upwards += bands.options(at: site).filter { $0.first >= size }.compactMap {
          problem.dwellings[$0.option].resource
        }
      }
      if !upwards.isEmpty { families.append(upwards.sorted()) }
    }
    return families.filter { !$0.isEmpty }
  }

  @discardableResult
  private mutating func consider(_ point: Multipliers<Double>) -> Bool {
    let evaluation = DualEvaluation(task, point, threads: threads)
    lastSites = evaluation.sites
    guard evaluation.value > bestValue + 1e-9 else { return false }
    bestValue = evaluation.value
    best = point
    bestSites = evaluation.sites
    return true
  }

  /// Projected subgradient steps; the step shrinks where nothing is gained.
  private mutating func climb(from start: Multipliers<Double>, steps: Int, proceed: () -> Bool) {
    var point = start
    var target = max(10, abs(bestValue) * 0.1)
    var stale = 0
    for _ in 0..<steps {
      guard proceed() else { return }
      let evaluation = DualEvaluation(task, point, threads: threads)
      if evaluation.value >= Double.unreachable / 2 { return keep(point, evaluation) }
      if evaluation.value > bestValue + 1e-9 {
        keep(point, evaluation)
        stale = 0
      } else {
        stale += 1
      }
      lastSites = evaluation.sites
      if stale >= 8 {
        stale = 0
        target /= 2
        if target < 0.25 { return }
        point = best
        continue
      }
      let slope = self.slope(evaluation.sites, at: point)
      let norm = slope.reduce(0) { $0 + $1 * $1 }
      if norm == 0 { return }
      let step = (bestValue + target - evaluation.value) / norm
      for index in slope.indices {
        point.resources[index] = clamped(point.resources[index] + step * slope[index], index)
      }
    }
  }

  private mutating func keep(_ point: Multipliers<Double>, _ evaluation: DualEvaluation<Double>) {
    bestValue = evaluation.value
    best = point
    bestSites = evaluation.sites
  }

  private func clamped(_ value: Double, _ resource: Int) -> Double {
    let it = task.problem.resources[resource]
    return min(it.upper == nil ? 0 : prices[resource], max(it.lower == nil ? 0 : -prices[resource], value))
  }

  /// What the patterns take beyond each limit that has a price or is overrun.
  private func slope(_ sites: [Int32], at point: Multipliers<Double>) -> [Double] {
    let loads = PatternLoads(task, sites: sites, pricer: Pricer(task, point)).resources
    return task.problem.resources.indices.map { index in
      let resource = task.problem.resources[index]
      if let upper = resource.upper, point.resources[index] > 0 || loads[index] > upper {
        return Double(loads[index] - upper)
      }
      if let lower = resource.lower, point.resources[index] < 0 || loads[index] < lower {
        return Double(loads[index] - lower)
      }
      return 0
    }
  }
}
