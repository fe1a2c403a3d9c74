/// A pure generalized assignment problem in integers: each job goes to one agent, no agent takes more than its capacity, at
/// the least cost.
///
/// Costs are held as `offset + unit · cost`, where `cost` is 0 at each job's cheapest agent and `unit` divides all differences:
/// a bound may be rounded up to the next such value.
struct GeneralizedAssignment: Sendable {
  let agentCount: Int
  let jobCount: Int
  /// At `agent · jobCount + job`: cost in units, above the job's cheapest agent.
  let costs: [Int]
  /// At `agent · jobCount + job`: what the job takes of the agent's capacity, at least 0.
  let amounts: [Int]
  /// At `agent · jobCount + job`: whether the job may go there.
  let isAllowed: [Bool]
  let capacities: [Int]
  /// By agent: what one of its amounts and its capacity stands for.
  let amountUnits: [Int]
  /// What all jobs cost where each goes where it is cheapest.
  let offset: Int
  /// The greatest common divisor of all differences of a job's costs.
  let unit: Int

  /// - Parameters:
  ///   - costs: at `agent · jobCount + job`; `nil` where the job may not go. Each job may go somewhere.
  ///   - amounts: at `agent · jobCount + job`, at least 0.
  ///   - capacities: by agent; below zero, nobody may go there.
  init(costs: [Int?], amounts: [Int], capacities: [Int]) {
    let jobCount = costs.count / max(1, capacities.count)
    agentCount = capacities.count
    self.jobCount = jobCount
    var least = [Int](repeating: .max, count: jobCount)
    for (index, cost) in costs.enumerated() { least[index % jobCount] = min(least[index % jobCount], cost ?? .max) }
    let differences = costs.enumerated().map { index, cost in cost.map { $0 - least[index % jobCount] } ?? 0 }
    let divisor = max(1, differences.reduce(0, Self.greatestCommonDivisor))
    self.costs = differences.map { $0 / divisor }
    (self.amounts, self.capacities, amountUnits) = Self.reduced(amounts, capacities, jobCount)
    isAllowed = costs.indices.map { index in
      costs[index] != nil && amounts[index] <= capacities[index / jobCount]
    }
    offset = least.reduce(0, +)
    unit = divisor
  }

  /// Amounts and capacities divided by what divides all amounts of the agent; capacities no larger than anybody can use.
  private static func reduced(_ amounts: [Int], _ capacities: [Int], _ jobCount: Int) -> ([Int], [Int], [Int]) {
    var (amounts, capacities) = (amounts, capacities)
    var units: [Int] = []
    for agent in capacities.indices {
      let own = agent * jobCount..<(agent + 1) * jobCount
      let divisor = max(1, amounts[own].reduce(0, greatestCommonDivisor))
      units.append(divisor)
      for pair in own { amounts[pair] /= divisor }
      // Where it is below zero nobody is allowed, and nobody counts.
      let capacity = capacities[agent] < 0 ? -1 : capacities[agent] / divisor
      capacities[agent] = max(0, min(capacity, amounts[own].reduce(0, +)))
    }
    return (amounts, capacities, units)
  }

  /// No assignment costs more than this, in units.
  var mostCost: Int {
    (0..<jobCount).reduce(0) { sum, job in
      sum + (0..<agentCount).reduce(0) { isAllowed[$1 * jobCount + job] ? max($0, costs[$1 * jobCount + job]) : $0 }
    }
  }

  private static func greatestCommonDivisor(_ first: Int, _ second: Int) -> Int {
    var (first, second) = (first, second)
    while second != 0 { (first, second) = (second, first % second) }
    return first
  }

  /// Cost of an assignment in units above ``offset``.
  func cost(_ agents: [Int32]) -> Int {
    var sum = 0
    for (job, agent) in agents.enumerated() { sum += costs[Int(agent) * jobCount + job] }
    return sum
  }

  /// Whether every job is where it may be and no capacity is overrun.
  func isFeasible(_ agents: [Int32]) -> Bool {
    var loads = [Int](repeating: 0, count: agentCount)
    for (job, agent) in agents.enumerated() {
      guard agent >= 0, isAllowed[Int(agent) * jobCount + job] else { return false }
      loads[Int(agent)] += amounts[Int(agent) * jobCount + job]
    }
    return zip(loads, capacities).allSatisfy { $0 <= $1 }
  }
}
