import Formulation
import GLPKSolver

/// Finds and proves one level by decomposition: multipliers, master problem, exchanges, kernels.
struct LevelSolver {
  let task: LevelTask
  let context: RunContext
  let model: SearchModel
  var outcome: LevelOutcome
  var prices: Multipliers<Double>
  var dualValue = -Double.infinity
  var startSites: [Int]?
  /// By block, the open sets that the master problem's dive ended with.
  var startSets: [Int: [Int]]?
  /// A plan for want of a better one.
  let fallback: [Int]?
  /// Whether to give up soon where no plan comes to hand: the caller has another way.
  let isTentative: Bool
  var gaveUp = false
  /// For searches in windows of sites at the multipliers; made when they are first asked for.
  var neighbours: WindowNeighbours?
  /// Whether the multipliers are so near the best that the master problem would hardly add to them.
  var isNearDual = false
  /// Part of the changes of open sets that the last walk accepted. Where a site more is dear it is small: few settlements
  /// are divided, and their households cannot make up for what a change takes or frees.
  var walkFreedom = 1.0
  /// By size of trees over the cheapest sets, what the plan in hand was worth when they were last tried.
  var setsTried: [Int: Int] = [:]
  /// What was last cut.
  var planes = CutState()
  /// The tree over what that left, and how many times more than at first the next kernel may hold.
  var growing: GrowingTree?
  var cutScale = 1
  /// Units by which a bound from branch and cut is held back, because floating point may hide them.
  var margin = 0

  /// - Parameters:
  ///   - start: a plan to begin with, by party; taken only where it obeys everything.
  ///   - fallback: a plan to go on with where no better one is found.
  ///   - isTentative: whether to give up soon where no plan comes to hand.
  init(_ task: LevelTask, context: RunContext, start: [Int]?, fallback: [Int]? = nil, isTentative: Bool = false) throws
  {
    self.isTentative = isTentative
    self.fallback = fallback
    self.task = task
    self.context = context
    model = SearchModel(task, threads: context.options.threads)
    prices = Multipliers(for: task)
    let zero = ExactBound(task, prices, threads: context.options.threads)
    outcome = LevelOutcome(task, sites: nil, value: .max, bound: zero.bound, exact: zero)
    if let start { _ = try offer(start) }
  }

  /// Takes a plan where it obeys everything and is better than the one in hand; whether it was.
  @discardableResult
  mutating func offer(_ sites: [Int]) throws -> Bool {
    guard let allocation = model.allocation(sites), task.obeys(allocation) else { return false }
    let value = task.problem.value(of: allocation, level: task.level)
    guard value < outcome.value else { return false }
    outcome.sites = sites
    outcome.value = value
    return true
  }

  /// Whether anybody may be left out.
  var mayLeaveOut: Bool { model.unplaced.contains { $0 < SearchModel.barred } }

  var isDone: Bool { outcome.isProven(gap: context.options.gap) || outcome.isImpossible }

  /// Takes a plan to begin with, whether or not it overruns limits; where it does and people may be left out, also what is
  /// left of it without those who overrun them.
  mutating func begin(with sites: [Int]) throws {
    startSites = sites
    if try offer(sites) || !mayLeaveOut { return }
    var state = SearchState(model, plan: sites)
    if state.becomePlan() { try offer(state.sites) }
  }

  func report(_ phase: PlanningProgress.Phase, columns: Int = 0) {
    context.report(
      phase, level: task.level, value: outcome.sites == nil ? nil : outcome.value, bound: outcome.bound,
      columns: columns)
  }

  /// Takes an allocation where it obeys everything and is better than the one in hand.
  mutating func offer(_ allocation: Allocation) throws {
    var sites = [Int](repeating: -1, count: model.partyCount)
    for (index, unit) in task.problem.units.enumerated() { sites[unit.party] = allocation.choices[index]?.site ?? -1 }
    try offer(sites)
  }

  /// Keeps a bound of the solver's, less what floating point may have added.
  mutating func raiseBound(to value: Double) {
    let bound = boundOfSolver(value)
    outcome.bound = max(outcome.bound, outcome.sites == nil ? bound : min(bound, outcome.value))
  }

  /// The whole number below which, by a bound of the solver's, no plan is; less what floating point may have added.
  func boundOfSolver(_ value: Double) -> Int { Int(fromSolver: value - 1e-7 * max(10, abs(value)), .up) }

  /// Whether linear programs over all parties take longer than anybody waits.
  var isLarge: Bool { model.partyCount > 12_000 }

  /// Multipliers and a plan, and no more.
  mutating func bracket() throws {
    if outcome.bound >= Int.unreachable / 2 {
      outcome.isImpossible = true
      return
    }
    ascend()
    if isDone || context.isOver { return }
    try construct()
  }

  /// Runs until the level is proven, or its time is over, or nothing more can be done.
  mutating func solve() throws {
    try search()
    if outcome.sites == nil, !outcome.isImpossible, let fallback { try offer(fallback) }
  }

  private mutating func search() throws {
    if isDone { return }
    if outcome.bound >= Int.unreachable / 2 {
      outcome.isImpossible = true
      return
    }
    if try count() { return }
    ascend()
    if isDone || context.isOver { return }
    if try settleAssignment() || isDone { return }
    if try settleSmall() || isDone || context.isOver { return }
    if isVast {
      try constructFromNearSites()
      return try improveInWindows()
    }
    if task.cappedLevels.isEmpty, mayLeaveOut { try roundAndLeaveOut() }
    let isGrouped = !task.problem.groups.isEmpty
    let isConstructed = isLarge && isNearDual
    if isConstructed { if hasManySites { try constructFromNearSites() } else { try construct() } }
    if !isTentative { try exchangeFromFallback() }
    if isDone || context.isOver { return }
    if isGrouped, !isLarge, outcome.sites == nil { try exchangeFromMultipliers() }
    if outcome.sites != nil, isWalkFree { try improve(missesAllowed: 4) }
    if isDone || context.isOver { return }
    if !isNearDual || isGrouped && !isLarge { try solveMaster() }
    if isDone || gaveUp || context.isOver { return }
    if isGrouped, !isWalkFree { try exchangeOpenSetsWhileBetter() }
    if !isGrouped { try climb(untilPlan: true) } else if outcome.sites == nil { try exchangeOpenSets(round: 0) }
    if isDone || context.isOver { return }
    if outcome.sites == nil, !isConstructed { try construct() }
    try improve()
    if isGrouped || isDone || context.isOver { return }
    try climb(untilPlan: false)
    if isDone || context.isOver { return }
    // A tree over all that is left is the best use of what time there is; without an end in sight only where it is small.
    _ = try settleKernel(
      limit: context.remaining == nil ? 4_000 : 20_000,
      ReducedCosts(task, prices, threads: context.options.threads))
  }
}

extension LevelTask {
  /// Whether an allocation obeys the problem and keeps the caps.
  func obeys(_ allocation: Allocation) -> Bool {
    guard problem.isFeasible(allocation) else { return false }
    return caps.indices.allSatisfy { problem.value(of: allocation, level: $0) <= caps[$0] }
  }
}
