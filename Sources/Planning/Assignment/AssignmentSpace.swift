/// Which jobs may still go where, with a trail by which every change is taken back.
struct AssignmentSpace: Sendable {
  let problem: GeneralizedAssignment
  /// At `agent · jobCount + job`.
  private(set) var isOpen: [Bool]
  /// By job: how many agents are open to it.
  private(set) var choiceCount: [Int]
  /// By job: its agent where only one is left, or -1.
  private(set) var agents: [Int32]
  /// By agent: what the jobs held there leave of its capacity.
  private(set) var capacities: [Int]
  /// By agent: whether anything about it has changed since ``settle(_:)``.
  private(set) var isChanged: [Bool]
  /// What the held jobs cost, in units.
  private(set) var heldCost = 0
  private(set) var heldCount = 0
  /// Whether some job has no agent left, or some agent too much.
  private(set) var isEmpty = false
  /// By agent: the jobs that could go there when the space was last compacted.
  private(set) var members: [[Int]]
  /// Pairs closed, and `-1 - job` for jobs held.
  private var trail: [Int] = []

  init(_ problem: GeneralizedAssignment) {
    self.problem = problem
    isOpen = problem.isAllowed
    choiceCount = [Int](repeating: 0, count: problem.jobCount)
    agents = [Int32](repeating: -1, count: problem.jobCount)
    capacities = problem.capacities
    isChanged = [Bool](repeating: true, count: problem.agentCount)
    members = []
    for (index, isOpen) in isOpen.enumerated() where isOpen { choiceCount[index % problem.jobCount] += 1 }
    for job in 0..<problem.jobCount {
      if choiceCount[job] == 0 { isEmpty = true }
      if choiceCount[job] == 1 { hold(job) }
    }
    compact()
  }

  /// Where ``undo(to:)`` comes back to.
  var mark: Int { trail.count }

  /// Closes an agent to a job.
  mutating func close(_ agent: Int, _ job: Int) {
    let pair = agent * problem.jobCount + job
    guard isOpen[pair] else { return }
    isOpen[pair] = false
    choiceCount[job] -= 1
    isChanged[agent] = true
    trail.append(pair)
    if choiceCount[job] == 0 { isEmpty = true }
    if choiceCount[job] == 1 { hold(job) }
  }

  /// Closes all other agents to a job.
  mutating func hold(_ job: Int, at agent: Int) {
    for other in 0..<problem.agentCount where other != agent { close(other, job) }
  }

  private mutating func hold(_ job: Int) {
    for agent in 0..<problem.agentCount where isOpen[agent * problem.jobCount + job] {
      agents[job] = Int32(agent)
      capacities[agent] -= problem.amounts[agent * problem.jobCount + job]
      heldCost += problem.costs[agent * problem.jobCount + job]
      heldCount += 1
      isChanged[agent] = true
      if capacities[agent] < 0 { isEmpty = true }
      trail.append(-1 - job)
    }
  }

  /// Takes back all since a mark.
  mutating func undo(to mark: Int) {
    isEmpty = false
    while trail.count > mark {
      let entry = trail.removeLast()
      if entry < 0 {
        let job = -1 - entry
        let agent = Int(agents[job])
        agents[job] = -1
        capacities[agent] += problem.amounts[agent * problem.jobCount + job]
        heldCost -= problem.costs[agent * problem.jobCount + job]
        heldCount -= 1
        isChanged[agent] = true
      } else {
        isOpen[entry] = true
        choiceCount[entry % problem.jobCount] += 1
        isChanged[entry / problem.jobCount] = true
      }
    }
  }

  /// Notes that an agent's knapsack is up to date.
  mutating func settle(_ agent: Int) { isChanged[agent] = false }

  /// Notes that every agent's knapsack is out of date.
  mutating func unsettle() { for agent in isChanged.indices { isChanged[agent] = true } }

  /// Lists anew who may go where; what was closed until now is never opened again.
  mutating func compact() {
    trail.removeAll()
    members = (0..<problem.agentCount).map { agent in
      (0..<problem.jobCount).filter { agents[$0] < 0 && isOpen[agent * problem.jobCount + $0] }
    }
  }
}
