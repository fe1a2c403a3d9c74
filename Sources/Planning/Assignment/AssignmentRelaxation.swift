/// The Lagrangian relaxation that charges each job's assignment a multiplier, over what a space leaves open:
///
///     L(u) = Σ held costs + Σ_j u_j + Σ_i min { Σ_j (c_ij − u_j) x_ij : Σ_j a_ij x_ij ≤ b_i, x binary }
///
/// All numbers are integers, costs and multipliers times ``scale``; so every value is a bound, whatever the multipliers.
/// Source: Fisher, Jaikumar and Van Wassenhove, A multiplier adjustment method for the generalized assignment problem,
/// Management Science 32 (1986) 1095–1103; fixing after Posta, Ferland and Michelon (2012).
struct AssignmentRelaxation: Sendable {
  let problem: GeneralizedAssignment
  /// What a unit of cost counts.
  let scale: Int
  /// By job; changed by ``move(_:)``.
  private(set) var multipliers: [Int]
  /// The value at the multipliers.
  private(set) var value = 0
  /// By job: how many agents' best fillings take it.
  private(set) var takers: [Int]
  /// At `agent · jobCount + job`: what the value rises by at the least if the job is held there, or else kept away.
  private(set) var holdRise: [Int]
  private(set) var awayRise: [Int]
  /// By job: the sum of ``awayRise`` over its open agents.
  private var awayTotal: [Int]
  /// By agent: profit of its best filling, and the jobs in it.
  private var profits: [Int]
  private var fillings: [[Int]]
  private var hasLosses: [Bool]
  private var knapsack = Knapsack()
  private var items: [(amount: Int, profit: Int)] = []
  private var jobs: [Int] = []
  /// What has been done, in entries of knapsack tables.
  private(set) var work = 0
  /// Multipliers stay within this of zero, so that no sum of profits leaves 32 bits.
  let reach: Int

  /// `nil` where costs are too large for tables of 32 bits.
  init?(_ problem: GeneralizedAssignment) {
    let largest = max(
      1, problem.costs.enumerated().reduce(0) { problem.isAllowed[$1.offset] ? max($0, $1.element) : $0 })
    // A profit is a multiplier less a cost, both at most twice the largest cost.
    let most = (1 << 29) / max(1, problem.jobCount)
    guard largest <= most / 2 else { return nil }
    self.problem = problem
    scale = min(1_024, most / (2 * largest))
    reach = 2 * largest * scale
    let pairs = problem.agentCount * problem.jobCount
    multipliers = [Int](repeating: 0, count: problem.jobCount)
    takers = multipliers
    awayTotal = multipliers
    holdRise = [Int](repeating: 0, count: pairs)
    awayRise = holdRise
    profits = [Int](repeating: 0, count: problem.agentCount)
    fillings = [[Int]](repeating: [], count: problem.agentCount)
    hasLosses = [Bool](repeating: false, count: problem.agentCount)
  }

  /// Sets all multipliers.
  mutating func move(_ multipliers: [Int], _ space: inout AssignmentSpace) {
    for job in multipliers.indices { self.multipliers[job] = min(reach, max(-reach, multipliers[job])) }
    space.unsettle()
  }

  /// Evaluates what has changed.
  mutating func evaluate(_ space: inout AssignmentSpace, wantsLosses: Bool) {
    for agent in 0..<problem.agentCount where space.isChanged[agent] || wantsLosses && !hasLosses[agent] {
      solve(agent, space, wantsLosses: wantsLosses)
      space.settle(agent)
    }
    value = space.heldCost * scale
    for job in multipliers.indices where space.agents[job] < 0 { value += multipliers[job] }
    for agent in 0..<problem.agentCount { value -= profits[agent] }
    for job in takers.indices { takers[job] = 0 }
    for filling in fillings { for job in filling { takers[job] += 1 } }
  }

  private mutating func solve(_ agent: Int, _ space: AssignmentSpace, wantsLosses: Bool) {
    items.removeAll(keepingCapacity: true)
    jobs.removeAll(keepingCapacity: true)
    let base = agent * problem.jobCount
    for job in space.members[agent] where space.isOpen[base + job] && space.agents[job] < 0 {
      jobs.append(job)
      items.append((problem.amounts[base + job], multipliers[job] - problem.costs[base + job] * scale))
    }
    knapsack.solve(items, capacity: space.capacities[agent], wantsLosses: wantsLosses)
    work += (items.count + 4) * (space.capacities[agent] + 64) * (wantsLosses ? 4 : 1)
    profits[agent] = knapsack.value
    fillings[agent].removeAll(keepingCapacity: true)
    for (position, job) in jobs.enumerated() where knapsack.isTaken[position] { fillings[agent].append(job) }
    hasLosses[agent] = wantsLosses
    guard wantsLosses else { return }
    for (position, job) in jobs.enumerated() {
      let loss = knapsack.losses[position]
      holdRise[base + job] = knapsack.isTaken[position] ? 0 : loss
      awayRise[base + job] = knapsack.isTaken[position] ? loss : 0
    }
  }

  /// The assignment that the fillings are, where they take every free job once.
  func assignment(_ space: AssignmentSpace) -> [Int32]? {
    for job in takers.indices where space.agents[job] < 0 && takers[job] != 1 { return nil }
    var agents = space.agents
    for (agent, filling) in fillings.enumerated() { for job in filling { agents[job] = Int32(agent) } }
    return agents
  }

  /// What the value rises by if a job is held at an agent and kept away from all others; the relaxation falls apart by
  /// agents, so that this is exact. Needs ``sumUp(_:)``.
  func rise(_ job: Int, at agent: Int) -> Int {
    let pair = agent * problem.jobCount + job
    return holdRise[pair] + awayTotal[job] - awayRise[pair]
  }

  /// Prepares ``rise(_:at:)``.
  mutating func sumUp(_ space: AssignmentSpace) {
    for job in awayTotal.indices { awayTotal[job] = 0 }
    for agent in 0..<problem.agentCount {
      let base = agent * problem.jobCount
      for job in space.members[agent] where space.isOpen[base + job] && space.agents[job] < 0 {
        awayTotal[job] += awayRise[base + job]
      }
    }
  }
}
