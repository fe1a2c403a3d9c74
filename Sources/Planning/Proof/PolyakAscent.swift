import Formulation

/// Ascends the dual toward a number that it is to reach, by Polyak's steps: what is missing over the slope's square.
///
/// Where there is no plan at all the dual has no end, and the steps grow until the number is reached.
struct PolyakAscent {
  let task: LevelTask
  let threads: Int
  private(set) var best: Multipliers<Double>
  private(set) var bestValue = -Double.infinity
  /// The sites of the best step's patterns, by fragment.
  private(set) var sites: [Int32] = []
  /// What these patterns consume.
  private(set) var loads: PatternLoads?
  private var current: Multipliers<Double>

  init(_ task: LevelTask, start: Multipliers<Double>, threads: Int) {
    self.task = task
    self.threads = threads
    current = start
    best = start
  }

  /// Takes up to so many steps; ends once the value is there.
  mutating func run(to target: Double, steps: Int) {
    var factor = 1.0
    var stale = 0
    for _ in 0..<steps {
      let evaluation = DualEvaluation(task, current, threads: threads)
      let found = PatternLoads(task, sites: evaluation.sites, pricer: Pricer(task, current))
      if sites.isEmpty || evaluation.value > bestValue {
        bestValue = evaluation.value
        best = current
        sites = evaluation.sites
        loads = found
        stale = 0
      } else {
        stale += 1
      }
      if bestValue >= target { return }
      if stale == 5 {
        stale = 0
        factor /= 2
        current = best
      }
      guard step(factor * (target - evaluation.value), found) else { return }
    }
  }

  /// Moves up the slope; `false` where there is none.
  private mutating func step(_ missing: Double, _ loads: PatternLoads) -> Bool {
    let slope = Slope(task, current, loads)
    let square = slope.square
    guard square > 0 else { return false }
    let length = missing / square
    for (index, resource) in task.problem.resources.enumerated() {
      let price = current.resources[index] + length * slope.resources[index]
      current.resources[index] = min(
        resource.upper == nil ? 0 : .infinity, max(resource.lower == nil ? 0 : -.infinity, price))
    }
    for index in current.caps.indices { current.caps[index] = max(0, current.caps[index] + length * slope.caps[index]) }
    for index in current.links.indices { current.links[index] += length * Double(loads.links[index]) }
    return true
  }
}

/// What patterns take beyond each limit that has a price or is overrun.
private struct Slope {
  var resources: [Double]
  var caps: [Double]
  var square: Double

  init(_ task: LevelTask, _ multipliers: Multipliers<Double>, _ loads: PatternLoads) {
    resources = zip(task.problem.resources, zip(multipliers.resources, loads.resources)).map { resource, state in
      let (price, load) = state
      if let upper = resource.upper, price > 0 || load > upper { return Double(load - upper) }
      if let lower = resource.lower, price < 0 || load < lower { return Double(load - lower) }
      return 0
    }
    caps = task.cappedLevels.enumerated().map { position, level in
      let excess = Double(loads.caps[position] - task.caps[level])
      return multipliers.caps[position] > 0 || excess > 0 ? excess : 0
    }
    square = (resources + caps + loads.links.map(Double.init)).reduce(0) { $0 + $1 * $1 }
  }
}
