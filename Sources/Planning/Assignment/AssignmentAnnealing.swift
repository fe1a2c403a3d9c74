import Foundation

/// Simulated annealing of shifts and swaps, where capacities may be overrun at a price that rises while they are and falls
/// while they are not.
///
/// Neighbourhoods and adaptive prices as in Yagiura, Ibaraki and Glover, An ejection chain approach for the generalized
/// assignment problem, INFORMS Journal on Computing 16 (2004) 133–151.
struct AssignmentAnnealing: Sendable {
  let problem: GeneralizedAssignment
  private(set) var best: [Int32]?
  private(set) var bestCost = Int.max
  private var agents: [Int32]
  private var loads: [Int32]
  private let costs: [Float]
  private let amounts: [Int32]
  private let capacities: [Int32]
  /// At `agent · jobCount + job`.
  private let isOpen: [Bool]
  /// By job, the agents open to it, all in one list.
  private var choices: [Int32] = []
  private var starts: [Int32] = []
  /// By agent the jobs there, at `agent · jobCount`, and by job its place among them.
  private var lists: [Int32]
  private var counts: [Int32]
  private var places: [Int32]
  private var prices: [Float]
  private var random: SplitMix
  /// −ln of numbers spread evenly over 0…1, in random order.
  private let thresholds: [Float]

  /// - Parameters:
  ///   - space: jobs go only where it is open to them, or stay where they begin.
  ///   - prices: what a unit of overrun costs at first, by agent, in units of cost.
  init(_ space: AssignmentSpace, start: [Int32], prices: [Double], seed: UInt64) {
    problem = space.problem
    agents = start
    costs = problem.costs.map { Float($0) }
    amounts = problem.amounts.map { Int32($0) }
    capacities = problem.capacities.map { Int32($0) }
    isOpen = space.isOpen
    self.prices = prices.map { Float($0) }
    random = SplitMix(state: seed)
    let (agentCount, jobCount) = (problem.agentCount, problem.jobCount)
    loads = [Int32](repeating: 0, count: agentCount)
    lists = [Int32](repeating: 0, count: agentCount * jobCount)
    counts = [Int32](repeating: 0, count: agentCount)
    places = [Int32](repeating: 0, count: jobCount)
    var own = SplitMix(state: seed ^ 0x5bd1_e995)
    var values = (0..<4_096).map { -Float(log((Double($0) + 0.5) / 4_096)) }
    for index in values.indices.reversed() { values.swapAt(index, own.below(index + 1)) }
    thresholds = values
    for job in 0..<jobCount {
      starts.append(Int32(choices.count))
      for agent in 0..<agentCount where isOpen[agent * jobCount + job] { choices.append(Int32(agent)) }
    }
    starts.append(Int32(choices.count))
    for (job, agent) in start.enumerated() { put(job, Int(agent)) }
  }

  /// Cools once from a temperature to another, in units of cost.
  mutating func cool(from high: Double, to low: Double, moves: Int, proceed: () -> Bool) {
    let rounds = 200
    let ratio = Float(pow(low / high, 1 / Double(rounds)))
    var temperature = Float(high)
    let initial = prices
    for _ in 0..<rounds where proceed() {
      var met = 0
      for _ in 0..<10 { met += sweep(moves / (rounds * 10), temperature) ? 1 : 0 }
      let change: Float = met == 0 ? 1.06 : met > 4 ? 0.97 : 1
      for agent in prices.indices { prices[agent] *= change }
      temperature *= ratio
    }
    prices = initial
  }

  /// Proposes so many moves; whether some plan was met on the way.
  private mutating func sweep(_ moves: Int, _ temperature: Float) -> Bool {
    var hasMet = false
    for _ in 0..<moves {
      let word = random.next()
      let job = Int(((word & 0xffff_ffff) &* UInt64(problem.jobCount)) >> 32)
      let width = Int(starts[job + 1] - starts[job])
      let to = Int(choices[Int(starts[job]) + ((Int((word >> 32) & 0xff) * width) >> 8)])
      let from = Int(agents[job])
      if to == from { continue }
      let threshold = thresholds[Int(word >> 52)] * temperature
      let isShift = (word >> 50) & 3 == 0
      let hasMoved =
        isShift
        ? shift(job, from, to, threshold)
        : swap(job, from, to, Int((word >> 40) & 0x3ff), threshold)
      if hasMoved, isWithin() {
        hasMet = true
        note()
      }
    }
    return hasMet
  }

  private mutating func shift(_ job: Int, _ from: Int, _ to: Int, _ threshold: Float) -> Bool {
    let count = problem.jobCount
    let here = loads[from] - amounts[from * count + job]
    let there = loads[to] + amounts[to * count + job]
    let change =
      costs[to * count + job] - costs[from * count + job] + penalty(from, here) - penalty(from, loads[from])
      + penalty(to, there) - penalty(to, loads[to])
    if change > threshold { return false }
    take(job, from)
    put(job, to)
    return true
  }

  /// Exchanges a job with one of those at another agent.
  private mutating func swap(_ job: Int, _ from: Int, _ to: Int, _ draw: Int, _ threshold: Float) -> Bool {
    let count = problem.jobCount
    guard counts[to] > 0 else { return false }
    let other = Int(lists[to * count + ((draw * Int(counts[to])) >> 10)])
    guard isOpen[from * count + other] else { return false }
    let here = loads[from] - amounts[from * count + job] + amounts[from * count + other]
    let there = loads[to] - amounts[to * count + other] + amounts[to * count + job]
    let change =
      costs[to * count + job] - costs[from * count + job] + costs[from * count + other] - costs[to * count + other]
      + penalty(from, here) - penalty(from, loads[from]) + penalty(to, there) - penalty(to, loads[to])
    if change > threshold { return false }
    take(job, from)
    take(other, to)
    put(job, to)
    put(other, from)
    return true
  }

  private mutating func put(_ job: Int, _ agent: Int) {
    let count = problem.jobCount
    agents[job] = Int32(agent)
    loads[agent] += amounts[agent * count + job]
    places[job] = counts[agent]
    lists[agent * count + Int(counts[agent])] = Int32(job)
    counts[agent] += 1
  }

  private mutating func take(_ job: Int, _ agent: Int) {
    let base = agent * problem.jobCount
    loads[agent] -= amounts[base + job]
    counts[agent] -= 1
    let last = lists[base + Int(counts[agent])]
    lists[base + Int(places[job])] = last
    places[Int(last)] = places[job]
  }

  private func penalty(_ agent: Int, _ load: Int32) -> Float {
    load > capacities[agent] ? prices[agent] * Float(load - capacities[agent]) : 0
  }

  private func isWithin() -> Bool {
    for agent in loads.indices where loads[agent] > capacities[agent] { return false }
    return true
  }

  private mutating func note() {
    let cost = problem.cost(agents)
    guard cost < bestCost, problem.isFeasible(agents) else { return }
    bestCost = cost
    best = agents
  }
}
