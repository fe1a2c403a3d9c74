import Formulation
import Relocation

/// Proves that a level has no plan below a number, or finds one, without the solver: plans are split by where parties go
/// until multipliers in exact integers bound each part.
///
/// What branch and cut in floating point says is a claim; this re-checks it where the case is small, and the tree it
/// leaves is the certificate.
struct BranchProof {
  /// The conditions and, at the ends, the exact bounds.
  indirect enum Node: Sendable {
    case leaf(BoundCertificate.Multipliers)
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

  /// A part of the plans: what is proven of it, and where it would be split.
  private struct Part {
    var leaf: BoundCertificate.Multipliers
    var bound: Int
    /// Multipliers for its own parts to begin with.
    var prices: Multipliers<Double>
    var question: (party: Int, site: Int)?
  }

  private let planningCase: PlanningCase
  private let context: RunContext
  private let model: SearchModel
  private let level: Int
  private let caps: [Int]
  private var target: Int
  private var sites: [Int]?
  /// How much work is left: parties × sites × steps.
  private var effort: Int
  private var leavesLeft: Int
  private let comparesMeans: Bool

  /// Parties × sites beyond which it is not tried; fewer where each part of the plans takes linear programs, which bounds with
  /// largest means do.
  private static func largestSize(comparesMeans: Bool) -> Int { comparesMeans ? 300 : 2_500 }

  /// `nil` where the level is too large.
  ///
  /// - Parameter effort: parties × sites × steps.
  init?(
    _ task: LevelTask, of planningCase: PlanningCase, context: RunContext, target: Int, effort: Int = 60_000_000
  ) {
    self.effort = effort
    comparesMeans = task.problem.comparesMeans(upTo: task.level)
    let size = task.problem.parties.count * task.problem.siteCount
    guard size <= Self.largestSize(comparesMeans: comparesMeans) else { return nil }
    leavesLeft = comparesMeans ? min(300, 15_000 / max(1, size)) : 1_500
    self.planningCase = planningCase
    self.context = context
    model = SearchModel(task)
    level = task.level
    caps = task.caps
    self.target = target
  }

  /// - Parameter start: multipliers to begin with.
  ///
  /// `nil` where the solver of the linear programs failed.
  mutating func run(from start: Multipliers<Double>) -> Outcome? {
    let claimed = target
    guard let (root, bound) = explore(model.problem, start, depth: 0) else { return nil }
    return Outcome(root: root, bound: bound, sites: target < claimed ? sites : nil, value: target)
  }

  private mutating func explore(
    _ problem: AssignmentProblem, _ start: Multipliers<Double>, depth: Int
  ) -> (Node, bound: Int)? {
    let task = LevelTask(problem: problem, structure: BlockStructure(problem), level: level, caps: caps)
    guard let part = comparesMeans ? partByMeans(task) : partByPrices(task, start, depth: depth) else { return nil }
    let leaf = (Node.leaf(part.leaf), bound: part.bound)
    guard part.bound < target, effort > 0, leavesLeft > 0, depth < 200, !context.isOver,
      let (party, site) = part.question
    else { return leaf }
    leavesLeft -= 1
    // One part that stays open is enough: the least counts, and the other would be work for nothing.
    guard let holds = explore(problem.pinning(party: party, to: site), part.prices, depth: depth + 1),
      holds.bound >= min(target, part.bound + 1),
      let fails = explore(problem.barring(party: party, from: site), part.prices, depth: depth + 1)
    else { return leaf }
    let bound = min(holds.bound, fails.bound)
    guard bound > part.bound else { return leaf }
    return (.branch(party: party, site: site, holds: holds.0, fails: fails.0), bound)
  }

  private mutating func partByPrices(_ task: LevelTask, _ start: Multipliers<Double>, depth: Int) -> Part {
    let threads = context.options.threads
    var exact = ExactBound(task, start, threads: threads)
    if exact.bound >= target {
      return Part(leaf: multipliers(exact, task), bound: exact.bound, prices: start)
    }
    var ascent = PolyakAscent(task, start: start, threads: threads)
    let steps = depth == 0 ? 200 : 40
    ascent.run(to: Double(target) - 0.01, steps: steps)
    effort -= steps * task.problem.parties.count * task.problem.siteCount
    let raised = ExactBound(task, ascent.best, threads: threads)
    if raised.bound > exact.bound { exact = raised }
    take(ascent.sites, task)
    return Part(
      leaf: multipliers(exact, task), bound: exact.bound, prices: ascent.best,
      question: BranchChoice(task, ascent.sites, ascent.loads?.resources ?? []).question)
  }

  private mutating func partByMeans(_ task: LevelTask) -> Part? {
    let relaxation = MeanRelaxation(task, planningCase: planningCase, context: context, known: nil)
    guard let found = try? relaxation.bound(toward: target) else { return nil }
    take(found.sites, task)
    let named = found.certificate ?? task.forbiddenLevels(beyond: target)
    return Part(
      leaf: named, bound: found.bound, prices: Multipliers(for: task), question: relaxation.question(found.sites))
  }

  private func multipliers(_ exact: ExactBound, _ task: LevelTask) -> BoundCertificate.Multipliers {
    exact.bound >= .unreachable
      ? task.forbiddenLevels(beyond: target) : exact.multipliers(of: task, in: planningCase)
  }

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
