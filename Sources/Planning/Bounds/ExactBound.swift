import Formulation

/// A lower bound in exact integers, with the multipliers that prove it.
struct ExactBound: Sendable {
  /// No allocation that keeps the caps is below this on the level; unreachable where there is none at all.
  var bound: Int
  var multipliers: Multipliers<Int>

  /// A bound that multipliers were found to prove.
  init(bound: Int, multipliers: Multipliers<Int>) {
    self.bound = bound
    self.multipliers = multipliers
  }

  /// Rounds multipliers to integers over as fine a scale as 64 bits allow, and evaluates the dual exactly.
  init(_ task: LevelTask, _ prices: Multipliers<Double>, threads: Int) {
    let scale = Self.scale(for: task, prices)
    let problem = task.problem
    var exact = Multipliers<Int>(
      scale: scale, resources: Self.rounded(prices.resources, scale, problem),
      caps: prices.caps.map { max(0, Self.round($0, scale)) }, links: prices.links.map { Self.round($0, scale) })
    for (index, resource) in problem.resources.enumerated() {
      if resource.upper == nil { exact.resources[index] = min(0, exact.resources[index]) }
      if resource.lower == nil { exact.resources[index] = max(0, exact.resources[index]) }
    }
    let evaluation = DualEvaluation(task, exact, threads: threads)
    multipliers = exact
    // Rounded up: every value is an integer.
    let (quotient, remainder) = evaluation.value.quotientAndRemainder(dividingBy: scale)
    bound = evaluation.value >= .unreachable ? .unreachable : remainder > 0 ? quotient + 1 : quotient
  }

  private static func round(_ price: Double, _ scale: Int, most: Double = 1e15) -> Int {
    Int(min(most, max(-most, price * Double(scale))).rounded())
  }

  /// Where a level has no plan the dual has no end, and prices may grow beyond any number: they are held to what keeps
  /// all sums within 64 bits. Any integers prove a bound.
  private static func rounded(_ prices: [Double], _ scale: Int, _ problem: AssignmentProblem) -> [Int] {
    var totals = [Double](repeating: 0, count: problem.measures.count)
    for unit in problem.units {
      for (measure, amount) in problem.profiles[unit.profile].amounts.enumerated() {
        totals[measure] += abs(Double(amount))
      }
    }
    var demand = [Double](repeating: Double(problem.units.count), count: problem.resources.count)
    for uses in problem.consumption { for use in uses { demand[use.resource] = totals[use.measure] } }
    let perUnit = Double(8 + problem.measures.count)
    return prices.indices.map { index in
      let resource = problem.resources[index]
      let bound = max(abs(Double(resource.upper ?? 0)), abs(Double(resource.lower ?? 0)))
      let most = 2e18 / max(1, demand[index] * perUnit, bound * Double(problem.resources.count))
      return round(prices[index], scale, most: min(1e15, most))
    }
  }

  /// The largest power of ten, up to a million, with which no sum over all blocks leaves 64 bits.
  private static func scale(for task: LevelTask, _ prices: Multipliers<Double>) -> Int {
    let problem = task.problem
    var total = 0.0
    var largest = 1.0
    for unit in problem.units.indices {
      var most = 0.0
      for level in [task.level] + task.cappedLevels {
        let offset = unit * problem.levelCount + level
        most += abs(Double(problem.placedCosts[offset])) + abs(Double(problem.unplacedCosts[offset]))
      }
      most += adjustmentRange(of: unit, task) + rateRange(of: unit, task)
      largest = max(largest, most)
      total += most
    }
    let priced = zip(prices.resources, problem.resources).reduce(0.0) { sum, pair in
      sum + abs(pair.0) * Double(max(pair.1.upper ?? 0, pair.1.lower ?? 0))
    }
    let factor = 1 + prices.caps.reduce(0, max)
    let extra = problem.groups.reduce(0.0) { $0 + abs(Double($1.extraSiteCosts[task.level])) * 2 }
    let magnitude = (total + extra) * factor + priced * 4 + 1
    var scale = 1_000_000
    while scale > 1, magnitude * Double(scale) > 1e18 || largest * factor * Double(scale) > 1e15 { scale /= 10 }
    return scale
  }

  private static func adjustmentRange(of unit: Int, _ task: LevelTask) -> Double {
    task.problem.adjustments[task.problem.units[unit].adjustments].reduce(0.0) { most, adjustment in
      adjustment.costs.isEmpty ? most : max(most, abs(Double(adjustment.costs[task.level])))
    }
  }

  private static func rateRange(of unit: Int, _ task: LevelTask) -> Double {
    let problem = task.problem
    guard !problem.rates[task.level].isEmpty else { return 0 }
    let row = problem.units[unit].settlement * problem.siteCount
    let most = problem.rates[task.level][row..<(row + problem.siteCount)].reduce(0) { max($0, abs($1)) }
    return Double(most) * Double(problem.units[unit].people)
  }
}

extension ExactBound {
  /// A multiplier on a level held at 0 with which a pattern that leaves somebody out costs more than any other of its block:
  /// it forbids what that level charges.
  ///
  /// - Parameter level: the level held at 0. What leaving somebody out costs there at least is divided out, so that large
  ///   weights do not drive the product out of range.
  func forbiddingMultiplier(_ task: LevelTask, level: Int) -> Int {
    let problem = task.problem
    let charges = problem.units.indices.map { problem.unplacedCost(of: $0, level: level) }
    return outbidding(task, level: level) / max(1, charges.filter { $0 > 0 }.min() ?? 1) + 1
  }

  /// What the patterns of a block that the level charges differ by at most: one household left out may set all others of its
  /// settlement free to go elsewhere.
  private func outbidding(_ task: LevelTask, level: Int) -> Int {
    let pricer = Pricer(task, multipliers)
    var most = 0
    var solver = BlockSolver(pricer)
    defer { solver.deallocate() }
    for block in task.structure.blocks where task.charges(block, level: level) {
      solver.price(block)
      var spread = 0
      for (position, fragment) in block.fragments.enumerated() {
        let outside = task.structure.fragments[fragment].units.reduce(0) { sum, unit in
          pricer.weights.reduce(sum) { $0 + $1.weight * task.problem.unplacedCost(of: unit, level: $1.level) }
        }
        var (least, largest) = (outside, outside)
        // Costs below zero bring what is out of reach a little under the mark that stands for it.
        for cost in solver.costs[position * pricer.siteCount..<(position + 1) * pricer.siteCount]
        where cost < Int.unreachable / 2 {
          least = min(least, cost)
          largest = max(largest, cost)
        }
        spread += largest - least
      }
      if block.group >= 0 { spread += abs(pricer.extraSiteCosts[block.group]) * task.problem.siteCount }
      most = max(most, spread)
    }
    return most + 1
  }
}

extension ExactBound {
  /// Whether a checker of 64 bits can add up what levels held at 0 are given as well (``forbiddingMultiplier(_:level:)``),
  /// with what it needs to search the sites of a settlement.
  func leavesRoomForForbidding(_ task: LevelTask) -> Bool {
    let problem = task.problem
    for level in 0..<task.level where !task.cappedLevels.contains(level) {
      let forbidding = Double(forbiddingMultiplier(task, level: level))
      var total = 0.0
      for block in task.structure.blocks where task.charges(block, level: level) {
        let units = task.structure.fragments[block.fragments].flatMap(\.units)
        let charged = units.reduce(0.0) { $0 + forbidding * abs(Double(problem.unplacedCost(of: $1, level: level))) }
        if charged * Double(8 * (block.fragments.count + problem.siteCount + 2)) > 4e18 { return false }
        total += charged
      }
      if total > 2e18 { return false }
    }
    return true
  }
}

extension LevelTask {
  /// Whether a level charges somebody of a block for being left out.
  fileprivate func charges(_ block: Block, level: Int) -> Bool {
    structure.fragments[block.fragments].contains { fragment in
      fragment.units.contains { problem.unplacedCost(of: $0, level: level) != 0 }
    }
  }
}
