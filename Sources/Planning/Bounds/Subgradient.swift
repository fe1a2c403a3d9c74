import Formulation

/// Ascends the Lagrangian dual by a deflected subgradient with a moving target (Camerini, Fratta and Maffioli; Brännlund).
///
/// Cheap steps from nothing to multipliers near the best; the master problem takes over from there.
struct Subgradient {
  let task: LevelTask
  let threads: Int
  private(set) var best: Multipliers<Double>
  private(set) var bestValue = -Double.infinity
  /// The sites of the best step's patterns.
  private(set) var bestSites: [Int32] = []
  private var current: Multipliers<Double>
  private var direction: [Double]
  /// How much one unit of a row weighs, so that rows of persons and of households take steps of like effect.
  private let rowScales: [Double]

  init(_ task: LevelTask, start: Multipliers<Double>? = nil, threads: Int) {
    self.task = task
    self.threads = threads
    current = start ?? Multipliers(for: task)
    best = current
    rowScales = Self.scales(task)
    direction = [Double](repeating: 0, count: rowScales.count)
  }

  private static func scales(_ task: LevelTask) -> [Double] {
    let problem = task.problem
    var mean = [Double](repeating: 0, count: problem.measures.count)
    for measure in problem.measures.indices {
      var sum = 0
      var count = 0
      for unit in problem.units {
        let amount = abs(problem.profiles[unit.profile].amounts[measure])
        sum += amount
        count += amount > 0 ? 1 : 0
      }
      mean[measure] = count > 0 ? Double(sum) / Double(count) : 1
    }
    var scales = [Double](repeating: 1, count: problem.resources.count)
    for uses in problem.consumption { for use in uses { scales[use.resource] = 1 / max(1, mean[use.measure]) } }
    let capScales = task.cappedLevels.map { level in
      1
        / max(
          1,
          Double(
            problem.unplacedCosts.enumerated().filter { $0.offset % problem.levelCount == level }
              .reduce(0) { max($0, $1.element) }))
    }
    return scales + capScales + [Double](repeating: 1, count: task.structure.linkCount)
  }

  /// Takes up to `steps` steps, calling `watch` after each with the best value; ends early where it returns `false` or
  /// nothing moves any more.
  mutating func run(steps: Int, watch: (Double) -> Bool) {
    var delta = 0.0
    var stale = 0
    for step in 0..<steps {
      let evaluation = DualEvaluation(task, current, threads: threads)
      if evaluation.value >= Double.unreachable / 2 { return }
      if step == 0 { delta = max(1, abs(evaluation.value) * 0.05) }
      if bestSites.isEmpty || evaluation.value > bestValue + 1e-9 * abs(bestValue) {
        if bestSites.isEmpty || evaluation.value > bestValue + delta * 0.1 { stale = 0 } else { stale += 1 }
        bestValue = evaluation.value
        best = current
        bestSites = evaluation.sites
      } else {
        stale += 1
      }
      if stale >= 12 {
        delta *= 0.5
        stale = 0
        if delta < max(1e-3, abs(bestValue) * 1e-7) { return }
        current = best
        for index in direction.indices { direction[index] = 0 }
      }
      guard watch(bestValue), move(evaluation, toward: bestValue + delta) else { return }
    }
  }

  /// One step; `false` where the patterns obey every limit that has a price, so that the multipliers are the best.
  private mutating func move(_ evaluation: DualEvaluation<Double>, toward target: Double) -> Bool {
    let pricer = Pricer(task, current)
    let loads = PatternLoads(task, sites: evaluation.sites, pricer: pricer)
    let gradient = self.gradient(loads)
    var norm = 0.0
    var product = 0.0
    var directionNorm = 0.0
    for index in gradient.indices {
      let scaled = gradient[index] * rowScales[index]
      norm += scaled * scaled
      product += scaled * direction[index]
      directionNorm += direction[index] * direction[index]
    }
    guard norm > 1e-12 else { return false }
    let deflection = product < 0 ? -1.5 * product / max(1e-12, directionNorm) : 0.3
    var length = 0.0
    for index in gradient.indices {
      direction[index] = gradient[index] * rowScales[index] + deflection * direction[index]
      length += direction[index] * direction[index]
    }
    let step = (target - evaluation.value) / max(1e-12, length)
    apply(step)
    return true
  }

  private func gradient(_ loads: PatternLoads) -> [Double] {
    var gradient = [Double](repeating: 0, count: rowScales.count)
    for (index, resource) in task.problem.resources.enumerated() {
      let load = loads.resources[index]
      if let upper = resource.upper, current.resources[index] > 0 || load > upper {
        gradient[index] = Double(load - upper)
      } else if let lower = resource.lower, current.resources[index] < 0 || load < lower {
        gradient[index] = Double(load - lower)
      }
    }
    let first = task.problem.resources.count
    for (position, level) in task.cappedLevels.enumerated() {
      let excess = loads.caps[position] - task.caps[level]
      if current.caps[position] > 0 || excess > 0 { gradient[first + position] = Double(excess) }
    }
    for (index, load) in loads.links.enumerated() {
      gradient[first + task.cappedLevels.count + index] = Double(load)
    }
    return gradient
  }

  private mutating func apply(_ step: Double) {
    let resources = task.problem.resources
    for index in resources.indices {
      var price = current.resources[index] + step * direction[index] * rowScales[index]
      if resources[index].upper == nil { price = min(0, price) }
      if resources[index].lower == nil { price = max(0, price) }
      current.resources[index] = price
    }
    for index in current.caps.indices {
      let row = resources.count + index
      current.caps[index] = max(0, current.caps[index] + step * direction[row] * rowScales[row])
    }
    for index in current.links.indices {
      let row = resources.count + current.caps.count + index
      current.links[index] += step * direction[row] * rowScales[row]
    }
  }
}
