import Formulation
import GLPKSolver

/// Finds and proves one level by decomposition: multipliers, master problem, exchanges, kernels.
struct LevelSolver {
  let task: LevelTask
  let context: RunContext
  let model: SearchModel
  private(set) var outcome: LevelOutcome
  private(set) var prices: Multipliers<Double>
  private var dualValue = -Double.infinity
  private var startSites: [Int]?
  /// Whether to give up soon where no plan comes to hand: the caller has another way.
  private let isTentative: Bool
  private var gaveUp = false
  /// Units by which a bound from branch and cut is held back, because floating point may hide them.
  private var margin = 0

  /// - Parameters:
  ///   - start: a plan to begin with, by party; taken only where it obeys everything.
  ///   - isTentative: whether to give up soon where no plan comes to hand.
  init(_ task: LevelTask, context: RunContext, start: [Int]?, isTentative: Bool = false) throws {
    self.isTentative = isTentative
    self.task = task
    self.context = context
    model = SearchModel(task)
    prices = Multipliers(for: task)
    let zero = ExactBound(task, prices, threads: context.options.threads)
    outcome = LevelOutcome(sites: nil, value: .max, bound: zero.bound, exact: zero)
    if let start { _ = try offer(start) }
  }

  /// Takes a plan where it obeys everything and is better than the one in hand; whether it was.
  @discardableResult
  mutating func offer(_ sites: [Int]) throws -> Bool {
    guard let allocation = try model.allocation(sites), task.obeys(allocation) else { return false }
    let value = task.problem.value(of: allocation, level: task.level)
    guard value < outcome.value else { return false }
    outcome.sites = sites
    outcome.value = value
    return true
  }

  var isDone: Bool { outcome.isProven(gap: context.options.gap) || outcome.isImpossible }

  /// Takes a plan to begin with, whether or not it overruns limits.
  mutating func begin(with sites: [Int]) throws {
    try offer(sites)
    startSites = sites
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
    let bound = Int((value - 1e-7 * max(10, abs(value))).rounded(.up))
    outcome.bound = max(outcome.bound, outcome.sites == nil ? bound : min(bound, outcome.value))
  }

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

  /// Runs until the level is proven, or the run is over, or nothing more can be done.
  mutating func solve() throws {
    if isDone { return }
    if outcome.bound >= Int.unreachable / 2 {
      outcome.isImpossible = true
      return
    }
    ascend()
    if try settleSmall() || isDone || context.isOver { return }
    try solveMaster()
    if isDone || gaveUp || context.isOver { return }
    if task.problem.groups.isEmpty { try climb() }
    if isDone || context.isOver { return }
    if outcome.sites == nil { try construct() }
    try improve()
  }

  // MARK: - Bounds

  private mutating func ascend() {
    report(.multipliers)
    var ascent = Subgradient(task, threads: context.options.threads)
    let context = context
    ascent.run(steps: 300) { _ in !context.isOver }
    adopt(ascent.best, value: ascent.bestValue)
    startSites = partySites(ascent.bestSites)
  }

  /// Keeps multipliers where their exact bound is the best.
  private mutating func adopt(_ multipliers: Multipliers<Double>, value: Double) {
    guard value > dualValue else { return }
    dualValue = value
    prices = multipliers
    let exact = ExactBound(task, multipliers, threads: context.options.threads)
    if exact.bound > outcome.exact.bound { outcome.exact = exact }
    outcome.bound = max(outcome.bound, exact.bound)
    report(.multipliers)
  }

  private mutating func solveMaster() throws {
    report(.masterProblem)
    let level = task.level
    let context = context
    let overrunPrices = prices.resources.map { abs($0) * 10 + averageCost * 10 }
    let master = MasterProblem(
      task, start: prices, startValue: dualValue, overrunPrices: overrunPrices, threads: context.options.threads)
    let (value, bound) = (outcome.sites == nil ? nil : outcome.value, outcome.bound)
    let dives = !task.problem.groups.isEmpty
    let result = try master.solve(tolerance: 1e-7, dives: dives) { _, dual, columns in
      context.report(
        .masterProblem, level: level, value: value, bound: max(bound, Int(dual.rounded(.down))), columns: columns)
      return !context.isOver
    }
    adopt(result.best, value: result.bestValue)
    startSites = partySites(result, master.cells)
    if isTentative, result.overrun > 1e-6 { gaveUp = true }
    if let dive = result.dive { try complete(dive) }
  }

  /// Cost of a party in the mean: the size of the numbers on this level.
  var averageCost: Double { dualValue.isFinite ? max(1, abs(dualValue) / Double(max(1, model.partyCount))) : 1 }

  /// Each cell's heaviest pattern.
  private func partySites(_ result: MasterProblem.Outcome, _ cells: MasterCells) -> [Int] {
    var best = [Int](repeating: -1, count: cells.blocks.count)
    for (index, weight) in result.weights.enumerated() {
      let cell = result.patterns[index].cell
      if best[cell] < 0 || weight > result.weights[best[cell]] { best[cell] = index }
    }
    var sites = [Int32](repeating: -1, count: task.structure.fragments.count)
    for (cell, pattern) in best.enumerated() where pattern >= 0 {
      var position = 0
      for block in cells.blocks[cell] {
        for fragment in task.structure.blocks[block].fragments {
          sites[fragment] = result.patterns[pattern].sites[position]
          position += 1
        }
      }
    }
    return partySites(sites)
  }

  /// A crossing party goes where its first fragment does, if it may.
  private func partySites(_ fragments: [Int32]) -> [Int] {
    var sites = [Int](repeating: -2, count: model.partyCount)
    for (index, fragment) in task.structure.fragments.enumerated() where index < fragments.count {
      let site = Int(fragments[index])
      let isAllowed = site < 0 || model.costs[fragment.party * model.siteCount + site] < SearchModel.barred
      if sites[fragment.party] == -2, isAllowed { sites[fragment.party] = site }
    }
    for party in sites.indices {
      if sites[party] == -2 || (sites[party] == -1 && model.unplaced[party] >= SearchModel.barred) {
        sites[party] = cheapestSite(of: party)
      }
    }
    return sites
  }

  private func cheapestSite(of party: Int) -> Int {
    var best = -1
    for site in 0..<model.siteCount where model.costs[party * model.siteCount + site] < SearchModel.barred {
      if best < 0 || model.costs[party * model.siteCount + site] < model.costs[party * model.siteCount + best] {
        best = site
      }
    }
    return best
  }

  // MARK: - Plans

  private mutating func construct() throws {
    report(.construction)
    guard let startSites else { return }
    var search = ExchangeSearch(
      model, sites: startSites, weights: penaltyWeights(0.9), dwellingWeights: dwellingWeights(0.9),
      seed: context.options.seed)
    let context = context
    search.run(effort: 60_000_000) { _ in !context.isOver }
    if let found = search.bestSites { try offer(found) }
    report(.construction)
  }

  /// Prices of overrun around the multipliers: what all sites charge alike is no reason to leave one of them.
  private func penaltyWeights(_ factor: Double) -> [Int] {
    var weights = prices.resources.map { abs($0) }
    for measure in 0..<model.measureCount {
      let family = model.ownResources.flatMap { $0 }.filter { $0.measure == measure }.map(\.resource)
      guard family.count == model.siteCount, let low = family.map({ prices.resources[$0] }).min(),
        let high = family.map({ prices.resources[$0] }).max()
      else { continue }
      for resource in family { weights[resource] = prices.resources[resource] - low + (high - low) * 0.3 }
    }
    return weights.map { Int($0 * factor) + max(1, Int(averageCost / 60)) }
  }

  private func dwellingWeights(_ factor: Double) -> [Int] {
    var weights = [Int](repeating: max(1, Int(averageCost / 60)), count: model.siteCount)
    for option in task.problem.dwellings {
      guard let resource = option.resource else { continue }
      weights[option.site] = max(weights[option.site], Int(abs(prices.resources[resource]) * factor))
    }
    return weights
  }

  /// Exchanges from the plan in hand with penalties lowered and raised again, and kernels around what the bound leaves open.
  private mutating func improve() throws {
    var round = 0
    let reduced = ReducedCosts(task, prices, threads: context.options.threads)
    var size = 150
    var misses = 0
    while !isDone, !context.isOver {
      report(.improvement)
      round += 1
      if try settleKernel(limit: 2_000 + 50 * round) { return }
      if outcome.sites == nil {
        try oscillate(round)
        if round >= (isTentative ? 3 : 12) { return }
        continue
      }
      if try searchNeighbourhood(round, size: size, reduced: reduced) {
        misses = 0
      } else {
        misses += 1
        if misses % 8 == 0, !task.problem.groups.isEmpty { try oscillate(round) }
        if misses % 10 == 0 { size = min(1_000, size + size / 4) }
        if misses >= Self.missesAllowed { return }
      }
    }
  }

  /// Neighbourhoods in a row without a better plan, after which the method has done what it can.
  private static let missesAllowed = 40

  /// Exchanges with the penalties lowered and raised again.
  private mutating func oscillate(_ round: Int) throws {
    guard let sites = outcome.sites ?? startSites else { return }
    let factor = [0.5, 0.8, 0.35, 0.65][round % 4]
    var search = ExchangeSearch(
      model, sites: sites, weights: penaltyWeights(factor), dwellingWeights: dwellingWeights(factor),
      seed: context.options.seed &+ UInt64(round))
    let context = context
    search.run(effort: 40_000_000) { _ in !context.isOver }
    if let found = search.bestSites { try offer(found) }
  }

  // MARK: - Kernels

  /// A ladder of kernels: the placements cheapest by reduced cost first, twice as many each time, each within what the
  /// plan in hand leaves open.
  private mutating func climb() throws {
    let reduced = ReducedCosts(task, prices, threads: context.options.threads)
    var count = 600
    while count <= 5_000, !isDone, !context.isOver {
      let slack = outcome.sites == nil ? Double.unreachable : Double(outcome.value) - dualValue
      let threshold = min(slack, reduced.threshold(for: count))
      let kernel = Kernel(model, candidates: candidates(within: threshold, reduced), overrunPrices: nil)
      report(.kernel, columns: kernel.columns.count)
      let options = MIPOptions(
        timeLimitSeconds: context.remaining, absoluteGap: allowedGap, nodeLimit: 1_500, presolve: false, cuts: [],
        backtracking: .bestLocalBound, cutoff: cutoff(kernel), rootMethod: .dualThenPrimal, stop: context.stop)
      if try solve(kernel, options), threshold >= slack {
        conclude(nothingBetter: true)
        return
      }
      count *= 2
    }
  }

  /// What the level's value may lie above the bound and still count as proven, and never less than a whole unit.
  private var allowedGap: Double { max(0.9, context.options.gap * abs(dualValue)) }

  /// Solves the whole level in branch and cut where it is small; whether that settled it.
  private mutating func settleSmall() throws -> Bool {
    guard model.partyCount * model.siteCount <= 1_500 else { return false }
    return try settleKernel(limit: 2_000)
  }

  /// Branch and cut over every placement that a better plan could use, where these are few enough; whether that settled
  /// the level.
  private mutating func settleKernel(limit: Int) throws -> Bool {
    let slack = outcome.sites == nil ? Double.unreachable : Double(outcome.value) - dualValue
    let candidates = self.candidates(within: slack)
    if candidates.contains(where: { $0.isEmpty }) {
      conclude(nothingBetter: true)
      return true
    }
    let count = candidates.reduce(0) { $0 + ($1.count > 1 ? $1.count : 0) }
    guard count <= limit else { return false }
    return try solve(Kernel(model, candidates: candidates, overrunPrices: nil))
  }

  /// By party: the sites whose reduced cost leaves room for a better plan, -1 for staying out.
  func candidates(within slack: Double) -> [[Int]] {
    candidates(within: slack, ReducedCosts(task, prices, threads: context.options.threads))
  }

  private func candidates(within slack: Double, _ reduced: ReducedCosts) -> [[Int]] {
    var candidates = [[Int]?](repeating: nil, count: model.partyCount)
    for (index, fragment) in task.structure.fragments.enumerated() {
      var sites: [Int] = []
      if model.levelUnplaced[fragment.party] < SearchModel.barred, reduced.unplaced[index] <= slack + 1e-6 {
        sites.append(-1)
      }
      for site in 0..<model.siteCount
      where model.levelCosts[fragment.party * model.siteCount + site] < SearchModel.barred {
        if reduced.placed[index * model.siteCount + site] <= slack + 1e-6 { sites.append(site) }
      }
      if let known = candidates[fragment.party] {
        candidates[fragment.party] = known.filter { sites.contains($0) }
      } else {
        candidates[fragment.party] = sites
      }
    }
    return candidates.map { $0 ?? [] }
  }

  /// Solves a kernel that holds every better plan; whether it was solved to the end.
  private mutating func solve(_ kernel: Kernel) throws -> Bool {
    report(.kernel, columns: kernel.columns.count)
    guard !kernel.columns.isEmpty else {
      try offer(kernel.sites([]))
      conclude(nothingBetter: true)
      return true
    }
    let options = MIPOptions(
      timeLimitSeconds: context.remaining, absoluteGap: 0.9, presolve: false, cuts: [],
      backtracking: .bestLocalBound, cutoff: cutoff(kernel), rootMethod: .dualThenPrimal, stop: context.stop)
    guard try solve(kernel, options) else { return false }
    conclude(nothingBetter: true)
    return true
  }

  /// What a better plan must stay below. Together with a gap of 0.9 a search ends once its bound is above the next
  /// smaller integer, and no sooner.
  private func cutoff(_ kernel: Kernel) -> Double? {
    outcome.sites == nil ? nil : Double(outcome.value - kernel.fixedCost) - 0.05
  }

  /// Searches a kernel and takes what it finds; whether nothing better is left in it.
  private mutating func solve(_ kernel: Kernel, _ options: MIPOptions) throws -> Bool {
    var options = options
    options.objectiveTolerance = 1e-12
    let settled = options
    let solution = try withGLPKProblem(named: "kernel") { mip in
      _ = try mip.addRows(kernel.rows)
      _ = try mip.addColumns(kernel.columns)
      return try mip.solveMIP(settled)
    }
    noteMargin(kernel)
    switch solution {
    case .optimal(let values, let objective, _):
      try offer(kernel.sites(values))
      return isInHand(objective, kernel)
    case .feasible(let values, let objective, _, .gapReached):
      try offer(kernel.sites(values))
      return options.absoluteGap < 1 && isInHand(objective, kernel)
    case .noSolution(_, .gapReached): return options.absoluteGap < 1
    case .infeasible, .noSolution(_, .cutoff):
      return true
    case .feasible(let values, _, _, _):
      try offer(kernel.sites(values))
      return false
    case .noSolution, .unbounded:
      return false
    }
  }

  /// Whether the plan in hand is as good as a kernel's solution: that one was taken, or was no news.
  private func isInHand(_ objective: Double, _ kernel: Kernel) -> Bool {
    outcome.sites != nil && Double(outcome.value) <= objective + Double(kernel.fixedCost) + 0.5
  }

  /// What floating point may hide in a search over a kernel with costs of this size: nothing below some hundred million.
  private mutating func noteMargin(_ kernel: Kernel) {
    let largest = kernel.columns.reduce(0.0) { max($0, abs($1.cost)) }
    let size = largest * Double(max(1, kernel.placements.count))
    let magnitude = outcome.sites == nil ? size : min(size, abs(Double(outcome.value - kernel.fixedCost)) + largest)
    margin = Int((magnitude * 1e-9 + 0.5).rounded(.down))
  }

  /// Nothing better than the plan in hand exists; without one, nothing at all.
  mutating func conclude(nothingBetter: Bool) {
    if outcome.sites == nil {
      outcome.isImpossible = true
    } else {
      outcome.bound = max(outcome.bound, outcome.value - margin)
    }
  }
}

extension LevelTask {
  /// Whether an allocation obeys the problem and keeps the caps.
  func obeys(_ allocation: Allocation) -> Bool {
    guard problem.isFeasible(allocation) else { return false }
    return caps.indices.allSatisfy { problem.value(of: allocation, level: $0) <= caps[$0] }
  }
}
