/// Depth-first Lagrangian branch and bound that decides whether some assignment costs no more than a target.
///
/// After Posta, Ferland and Michelon (2012): a sequence of such decisions from the bound upwards fixes far more than one
/// search below the incumbent, since fixing asks only whether the target can still be met.
struct AssignmentTree: Sendable {
  enum Verdict: Sendable {
    /// Nothing costs the target or less.
    case none
    /// This does.
    case found([Int32])
    /// The effort was over first.
    case open
  }

  private(set) var space: AssignmentSpace
  private var relaxation: AssignmentRelaxation
  /// In units.
  let target: Int
  /// Steps of the ascent at the root, and at each other node.
  private let rootSteps: Int
  private let steps: Int
  private(set) var evaluations = 0
  /// Both sides of a branch are tried in turn: first the job held at the agent, then kept away.
  private var frames: [Frame] = []
  /// Whether ``space`` is a node that is not bounded yet; else the last frame's other side comes next.
  private var isAtNode = true
  private var found: [Int32]?
  /// Whether the run was told to end within a node; the tree is then of no more use.
  private var isBroken = false

  private struct Frame: Sendable {
    var mark: Int
    var job: Int
    var agent: Int
    var multipliers: [Int]
  }

  /// - Parameters:
  ///   - space: which holds every assignment that is asked for.
  ///   - relaxation: with the multipliers to begin from.
  init(
    _ space: AssignmentSpace, _ relaxation: AssignmentRelaxation, target: Int, rootSteps: Int = 200, steps: Int = 6
  ) {
    self.space = space
    self.relaxation = relaxation
    self.target = target
    self.rootSteps = rootSteps
    self.steps = steps
    self.space.unsettle()
  }

  /// What has been done, in entries of knapsack tables.
  var work: Int { relaxation.work }

  private var limit: Int { target * relaxation.scale }

  /// Goes on until the question is decided or the effort over.
  mutating func run(work most: Int, evaluations mostEvaluations: Int = .max, proceed: () -> Bool) -> Verdict {
    let end = work + most
    while work < end, evaluations < mostEvaluations {
      if isAtNode {
        if let branch = bound(proceed) {
          descend(branch)
          continue
        }
        if let found { return .found(found) }
        if isBroken { return .open }
        isAtNode = false
      }
      guard let frame = frames.popLast() else { return .none }
      turn(frame)
    }
    return .open
  }

  private mutating func descend(_ branch: (job: Int, agent: Int)) {
    frames.append(
      Frame(mark: space.mark, job: branch.job, agent: branch.agent, multipliers: relaxation.multipliers))
    space.hold(branch.job, at: branch.agent)
  }

  /// Goes to the other side of a branch.
  private mutating func turn(_ frame: Frame) {
    space.undo(to: frame.mark)
    relaxation.move(frame.multipliers, &space)
    space.close(frame.agent, frame.job)
    isAtNode = true
  }

  /// Gives away the other side of the branch nearest to the root, the largest part that is left; `nil` where there is none.
  mutating func split() -> AssignmentTree? {
    guard let first = frames.first else { return nil }
    frames.removeFirst()
    var other = self
    other.frames = []
    other.turn(first)
    return other
  }

  /// Bounds and fixes at the node at hand; what to branch on, or `nil` where the node is done.
  private mutating func bound(_ proceed: () -> Bool) -> (job: Int, agent: Int)? {
    var left = evaluations == 0 ? rootSteps : steps
    var factor = 0.7
    var best = Int.min
    while !space.isEmpty {
      if !proceed() {
        isBroken = true
        return nil
      }
      evaluations += 1
      relaxation.evaluate(&space, wantsLosses: true)
      if relaxation.value > limit || isSolved() { return nil }
      let mark = space.mark
      space.fix(&relaxation, limit: limit)
      if space.mark > mark { continue }
      if left == 0 { return choose() }
      left -= 1
      if relaxation.value <= best { factor *= 0.95 }
      best = max(best, relaxation.value)
      step(factor)
    }
    return nil
  }

  /// Whether the fillings take every job once: then nothing in this space is cheaper.
  private mutating func isSolved() -> Bool {
    guard let agents = relaxation.assignment(space) else { return false }
    found = agents
    return true
  }

  /// The job whose cheapest agent lifts the value most, with that agent; then, where it goes elsewhere.
  private func choose() -> (job: Int, agent: Int) {
    let problem = relaxation.problem
    var best = (score: -1, job: 0, agent: 0)
    for job in 0..<problem.jobCount where space.agents[job] < 0 {
      var (least, second, agent) = (Int.max, Int.max, 0)
      for candidate in 0..<problem.agentCount where space.isOpen[candidate * problem.jobCount + job] {
        let rise = relaxation.rise(job, at: candidate)
        if rise < least { (second, least, agent) = (least, rise, candidate) } else { second = min(second, rise) }
      }
      let score = 16 * least + min(second, 8 * relaxation.scale)
      if score > best.score { best = (score, job, agent) }
    }
    return (best.job, best.agent)
  }

  /// A subgradient step towards the value that closes the node (Polyak 1969).
  private mutating func step(_ factor: Double) {
    var norm = 0
    for job in relaxation.takers.indices where space.agents[job] < 0 {
      norm += (relaxation.takers[job] - 1) * (relaxation.takers[job] - 1)
    }
    let length = max(1, factor * Double(limit + relaxation.scale - relaxation.value) / Double(max(1, norm)))
    var multipliers = relaxation.multipliers
    for job in multipliers.indices where space.agents[job] < 0 {
      multipliers[job] -= Int((length * Double(relaxation.takers[job] - 1)).rounded())
    }
    relaxation.move(multipliers, &space)
  }
}
