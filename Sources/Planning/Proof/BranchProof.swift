import Formulation

/// Proves that a level has no plan below a number, or finds one, without the solver: plans are split by where parties go
/// until multipliers in exact integers bound each part.
///
/// What branch and cut in floating point says is a claim; this re-checks it where the case is small, and the tree it
/// leaves is the certificate.
struct BranchProof {
  /// The conditions and, at the ends, the exact bounds.
  indirect enum Node: Sendable {
    case leaf(ExactBound, LevelTask)
    case branch(party: Int, site: Int, holds: Node, fails: Node)
  }

  /// What came of it.
  struct Outcome: Sendable {
    var root: Node
    /// No plan is below it: the least over the leaves.
    var bound: Int
    /// By party its site or -1, in the best plan that was met on the way; `nil` where none was below the number.
    var sites: [Int]?
    var value: Int
  }

  private let context: RunContext
  private let model: SearchModel
  private let level: Int
  private let caps: [Int]
  private var target: Int
  private var sites: [Int]?
  /// How much work is left: parties × sites × steps.
  private var effort = 60_000_000
  private var leavesLeft = 1_500

  /// Parties × sites beyond which it is not tried.
  static let largestSize = 2_500

  /// `nil` where the level is too large.
  init?(_ task: LevelTask, context: RunContext, target: Int) {
    guard task.problem.parties.count * task.problem.siteCount <= Self.largestSize else { return nil }
    self.context = context
    model = SearchModel(task)
    level = task.level
    caps = task.caps
    self.target = target
  }

  /// - Parameter start: multipliers to begin with.
  mutating func run(from start: Multipliers<Double>) -> Outcome {
    let claimed = target
    let (root, bound) = explore(model.problem, start, depth: 0)
    return Outcome(root: root, bound: bound, sites: target < claimed ? sites : nil, value: target)
  }

  private mutating func explore(
    _ problem: AssignmentProblem, _ start: Multipliers<Double>, depth: Int
  ) -> (Node, bound: Int) {
    let task = LevelTask(problem: problem, structure: BlockStructure(problem), level: level, caps: caps)
    let threads = context.options.threads
    var exact = ExactBound(task, start, threads: threads)
    if exact.bound >= target { return leaf(exact, task) }
    var ascent = PolyakAscent(task, start: start, threads: threads)
    let steps = depth == 0 ? 200 : 40
    ascent.run(to: Double(target) - 0.01, steps: steps)
    effort -= steps * problem.parties.count * problem.siteCount
    let raised = ExactBound(task, ascent.best, threads: threads)
    if raised.bound > exact.bound { exact = raised }
    take(ascent.sites, task)
    guard exact.bound < target, effort > 0, leavesLeft > 0, depth < 200, !context.isOver,
      let (party, site) = BranchChoice(task, ascent.sites, ascent.loads?.resources ?? []).question
    else { return leaf(exact, task) }
    leavesLeft -= 1
    let holds = explore(problem.pinning(party: party, to: site), ascent.best, depth: depth + 1)
    // One part that stays open is enough: the least counts, and the other would be work for nothing.
    guard holds.bound >= min(target, exact.bound + 1) else { return leaf(exact, task) }
    let fails = explore(problem.barring(party: party, from: site), ascent.best, depth: depth + 1)
    let bound = min(holds.bound, fails.bound)
    guard bound > exact.bound else { return leaf(exact, task) }
    return (.branch(party: party, site: site, holds: holds.0, fails: fails.0), bound)
  }

  private func leaf(_ exact: ExactBound, _ task: LevelTask) -> (Node, bound: Int) { (.leaf(exact, task), exact.bound) }

  /// Keeps the patterns' plan where it obeys everything and is below the number; the number is then its value.
  private mutating func take(_ fragments: [Int32], _ task: LevelTask) {
    var found = [Int](repeating: -2, count: model.partyCount)
    for (index, fragment) in task.structure.fragments.enumerated() where index < fragments.count {
      if found[fragment.party] == -2 { found[fragment.party] = Int(fragments[index]) }
    }
    guard !found.contains(-2), let allocation = model.allocation(found), model.task.obeys(allocation) else { return }
    let value = model.problem.value(of: allocation, level: level)
    guard value < target else { return }
    target = value
    sites = found
  }
}
