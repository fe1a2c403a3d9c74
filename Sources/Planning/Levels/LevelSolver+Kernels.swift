import Formulation
import GLPKSolver

/// Branch and cut over what the bound leaves open.
extension LevelSolver {
  /// A ladder of kernels: the placements cheapest by reduced cost first, twice as many each time, each within what the
  /// plan in hand leaves open.
  ///
  /// - Parameter untilPlan: whether a plan, however far from the bound, is the end of it; exchanges look for one too where the
  ///   first kernel has none.
  mutating func climb(untilPlan: Bool) throws {
    let reduced = ReducedCosts(task, prices, threads: context.options.threads)
    let least = max(600, model.partyCount / 7)
    var count = least
    while count <= 8 * least, !isDone, !context.isOver {
      if untilPlan, outcome.sites == nil, count > least, !isFewParties { try construct() }
      if untilPlan, outcome.sites != nil { return }
      let slack = outcome.sites == nil ? Double.unreachable : Double(outcome.value) - dualValue
      let threshold = min(slack, reduced.threshold(for: count))
      let kernel = Kernel(model, candidates: candidates(within: threshold, reduced), overrunPrices: nil)
      report(.kernel, columns: kernel.columns.count)
      let options = options(for: kernel, untilPlan: untilPlan)
      let outside = threshold >= slack ? Double.infinity : dualValue + threshold
      if try solve(kernel, options, outside: outside), threshold >= slack {
        conclude(nothingBetter: true)
        return
      }
      count *= 2
    }
  }

  private func options(for kernel: Kernel, untilPlan: Bool) -> MIPOptions {
    // Few parties have no other way to a first plan.
    let isOnlyWay = untilPlan && isFewParties
    return MIPOptions(
      timeLimitSeconds: context.remaining, absoluteGap: allowedGap,
      nodeLimit: (untilPlan ? 500 : 1_500) * (isFewParties ? 10 : 1), presolve: false, cuts: cuts(for: kernel),
      branching: .pseudocost, backtracking: isOnlyWay ? .bestProjection : .bestLocalBound,
      feasibilityPump: isOnlyWay, cutoff: cutoff(kernel), rootMethod: .dualThenPrimal, stop: context.stop)
  }

  /// What the level's value may lie above the bound and still count as proven, and never less than a whole unit.
  var allowedGap: Double {
    let asked = context.options.gap * abs(dualValue)
    return asked < 1 ? 0.9 : asked
  }

  /// Solves the whole level in branch and cut where it is small; whether that settled it.
  mutating func settleSmall() throws -> Bool {
    guard model.partyCount * model.siteCount <= 1_500 else { return false }
    return try settleKernel(
      limit: 2_000, ReducedCosts(task, prices, threads: context.options.threads), share: outcome.sites == nil ? 0.3 : 1)
  }

  /// Whether some hundred single parties are all there is: branch and cut does there what exchanges do for thousands.
  var isFewParties: Bool {
    task.problem.groups.isEmpty && model.partyCount * model.siteCount <= 10_000
  }

  /// What GLPK adds to a kernel: where some hundred single parties compete for a few limits, covers and rounded rows are
  /// worth their time; on thousands of parties, or with open sets, they are not.
  func cuts(for kernel: Kernel) -> MIPOptions.Cuts {
    task.problem.groups.isEmpty && (!isFewParties || kernel.columns.count > 300) ? [.mixedIntegerRounding, .cover] : []
  }

  /// Branch and cut over every placement that a better plan could use, where these are few enough; whether that settled
  /// the level.
  ///
  /// - Parameter share: the part of the time left that may be spent.
  mutating func settleKernel(limit: Int, _ reduced: ReducedCosts, share: Double = 1) throws -> Bool {
    let slack = outcome.sites == nil ? Double.unreachable : Double(outcome.value) - dualValue
    let candidates = self.candidates(within: slack, reduced)
    if candidates.contains(where: { $0.isEmpty }) {
      conclude(nothingBetter: true)
      return true
    }
    guard openPlacements(candidates) <= limit else { return false }
    return try solve(Kernel(model, candidates: candidates, overrunPrices: nil), share: share)
  }

  /// Placements of the parties that have a choice.
  func openPlacements(_ candidates: [[Int]]) -> Int { candidates.reduce(0) { $0 + ($1.count > 1 ? $1.count : 0) } }

  /// By party: the sites whose reduced cost leaves room for a better plan, -1 for staying out.
  func candidates(within slack: Double, _ reduced: ReducedCosts) -> [[Int]] {
    var candidates = [[Int]?](repeating: nil, count: model.partyCount)
    for (index, fragment) in task.structure.fragments.enumerated() {
      var sites: [Int] = []
      if model.levelUnplaced[fragment.party] < SearchModel.barred, reduced.unplaced[index] <= slack + 1e-6 {
        sites.append(-1)
      }
      for site in 0..<model.siteCount
      where model.levelCosts[fragment.party * model.siteCount + site] < SearchModel.barred {
        if reduced.cost(index, at: site) <= slack + 1e-6 { sites.append(site) }
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
  mutating func solve(_ kernel: Kernel, share: Double = 1) throws -> Bool {
    report(.kernel, columns: kernel.columns.count)
    guard !kernel.columns.isEmpty else {
      try offer(kernel.sites([]))
      conclude(nothingBetter: true)
      return true
    }
    let cuts = cuts(for: kernel)
    let options = MIPOptions(
      timeLimitSeconds: context.remaining.map { $0 * share }, absoluteGap: allowedGap, presolve: false, cuts: cuts,
      branching: cuts.isEmpty ? .driebeckTomlin : .pseudocost, backtracking: .bestLocalBound, cutoff: cutoff(kernel),
      rootMethod: .dualThenPrimal, stop: context.stop)
    guard try solve(kernel, options, outside: .infinity) else { return false }
    conclude(nothingBetter: true)
    return true
  }

  /// What a better plan must stay below. Together with a gap of 0.9 a search ends once its bound is above the next
  /// smaller integer, and no sooner.
  func cutoff(_ kernel: some LevelProgram) -> Double? {
    outcome.sites == nil ? nil : Double(outcome.value - kernel.fixedCost) - 0.05
  }

  /// Searches a kernel and takes what it finds; whether nothing better is left in it.
  ///
  /// - Parameter outside: what plans cost at the least that use a placement outside the kernel, which bounds the level together
  ///   with the tree; infinite where it holds every better plan.
  mutating func solve(_ kernel: Kernel, _ options: MIPOptions, outside: Double) throws -> Bool {
    noteMargin(kernel)
    let cuts = outcome.sites == nil || isFewParties ? nil : try cut(kernel, outside: outside)
    if isDone { return outcome.bound >= outcome.value }
    guard let cuts else { return try solve(kernel, CutProgram(kernel), options, outside: outside) }
    // With planes among its rows a tree of thousands of parties does best without any of its own.
    var options = options
    (options.cuts, options.branching) = ([], .pseudocost)
    let program = CutProgram(kernel, cuts, planes: cuts.firstPlanes)
    return try solve(kernel, program, options, outside: outside)
  }

  /// The same for what cutting planes have left of the kernel's program.
  mutating func solve(
    _ kernel: some LevelProgram, _ program: CutProgram, _ options: MIPOptions, outside: Double
  ) throws -> Bool {
    var options = options
    options.objectiveTolerance = 1e-12
    guard !program.columns.isEmpty else {
      try offer(kernel.sites(kernel.columns.map { _ in 0 }))
      return true
    }
    let progress = MIPProgressBox()
    options.progress = progress
    let watch = TreeWatch(
      context, .kernel, task.level, progress, outcome, fixedCost: kernel.fixedCost, margin: margin,
      outside: outside.isFinite ? boundOfSolver(outside) : .max, columns: program.columns.count)
    watch.start()
    defer { watch.end() }
    let solution = try program.search(options)
    let isDone = try take(solution, of: kernel, allowsGap: options.absoluteGap >= 1)
    if isDone, outcome.sites != nil {
      raiseBound(to: min(outside, Double(outcome.value - margin)))
    } else if let bound = solution.boundOfUnfinishedTree {
      raiseBound(to: min(outside, bound + Double(kernel.fixedCost) - Double(margin)))
    }
    return isDone
  }

  /// Takes what a search over a kernel found; whether nothing better is left in it.
  private mutating func take(_ solution: MIPSolution, of kernel: some LevelProgram, allowsGap: Bool) throws -> Bool {
    switch solution {
    case .optimal(let values, let objective, _):
      try offer(kernel.sites(values))
      return isInHand(objective, kernel)
    case .feasible(let values, let objective, _, .gapReached):
      try offer(kernel.sites(values))
      return !allowsGap && isInHand(objective, kernel)
    case .noSolution(_, .gapReached): return !allowsGap
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
  func isInHand(_ objective: Double, _ kernel: some LevelProgram) -> Bool {
    outcome.sites != nil && Double(outcome.value) <= objective + Double(kernel.fixedCost) + 0.5
  }

  /// What floating point may hide in a search over a kernel with costs of this size: nothing below some hundred million.
  mutating func noteMargin(_ kernel: some LevelProgram) { margin = margin(of: kernel) }

  func margin(of kernel: some LevelProgram) -> Int {
    let largest = kernel.columns.reduce(0.0) { max($0, abs($1.cost)) }
    let size = largest * Double(max(1, kernel.columns.count))
    let magnitude = outcome.sites == nil ? size : min(size, abs(Double(outcome.value - kernel.fixedCost)) + largest)
    return Int(fromSolver: magnitude * 1e-9 + 0.5, .down)
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

extension MIPSolution {
  /// Where a search ended early: no solution is better than this.
  fileprivate var boundOfUnfinishedTree: Double? {
    switch self {
    case .feasible(_, _, let bound, _), .noSolution(let bound, _): bound
    case .optimal, .infeasible, .unbounded: nil
    }
  }
}
