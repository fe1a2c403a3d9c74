import Formulation
import GLPKSolver
import Relocation

/// Finds and proves one level where it, or one before it, charges the largest mean over groups (`worst:COLUMN`).
///
/// The bound comes from multipliers of the groups beside all others (``MeanRelaxation``). Plans are looked for where the
/// groups' burdens are paid at these multipliers, which is a sum over households again, and then at multipliers moved
/// towards the groups that fare worst. What is small, or asked for as one program, branch and cut settles.
struct WorstSolver {
  let task: LevelTask
  let context: RunContext
  private let relaxation: MeanRelaxation
  private let start: [Int]?
  private let isTentative: Bool
  /// Judges plans by the true values.
  private var judge: LevelSolver

  /// What was found and proven so far.
  var outcome: LevelOutcome { judge.outcome }

  init(
    _ task: LevelTask, planningCase: PlanningCase, context: RunContext, start: [Int]?, isTentative: Bool
  ) throws {
    self.task = task
    self.context = context
    self.start = start
    self.isTentative = isTentative
    judge = try LevelSolver(task, context: context, start: start, isTentative: isTentative)
    relaxation = MeanRelaxation(task, planningCase: planningCase, context: context, known: judge.outcome.sites)
  }

  /// Runs until the level is proven, or the run is over, or nothing more can be done.
  mutating func solve() throws {
    if judge.isDone { return }
    judge.report(.multipliers)
    let found = try relaxation.bound()
    guard found.bound < Int.unreachable / 2 else {
      judge.outcome.isImpossible = true
      return
    }
    // Without any prices the bound may be higher, and then the certificate is that.
    if found.bound > judge.outcome.exact.bound {
      judge.outcome.exact.bound = found.bound
      judge.outcome.bound = max(judge.outcome.bound, found.bound)
      judge.outcome.certificate = found.certificate
    }
    judge.report(.construction)
    if judge.isDone || context.isOver { return }
    let isSmall = judge.model.partyCount * judge.model.siteCount <= Self.smallest
    try search(found, rounds: isSmall || context.options.method == .direct ? 1 : Self.rounds)
    if judge.isDone || context.isOver { return }
    if isSmall || context.options.method == .direct { try settle() }
  }

  /// Pairs of parties and sites up to which branch and cut takes the whole level.
  private static let smallest = 2_000
  private static let rounds = 8

  /// Plans at prices of burdens, first the bound's, then moved towards the groups that fare worst.
  private mutating func search(_ found: MeanRelaxation.Result, rounds: Int) throws {
    var prices = MeanPrices(found, task)
    for round in 0..<rounds where !judge.isDone && !context.isOver {
      let priced = LevelTask(
        problem: prices.problem(for: task), structure: task.structure, level: task.level, caps: task.caps)
      var solver = try LevelSolver(
        priced, context: context, start: judge.outcome.sites ?? start, isTentative: isTentative)
      if round == 0 && rounds > 1 { try solver.solve() } else { try solver.bracket() }
      guard let sites = solver.outcome.sites else {
        if solver.outcome.isImpossible, round == 0 { judge.outcome.isImpossible = true }
        return
      }
      try judge.offer(sites)
      judge.report(.improvement)
      guard let allocation = judge.model.allocation(sites) else { return }
      prices.move(towards: allocation, task)
    }
  }

  /// Branch and cut over the whole level.
  private mutating func settle() throws {
    var direct = try DirectSolver(
      task, context: context, start: judge.outcome.sites ?? start, isTentative: isTentative)
    var failure: GLPKError?
    do { try direct.solve() } catch let error as GLPKError { failure = error }
    let settled = direct.outcome
    if let sites = settled.sites { try judge.offer(sites) }
    // Of a solver that failed only what it found counts.
    if let failure { throw failure }
    if settled.isImpossible, judge.outcome.sites == nil { judge.outcome.isImpossible = true }
    judge.outcome.bound = max(judge.outcome.bound, min(settled.bound, judge.outcome.value))
  }
}

extension AssignmentProblem {
  /// Whether a level or one before it charges a largest mean.
  func comparesMeans(upTo level: Int) -> Bool { (0...level).contains { $0 < levelCount && compares(onLevel: $0) } }
}
