import Formulation

/// Multipliers rounded to integers over as fine a scale as 64 bits allow, where groups' multipliers may be small beside all
/// others: their scale is found from the priced costs themselves.
struct ExactMultipliers {
  private(set) var multipliers: Multipliers<Int>

  init(_ task: LevelTask, _ prices: Multipliers<Double>) {
    var prices = prices
    var (largest, total) = Self.magnitude(task, prices)
    if largest > 1e15 || total > 2e17 {
      // Too large for sums in 64 bits: nothing is priced, which proves little, but holds.
      prices = Multipliers(for: task)
      (largest, total) = Self.magnitude(task, prices)
    }
    var scale = 1
    while scale < 1_000_000_000_000, Double(scale) * 10 * largest < 1e15, Double(scale) * 10 * total < 2e17 {
      scale *= 10
    }
    multipliers = Self.rounded(task, prices, scale)
    while scale > 1, !ExactBound(bound: 0, multipliers: multipliers).leavesRoomForForbidding(task) {
      scale /= 10
      multipliers = Self.rounded(task, prices, scale)
    }
  }

  private static func rounded(_ task: LevelTask, _ prices: Multipliers<Double>, _ scale: Int) -> Multipliers<Int> {
    func rounded(_ price: Double) -> Int { Int(min(1e15, max(-1e15, price * Double(scale))).rounded()) }
    var multipliers = Multipliers(
      scale: scale, resources: prices.resources.map(rounded), caps: prices.caps.map { max(0, rounded($0)) },
      links: prices.links.map(rounded))
    for (index, resource) in task.problem.resources.enumerated() {
      if resource.upper == nil { multipliers.resources[index] = min(0, multipliers.resources[index]) }
      if resource.lower == nil { multipliers.resources[index] = max(0, multipliers.resources[index]) }
    }
    return multipliers
  }

  /// The largest priced cost of a household at a site, and all of them together with what limits are worth.
  static func magnitude(_ task: LevelTask, _ prices: Multipliers<Double>) -> (largest: Double, total: Double) {
    let problem = task.problem
    let pricer = Pricer(task, prices)
    let buffer = UnsafeMutableBufferPointer<Double>.allocate(capacity: problem.siteCount)
    defer { buffer.deallocate() }
    var largest = 1.0
    var total = 1.0
    for fragment in task.structure.fragments.indices {
      let out = pricer.price(fragment, into: buffer)
      var most = out < .unreachable / 2 ? abs(out) : 0
      for cost in buffer where cost < .unreachable / 2 { most = max(most, abs(cost)) }
      for unit in task.structure.fragments[fragment].units {
        for use in problem.consumption.joined() {
          let amount = problem.profiles[problem.units[unit].profile].amounts[use.measure]
          most = max(most, abs(prices.resources[use.resource]) * abs(Double(amount)))
        }
      }
      largest = max(largest, most)
      total += most
    }
    for (price, resource) in zip(prices.resources, problem.resources) {
      total += abs(price) * Double(max(abs(resource.upper ?? 0), abs(resource.lower ?? 0)))
    }
    for (position, level) in task.cappedLevels.enumerated() {
      total += prices.caps[position] * abs(Double(task.caps[level]))
    }
    for (group, extra) in zip(problem.groups, pricer.extraSiteCosts) { total += abs(extra) * Double(group.maxSites) }
    return (largest, total)
  }
}
