/// Large neighbourhood search: some jobs are assigned anew by branch and bound while all others stay.
struct AssignmentNeighbourhoods: Sendable {
  private(set) var best: [Int32]
  /// In units.
  private(set) var bestCost: Int
  /// Neighbourhoods without a better assignment since the last one.
  private(set) var misses = 0
  private var random: SplitMix
  /// Jobs that are free at a time.
  private var size: Double
  private var rounds = 0
  private let relaxation: AssignmentRelaxation

  /// Evaluations of the relaxation after which a neighbourhood is given up: more where the last ones brought nothing.
  private var mostEvaluations: Int { 400 * (1 + min(4, misses / 150)) }

  /// - Parameter relaxation: with the multipliers to begin from, evaluated with losses.
  init(_ relaxation: AssignmentRelaxation, start: [Int32], seed: UInt64) {
    self.relaxation = relaxation
    best = start
    bestCost = relaxation.problem.cost(start)
    random = SplitMix(state: seed)
    size = min(Double(start.count), 30)
  }

  /// Takes a better assignment from elsewhere.
  mutating func take(_ agents: [Int32], cost: Int) {
    guard cost < bestCost else { return }
    best = agents
    bestCost = cost
    misses = 0
  }

  /// Tries neighbourhoods within a space that holds every better assignment.
  mutating func run(_ space: AssignmentSpace, work most: Int, proceed: () -> Bool) {
    var left = most
    while left > 0, proceed() {
      rounds += 1
      let choices = rounds % 4 == 0 ? 6 : 3
      var own = space.narrowed(relaxation, choices: choices, keeping: best)
      left -= own.problem.agentCount * own.problem.jobCount * 8
      for job in drawKept(own) { own.hold(job, at: Int(best[job])) }
      own.compact()
      left -= tryOut(own, proceed)
    }
  }

  /// Looks for a better assignment in a neighbourhood; what that took.
  private mutating func tryOut(_ own: AssignmentSpace, _ proceed: () -> Bool) -> Int {
    var tree = AssignmentTree(own, relaxation, target: bestCost - 1, rootSteps: 10, steps: 3)
    misses += 1
    switch tree.run(work: .max / 4, evaluations: mostEvaluations, proceed: proceed) {
    case .found(let agents): take(agents, cost: relaxation.problem.cost(agents))
    case .none: size = min(Double(best.count), size * 1.01 + 0.1)
    case .open: size = max(8, size * 0.98)
    }
    return tree.work - relaxation.work
  }

  /// The jobs that stay: all but those of agents drawn at random, until so many are free.
  private mutating func drawKept(_ space: AssignmentSpace) -> [Int] {
    let problem = relaxation.problem
    var order = Array(0..<problem.agentCount)
    var isFree = [Bool](repeating: false, count: problem.jobCount)
    var left = Int(size)
    for position in order.indices where left > 0 {
      order.swapAt(position, position + random.below(order.count - position))
      var jobs = best.indices.filter { best[$0] == Int32(order[position]) && space.agents[$0] < 0 }
      while left > 0, !jobs.isEmpty {
        jobs.swapAt(random.below(jobs.count), jobs.count - 1)
        isFree[jobs.removeLast()] = true
        left -= 1
      }
    }
    return best.indices.filter { !isFree[$0] && space.agents[$0] < 0 }
  }
}
