import Formulation
import GLPKSolver

/// Asks what is missing where no plan obeys the limits: the elastic model, in which every limit may be overrun at the price
/// of one a unit and nothing else costs anything.
struct Repair {
  let task: LevelTask
  let context: RunContext

  /// - Parameter task: any level of the problem; only its limits count.
  init(_ task: LevelTask, context: RunContext) {
    let problem = task.problem.withoutCosts
    self.task = LevelTask(problem: problem, structure: task.structure, level: 0, caps: [])
    self.context = context
  }

  func run() throws -> PlanningOutcome {
    let model = SearchModel(task)
    if model.partyCount * model.siteCount <= 3_000 { return try exact(model) }
    return try estimated(model)
  }

  // MARK: - Small problems

  /// Branch and cut over the whole elastic model.
  private func exact(_ model: SearchModel) throws -> PlanningOutcome {
    var kernel = Kernel(model, candidates: allCandidates(model), overrunPrices: model.uppers.map { _ in 1 })
    kernel.makeOverrunsOnlyCost()
    let options = MIPOptions(
      timeLimitSeconds: context.remaining, absoluteGap: 0.9, presolve: false, cuts: [], rootMethod: .dualThenPrimal,
      stop: context.stop)
    let elastic = kernel
    let solution = try withGLPKProblem(named: "elastic") { mip in
      _ = try mip.addRows(elastic.rows)
      _ = try mip.addColumns(elastic.columns)
      return try mip.solveMIP(options)
    }
    switch solution {
    case .optimal(let values, _, _), .feasible(let values, _, _, .gapReached):
      let changes = elastic.changes(values)
      return changes.isEmpty
        ? .stoppedWithoutPlan(.exhausted)
        : .impossible(.init(householdsWithoutSite: [], changes: changes, isProvenSmallest: true))
    case .feasible(let values, _, _, _):
      return .impossible(
        .init(householdsWithoutSite: [], changes: elastic.changes(values), isProvenSmallest: false))
    case .infeasible:
      // Togetherness and eligibility alone allow nobody a place that must have one.
      return .impossible(.init(householdsWithoutSite: [], changes: [], isProvenSmallest: true))
    case .noSolution, .unbounded:
      return .stoppedWithoutPlan(context.isOver ? context.reasonOver : .exhausted)
    }
  }

  private func allCandidates(_ model: SearchModel) -> [[Int]] {
    (0..<model.partyCount).map { party in
      let outside = model.levelUnplaced[party] < SearchModel.barred ? [-1] : []
      return outside
        + (0..<model.siteCount).filter { model.levelCosts[party * model.siteCount + $0] < SearchModel.barred }
    }
  }

  // MARK: - Large problems

  /// The master problem bounds the overrun from below, exchanges from above; proven smallest where they meet.
  private func estimated(_ model: SearchModel) throws -> PlanningOutcome {
    let context = context
    let master = MasterProblem(
      task, start: Multipliers(for: task), startValue: -.infinity, overrunPrices: model.uppers.map { _ in 1 },
      threads: context.options.threads)
    let result = try master.solve(tolerance: 1e-6) { _, _, _ in !context.isOver }
    let exact = ExactBound(task, result.best, threads: context.options.threads)
    if context.isOver { return .stoppedWithoutPlan(context.reasonOver) }
    guard exact.bound > 0 else { return .stoppedWithoutPlan(.exhausted) }
    let evaluation = DualEvaluation(task, result.best, threads: context.options.threads)
    var start = [Int](repeating: -1, count: model.partyCount)
    for (index, fragment) in task.structure.fragments.enumerated() {
      start[fragment.party] = Int(evaluation.sites[index])
    }
    var search = ExchangeSearch(
      model, sites: start, weights: model.uppers.map { _ in 1 },
      dwellingWeights: [Int](repeating: 1, count: model.siteCount), seed: context.options.seed)
    search.descend(effort: 60_000_000) { _ in !context.isOver }
    let changes = search.state.overruns
    let total = changes.reduce(0) { $0 + abs($1.amount) }
    return .impossible(
      .init(householdsWithoutSite: [], changes: changes, isProvenSmallest: total == exact.bound))
  }
}

extension Kernel {
  /// The limits that a solution overruns, as changes that would allow it.
  func changes(_ values: [Double]) -> [Impossibility.Change] {
    overruns.compactMap { overrun in
      let amount = Int(values[overrun.column].rounded())
      guard amount > 0 else { return nil }
      return .init(
        resource: model.problem.resources[overrun.resource].name, amount: overrun.isAbove ? amount : -amount)
    }
  }
}

extension SearchState {
  /// The limits that are overrun, as changes that would allow it; missing dwellings count for the first type that would do.
  var overruns: [Impossibility.Change] {
    var changes: [Impossibility.Change] = []
    for (index, resource) in model.problem.resources.enumerated() {
      if loads[index] > model.uppers[index] {
        changes.append(.init(resource: resource.name, amount: loads[index] - model.uppers[index]))
      } else if loads[index] < model.lowers[index] {
        changes.append(.init(resource: resource.name, amount: loads[index] - model.lowers[index]))
      }
    }
    for site in 0..<model.siteCount where shortages[site] > 0 { changes += missingDwellings(at: site) }
    return changes
  }

  private func missingDwellings(at site: Int) -> [Impossibility.Change] {
    let sizes = model.bands.sizes.count
    let counts = Array(sizeCounts[site * sizes..<(site + 1) * sizes])
    var missing: [Int: Int] = [:]
    for (size, housed) in model.bands.housing(at: site, counts: counts).enumerated() {
      let short = Int(counts[size]) - housed.reduce(0) { $0 + $1.count }
      let options = model.bands.options(at: site).filter { $0.first <= size && size <= $0.last }
      if short > 0, let option = options.last?.option { missing[option, default: 0] += short }
    }
    return missing.sorted { $0.key < $1.key }.compactMap { option, count in
      model.problem.dwellings[option].resource.map {
        .init(resource: model.problem.resources[$0].name, amount: count)
      }
    }
  }
}
