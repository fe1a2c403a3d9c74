@testable import Planning

/// Small generalized assignment problems, drawn at random, and their least cost by trying every assignment.
struct RandomAssignment {
  enum Kind: String, CaseIterable, Sendable {
    case loose, tight, negative, barred, closed, coarse, impossible
  }

  let costs: [Int?]
  let amounts: [Int]
  let capacities: [Int]
  let problem: GeneralizedAssignment

  init(_ kind: Kind, seed: UInt64) {
    var random = SplitMix(state: seed)
    let (agents, jobs) = (2 + random.below(3), 3 + random.below(4))
    var costs: [Int?] = []
    for _ in 0..<(agents * jobs) {
      let cost = random.below(40) - (kind == .negative ? 60 : 0)
      costs.append(kind == .coarse ? 15 * cost : cost)
    }
    amounts = (0..<(agents * jobs)).map { _ in (1 + random.below(9)) * (kind == .coarse ? 4 : 1) }
    let total = amounts.reduce(0, +) / agents
    let share = [Kind.loose: 150, .tight: 90, .coarse: 100, .impossible: 40][kind] ?? 110
    var capacities = (0..<agents).map { _ in total * share / 100 / agents + random.below(3) }
    if kind == .closed { capacities[random.below(agents)] = 0 }
    if kind == .barred {
      for job in 0..<jobs where random.below(2) == 0 { costs[random.below(agents) * jobs + job] = nil }
    }
    self.costs = costs
    self.capacities = capacities
    problem = GeneralizedAssignment(costs: costs, amounts: amounts, capacities: capacities)
  }

  var jobCount: Int { problem.jobCount }

  /// `nil` where no assignment fits.
  func leastCost(holding held: (job: Int, agent: Int)? = nil) -> Int? {
    leastCost(from: 0, capacities, held)
  }

  private func leastCost(from job: Int, _ capacities: [Int], _ held: (job: Int, agent: Int)?) -> Int? {
    guard job < jobCount else { return 0 }
    var best: Int?
    for agent in capacities.indices where held?.job != job || held?.agent == agent {
      let pair = agent * jobCount + job
      guard let cost = costs[pair], amounts[pair] <= capacities[agent] else { continue }
      var left = capacities
      left[agent] -= amounts[pair]
      if let rest = leastCost(from: job + 1, left, held) { best = min(best ?? .max, cost + rest) }
    }
    return best
  }
}
