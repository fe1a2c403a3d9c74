/// Solves a generalized assignment problem: multipliers, a plan by annealing, then neighbourhoods around the plan and a
/// sequence of decisions from the bound upwards, in turns that do not depend on the number of threads.
struct AssignmentSearch: Sendable {
  let problem: GeneralizedAssignment
  /// No assignment costs less, in units; above ``GeneralizedAssignment/mostCost`` there is none at all.
  private(set) var lower = 0
  /// The best assignment, and what it costs in units.
  private(set) var best: [Int32]?
  private(set) var upper: Int
  /// What has been done, in entries of knapsack tables.
  private(set) var work = 0
  private let seed: UInt64
  private let threads: Int
  /// Holds every assignment that is better than the best.
  private var space: AssignmentSpace
  private var relaxation: AssignmentRelaxation
  private var neighbourhoods: AssignmentNeighbourhoods?
  /// What is left of the decision at hand.
  private var trees: [AssignmentTree] = []
  private var target = 0
  private var stride = 1
  private var turn = 0
  /// What the decision at hand has taken.
  private var spent = 0

  /// `nil` where costs are too large.
  init?(_ problem: GeneralizedAssignment, seed: UInt64, threads: Int) {
    guard let relaxation = AssignmentRelaxation(problem) else { return nil }
    self.problem = problem
    self.relaxation = relaxation
    self.seed = seed
    self.threads = threads
    space = AssignmentSpace(problem)
    upper = problem.mostCost + 1
    if space.isEmpty { lower = upper }
  }

  var isDone: Bool { lower >= upper }

  /// Whether neighbourhoods hardly better the plan any more.
  private var isStale: Bool { neighbourhoods.map { $0.misses > 150 } ?? true }

  /// Whether the proof is so far off that a better plan is still worth half of the effort.
  private var isFar: Bool { spent > 1_500_000_000 && upper - lower > 5 }

  /// Whether what is left is to prove the plan, not to better it.
  var isProving: Bool { best != nil && isStale && !isFar }

  /// Takes an assignment where it is better than the best.
  mutating func take(_ agents: [Int32]) {
    guard problem.isFeasible(agents) else { return }
    let cost = problem.cost(agents)
    guard cost < upper else { return }
    best = agents
    upper = cost
    neighbourhoods?.take(agents, cost: cost)
  }

  /// Multipliers from prices of the agents' capacities, and a plan where one comes to hand.
  mutating func begin(prices: [Double], proceed: @Sendable () -> Bool) {
    guard !isDone else { return }
    var multipliers: [Int] = []
    var regret = 0.0
    for job in 0..<problem.jobCount {
      let (least, second) = reduced(job, prices)
      multipliers.append(Int(max(-1e12, min(1e12, least * Double(relaxation.scale)))))
      regret += second - least
    }
    let width = max(regret, Double(problem.jobCount)) * 0.02 * Double(relaxation.scale)
    var ascent = AssignmentAscent(from: multipliers, width: width)
    ascent.run(&relaxation, &space, steps: 2_000, proceed: proceed)
    raise(to: relaxation.value)
    if let solved = relaxation.assignment(space) { take(solved) }
    // Easy problems are solved before a plan is worth its time.
    for _ in 0..<4 where !isDone && proceed() { advance(proceed: proceed) }
    guard !isDone, proceed() else { return }
    anneal(prices, temperature: max(1, regret / Double(problem.jobCount)), proceed)
    fix()
  }

  /// A job's least cost and the next under prices.
  private func reduced(_ job: Int, _ prices: [Double]) -> (least: Double, second: Double) {
    var (least, second) = (Double.infinity, Double.infinity)
    for agent in 0..<problem.agentCount where space.isOpen[agent * problem.jobCount + job] {
      let pair = agent * problem.jobCount + job
      let cost = Double(problem.costs[pair]) + prices[agent] * Double(problem.amounts[pair])
      if cost < least { (least, second) = (cost, least) } else { second = min(second, cost) }
    }
    return (least, second.isFinite ? second : least)
  }

  private mutating func anneal(_ prices: [Double], temperature: Double, _ proceed: () -> Bool) {
    let dear = prices.map { $0 * 1.5 + temperature / 100 }
    let moves = min(1_000_000, 500 * problem.agentCount * problem.jobCount)
    for (round, choices) in [3, 3, 6, 12].enumerated() where proceed() && (round < 2 || best == nil) {
      let narrow = space.narrowed(relaxation, choices: choices, keeping: nil)
      let start = (0..<problem.jobCount).map { job in
        (0..<problem.agentCount).filter { narrow.isOpen[$0 * problem.jobCount + job] }
          .min { relaxation.rise(job, at: $0) < relaxation.rise(job, at: $1) } ?? 0
      }
      var annealing = AssignmentAnnealing(
        narrow, start: start.map { Int32($0) }, prices: dear, seed: seed &+ UInt64(round))
      annealing.cool(from: 0.3 * temperature, to: 0.03 * temperature, moves: moves, proceed: proceed)
      if let found = annealing.best { take(found) }
    }
  }

  private mutating func raise(to value: Int) {
    // Rounded up: every cost is a whole unit.
    let bound = value > 0 ? (value - 1) / relaxation.scale + 1 : value / relaxation.scale
    lower = min(upper, max(lower, bound))
  }

  /// Closes what no better assignment uses, and lets neighbourhoods begin.
  private mutating func fix() {
    space.unsettle()
    relaxation.evaluate(&space, wantsLosses: true)
    space.fix(&relaxation, limit: (upper - 1) * relaxation.scale)
    if space.isEmpty {
      lower = upper
      return
    }
    space.compact()
    relaxation.evaluate(&space, wantsLosses: true)
    relaxation.sumUp(space)
    if neighbourhoods == nil, let best {
      neighbourhoods = AssignmentNeighbourhoods(relaxation, start: best, seed: seed)
    }
  }
}

// MARK: - Turns

extension AssignmentSearch {
  /// What runs side by side.
  private enum Worker: Sendable {
    case tree(AssignmentTree, AssignmentTree.Verdict)
    case neighbourhoods(AssignmentNeighbourhoods)
  }

  /// One turn: two workers, each with the same effort.
  mutating func advance(proceed: @Sendable () -> Bool) {
    guard !isDone else { return }
    turn += 1
    let effort = min(40_000_000, 1_000_000 << min(turn, 6))
    if trees.isEmpty { ask() }
    let seeks = !isStale || isFar || turn % 8 == 0
    if !seeks || neighbourhoods == nil, trees.count == 1, let other = trees[0].split() { trees.append(other) }
    var workers = trees.map { Worker.tree($0, .open) }
    if seeks, let neighbourhoods { workers = [workers[0], .neighbourhoods(neighbourhoods)] }
    let space = space
    let results = mapped(workers, threads: threads) { worker -> Worker in
      switch worker {
      case .tree(var tree, _):
        let verdict = tree.run(work: effort, proceed: proceed)
        return .tree(tree, verdict)
      case .neighbourhoods(var search):
        search.run(space, work: effort, proceed: proceed)
        return .neighbourhoods(search)
      }
    }
    work += effort * results.count
    spent += effort
    conclude(results)
  }

  /// Begins the next decision.
  private mutating func ask() {
    target = min(upper - 1, lower + stride - 1)
    trees = [AssignmentTree(space, relaxation, target: target)]
    spent = 0
  }

  private mutating func conclude(_ results: [Worker]) {
    let former = upper
    // Trees beside those that had a turn wait.
    var left = Array(trees.dropFirst(results.count { if case .tree = $0 { true } else { false } }))
    var found: [[Int32]] = []
    for result in results.reversed() {
      switch result {
      case .tree(let tree, .open): left.insert(tree, at: 0)
      case .tree(_, .found(let agents)): found.append(agents)
      case .tree(_, .none): break
      case .neighbourhoods(let search):
        neighbourhoods = search
        found.append(search.best)
      }
    }
    trees = left
    for agents in found { take(agents) }
    settle(former)
  }

  /// Draws what follows from a turn for bound, space and the next question.
  private mutating func settle(_ former: Int) {
    if target >= upper {
      // The target was met, or is no better than the plan any more.
      trees = []
    } else if trees.isEmpty {
      lower = target + 1
      stride = spent < 20_000_000 ? stride * 2 : spent > 800_000_000 ? max(1, stride / 2) : stride
    } else if best == nil, spent > 200_000_000, target < upper - 1 {
      // Any plan will do first: the more it may cost, the sooner it is met.
      stride *= 4
      trees = []
    }
    if upper < former, !isDone { fix() }
  }
}
