import Formulation
import GLPKSolver
import Relocation

/// Solves the levels in order and puts plan, values, bounds and certificate together.
struct Planner {
  let planningCase: PlanningCase
  let problem: AssignmentProblem
  let context: RunContext
  private let structure: BlockStructure
  /// By level: what is known.
  private var outcomes: [LevelOutcome] = []
  private var sites: [Int]?
  /// A plan that is quickly had, in case no better one is.
  private var fallback: [Int]?
  /// An allocation that overruns little, from a search that found no plan.
  private var nearSites: [Int]?

  init(_ planningCase: PlanningCase, _ problem: AssignmentProblem, _ context: RunContext) {
    self.planningCase = planningCase
    self.problem = problem
    self.context = context
    structure = BlockStructure(problem)
  }

  mutating func run() throws -> PlanningOutcome {
    let homeless = problem.householdsWithoutSite(in: planningCase)
    if !homeless.isEmpty || isShort {
      context.report(.repair, level: 0, value: nil, bound: nil)
      return try Repair(planningCase: planningCase, context: context).run(householdsWithoutSite: homeless)
    }
    sites = nearEarlierPlan()
    // Where there are very many households it takes long, and is mostly not asked for.
    if !isVast { fallback = plainPlan(from: problem.parties.map { _ in -1 }) }
    try runAhead()
    if isVast, outcomes.isEmpty { fallback = plainPlan(from: problem.parties.map { _ in -1 }) }
    if sites == nil, let nearSites { fallback = better(plainPlan(from: nearSites), fallback) }
    for level in outcomes.count..<max(1, problem.levelCount) {
      // A level that cannot be proven leaves time for those after it.
      if level + 1 < problem.levelCount { context.giveShare(0.5) } else { context.giveAll() }
      let task = task(level, caps: caps)
      let found = try solve(task)
      context.giveAll()
      guard let found else { return try withoutPlan(level) }
      let outcome = recheck(found, task)
      outcomes.append(outcome)
      sites = outcome.sites
      if context.isRunOver { break }
    }
    return try finished()
  }

  private var isVast: Bool { problem.parties.count * problem.siteCount > PartyCosts.mostKept }

  // MARK: - Levels

  func task(_ level: Int, caps: [Int]) -> LevelTask {
    let objectives = planningCase.scenario.objectives
    return LevelTask(
      problem: problem, structure: structure, level: level, caps: caps,
      objective: level < objectives.count ? objectives[level] : ObjectiveLevel([]))
  }

  private var caps: [Int] {
    outcomes.enumerated().map { level, outcome in
      outcome.value + planningCase.scenario.objectives[level].tolerance
    }
  }

  private mutating func solve(_ task: LevelTask, isTentative: Bool = false) throws -> LevelOutcome? {
    if problem.comparesMeans(upTo: task.level) {
      var solver = try WorstSolver(
        task, planningCase: planningCase, context: context, start: sites, isTentative: isTentative)
      do { try solver.solve() } catch let error as GLPKError { if solver.outcome.sites == nil { throw error } }
      return solver.outcome.sites == nil ? nil : solver.outcome
    }
    let outcome = try search(task, from: sites, isTentative: isTentative)
    if outcome.sites != nil || isTentative || !outcome.isImpossible { return outcome.sites == nil ? nil : outcome }
    guard let plan = planInSpiteOf(task) else { return nil }
    return try search(task, from: plan)
  }

  /// What the method finds; where the solver fails, what there was before.
  private mutating func search(_ task: LevelTask, from start: [Int]?, isTentative: Bool = false) throws -> LevelOutcome
  {
    switch context.options.method {
    case .decompose:
      var solver = try LevelSolver(
        task, context: context, start: start, fallback: fallback, isTentative: isTentative)
      do { try solver.solve() } catch let error as GLPKError { if solver.outcome.sites == nil { throw error } }
      nearSites = solver.outcome.nearSites
      return solver.outcome
    case .direct:
      var solver = try DirectSolver(task, context: context, start: start, isTentative: isTentative)
      do { try solver.solve() } catch let error as GLPKError { if solver.outcome.sites == nil { throw error } }
      return solver.outcome
    }
  }

  /// Where the first level can be 0 for all that is easily seen (everyone placed), its plan is looked for together with
  /// the next level's: if one is found the first level is proven by its own bound.
  private mutating func runAhead() throws {
    guard problem.levelCount >= 2, problem.chargesOnlyUnplaced(0), fitsAtAll else { return }
    let first = task(0, caps: [])
    let zero = ExactBound(first, Multipliers(for: first), threads: context.options.threads)
    guard zero.bound == 0, planningCase.scenario.objectives[0].tolerance == 0 else { return }
    let task = task(1, caps: [0])
    guard var second = try solve(task, isTentative: true) else { return }
    second = recheck(second, task)
    outcomes = [LevelOutcome(first, sites: second.sites, value: 0, bound: 0, exact: zero), second]
    sites = second.sites
  }

  /// Whether places, in persons and households, suffice for everyone.
  private var fitsAtAll: Bool {
    for resource in SiteResource.allCases.prefix(2) {
      var capacity = 0
      var isLimited = true
      for (index, site) in planningCase.instance.sites.enumerated() where !planningCase.isClosed[index] {
        guard let own = resource.capacity(of: site) else {
          isLimited = false
          break
        }
        capacity += own
      }
      let demand = planningCase.instance.households.reduce(0) { $0 + resource.amount(of: $1) }
      if isLimited, demand > capacity { return false }
    }
    return true
  }

  /// Whether counting alone shows that there is no plan: what must be placed takes more than there is.
  private var isShort: Bool {
    guard problem.parties.contains(where: \.mustBePlaced) else { return false }
    let bare = problem.withoutCosts
    let task = LevelTask(problem: bare, structure: structure, level: 0, caps: [])
    return ElasticAscent.showsShortage(task, threads: context.options.threads)
  }

  // MARK: - Results

  private func withoutPlan(_ level: Int) throws -> PlanningOutcome {
    if context.isRunOver { return .stoppedWithoutPlan(context.reasonOver) }
    context.report(.repair, level: level, value: nil, bound: nil)
    return try Repair(planningCase: planningCase, context: context).run(householdsWithoutSite: [])
  }

  private func finished() throws -> PlanningOutcome {
    guard let sites, let last = outcomes.indices.last else { return .stoppedWithoutPlan(.exhausted) }
    let model = SearchModel(task(last, caps: Array(caps.prefix(last))))
    guard let allocation = model.allocation(sites) else { return .stoppedWithoutPlan(.exhausted) }
    var levels: [LevelResult] = []
    var certificates: [BoundCertificate.Level] = []
    // Later levels may have used an earlier one's tolerance: its cap is what was found for it alone, and no more.
    var caps = self.caps
    for level in 0..<problem.levelCount {
      let value = problem.value(of: allocation, level: level)
      if level >= caps.count { caps.append(value + planningCase.scenario.objectives[level].tolerance) }
      let task = task(level, caps: Array(caps.prefix(level)))
      if level < outcomes.count {
        let outcome = outcomes[level]
        levels.append(.init(value: value, bound: min(value, outcome.bound), certifiedBound: outcome.certifiedBound))
        let leaf = outcome.certificate ?? outcome.exact.multipliers(of: task, in: planningCase)
        let root = outcome.proof?.root ?? .leaf(leaf)
        certificates.append(.init(caps: task.caps, root: root))
      } else {
        let zero = ExactBound(task, Multipliers(for: task), threads: context.options.threads)
        let bound = task.objective.leastValue(from: zero.bound)
        levels.append(.init(value: value, bound: min(value, bound), certifiedBound: bound))
        certificates.append(.init(caps: task.caps, root: .leaf(zero.multipliers(of: task, in: planningCase))))
      }
    }
    return .planned(
      PlanningResult(
        plan: Plan(allocation, of: problem, in: planningCase.instance), levels: levels,
        certificate: BoundCertificate(levels: certificates),
        reason: reason(levels), seed: context.options.seed, method: context.options.method, timings: context.timings))
  }

  /// A level is proven by the plan found for it, whatever tolerance the later levels have used.
  private func reason(_ levels: [LevelResult]) -> StopReason {
    let gap = context.options.gap + 1e-12
    let isProven = levels.enumerated().allSatisfy { level, result in
      result.relativeGap <= gap || level < outcomes.count && outcomes[level].isProven(gap: gap)
    }
    if isProven { return .proven }
    return context.isRunOver ? context.reasonOver : .exhausted
  }
}
