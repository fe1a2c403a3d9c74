import Formulation
import GLPKSolver

/// Where cutting planes stand.
struct CutState: Sendable {
  /// What the plan in hand lay above the dual value then.
  var slack = Double.infinity
  /// The reduced cost within which all was cut; less than the slack where that would have been too much.
  var threshold = Double.infinity
  /// Whether a plan with a slack changes what there is to cut.
  func isNews(_ slack: Double) -> Bool {
    slack < 0.8 * self.slack && (threshold >= self.slack || slack < threshold)
  }
}

/// What planes have left of a kernel, as a tree that can go on growing.
struct GrowingTree: Sendable {
  let kernel: any LevelProgram
  let cuts: RootCuts
  var tree: KernelTree
  /// What plans cost at the least that use a placement outside the kernel; infinite where it holds every better plan.
  let outside: Double
  /// What parts cost at the least, without what the kernel leaves away, that were left out though their best was not taken.
  var lost = Double.infinity
}

/// Cutting planes over what the bound leaves open, and trees over what they leave.
extension LevelSolver {
  /// Cuts where the plan in hand has become so much better that less is left to cut, unless a tree is well on its way; trees over what
  /// is cheapest look for better plans as long as they find some.
  mutating func cutAnew(_ reduced: ReducedCosts) throws {
    let slack = Double(outcome.value) - dualValue
    guard outcome.sites != nil, !isLarge, growing?.tree.splitCount ?? 0 < Self.splitsKept, planes.isNews(slack) else {
      return
    }
    let effort = isFar || !task.problem.groups.isEmpty ? 1 : 0
    while try cut(reduced, effort: effort), !isDone, !context.isOver {}
  }

  /// The same, and where the plan is near the bound also the tree over all of it for a while.
  mutating func cutMore(_ reduced: ReducedCosts) throws {
    try cutAnew(reduced)
    try grow(splits: 200)
  }

  /// Whether plan and bound are further apart than a tree of thousands of single parties can close.
  var isFar: Bool { !outcome.isProven(gap: 1e-4) }

  /// Raises the bound by cutting planes over what is cheapest at the multipliers, all that a better plan could use where that is
  /// little enough; then searches what the planes leave cheapest.
  ///
  /// - Parameter effort: how much is searched; 0 for the bound alone.
  /// - Returns: whether that came to a better plan.
  private mutating func cut(_ reduced: ReducedCosts, effort: Int) throws -> Bool {
    let before = outcome.value
    let slack = Double(outcome.value) - dualValue
    planes = CutState(slack: slack)
    growing = nil
    if task.problem.groups.isEmpty {
      planes.threshold = min(slack, reduced.threshold(for: Self.placementsCut * cutScale))
      let kernel = Kernel(model, candidates: candidates(within: planes.threshold, reduced), overrunPrices: nil)
      try cut(kernel, effort: effort)
    } else if let kernel = OpenSetKernel(model, prices, within: slack, count: Self.setsCut * cutScale) {
      planes.threshold = kernel.threshold
      try cut(kernel, effort: effort)
    }
    return outcome.value < before
  }

  private mutating func cut(_ kernel: some LevelProgram, effort: Int) throws {
    noteMargin(kernel)
    let isWhole = planes.threshold >= planes.slack
    let outside = isWhole ? Double.infinity : dualValue + planes.threshold
    guard let cuts = try cut(kernel, outside: outside) else { return }
    if isDone || context.isOver { return }
    growing = GrowingTree(kernel: kernel, cuts: cuts, tree: KernelTree(kernel, cuts), outside: outside)
    if effort > 0 { try searchCut(effort: effort) }
  }

  /// Searches what planes have left cheapest by GLPK's tree, where little is left; whether that came to a better plan.
  @discardableResult
  mutating func searchCut(effort: Int) throws -> Bool {
    guard let growing, growing.outside == .infinity, growing.cuts.openCount <= Self.openColumnsSearched else {
      return false
    }
    let before = outcome.value
    let (kernel, cuts) = (growing.kernel, growing.cuts)
    let limit = cuts.reducedCost(ofCheapest: effort * Self.columnsSearched, kernel.columns)
    let program = CutProgram(kernel, cuts, planes: cuts.planes, within: limit)
    let options = MIPOptions(
      timeLimitSeconds: context.remaining, absoluteGap: allowedGap, nodeLimit: effort * 1_000, presolve: false,
      cuts: [], branching: .pseudocost, backtracking: .bestProjection, cutoff: cutoff(kernel),
      rootMethod: .dualThenPrimal, stop: context.stop)
    let isSettled = try solve(
      kernel, program, options, outside: cuts.bound + limit + Double(kernel.fixedCost - margin))
    if isSettled, limit == .infinity { conclude(nothingBetter: true) }
    return outcome.value < before
  }

  /// Lets the tree over what the planes have left grow by so many splits, as long as plan and bound are not too far from each other for
  /// it.
  mutating func grow(splits: Int) throws {
    let first = growing?.tree.splitCount ?? 0
    while let tree = growing?.tree, tree.splitCount < first + splits, isNearForGrowth, !isDone, !context.isOver {
      if try !growOnce() { break }
    }
  }

  private var isNearForGrowth: Bool {
    outcome.sites != nil && outcome.isProven(gap: task.problem.groups.isEmpty ? 1e-4 : 1e-3)
  }

  /// Whether a tree is young, or has closed most of what was open at its root.
  var isGrowthPromising: Bool {
    guard let growing, growing.tree.splitCount >= 200 else { return true }
    let root = growing.tree.rootBound
    let target = min(Double(outcome.value), growing.outside) - Double(growing.kernel.fixedCost)
    return growing.tree.bound - root > 0.5 * (target - root)
  }

  /// Whether the tree is there still, and has split something.
  private mutating func growOnce() throws -> Bool {
    guard var own = growing, let before = cutoff(own.kernel) else { return false }
    let kernel = own.kernel
    noteMargin(kernel)
    report(.kernel, columns: own.tree.program.columns.count)
    defer { report(.kernel, columns: own.tree.program.columns.count) }
    let splitsBefore = own.tree.splitCount
    let ending = Double(kernel.fixedCost - margin)
    let limit = min(before - allowedGap + Double(margin), own.outside - Double(kernel.fixedCost))
    if let found = try own.tree.grow(below: limit, context) {
      try offer(kernel.sites(found.values))
      if !isInHand(found.objective, kernel) { own.lost = min(own.lost, found.objective) }
    }
    growing = own
    if !own.tree.parts.isEmpty {
      raiseBound(to: min(own.outside, min(own.tree.bound, own.lost, own.tree.closed) + ending))
      let isGrown = own.tree.splitCount > splitsBefore
      if !isGrown, !context.isOver { growing = nil }
      return isGrown
    }
    growing = nil
    let last = cutoff(kernel).map { $0 - allowedGap + Double(margin) } ?? .infinity
    let isAllSeen = own.lost == .infinity && own.outside >= Double(outcome.value)
    if isAllSeen, allowedGap < 1, own.tree.closed >= last - 1e-6 {
      conclude(nothingBetter: true)
    } else {
      raiseBound(to: min(own.outside, min(own.lost, own.tree.closed) + ending))
      if own.lost == .infinity, !isAllSeen {
        // All within reach is settled: the next kernel reaches further.
        planes = CutState()
        cutScale = min(Self.furthestScale, 2 * cutScale)
      }
    }
    return false
  }

  /// Cuts at the root of a kernel, and takes the bound.
  ///
  /// - Parameter outside: what plans cost at the least that use a placement outside the kernel.
  /// - Returns: what is settled of its columns; `nil` where its linear program has no optimum.
  mutating func cut(_ kernel: some LevelProgram, outside: Double) throws -> RootCuts? {
    report(.kernel, columns: kernel.columns.count)
    guard !kernel.columns.isEmpty else { return nil }
    let (context, gap, fixedCost) = (context, allowedGap, Double(kernel.fixedCost))
    let enough = outcome.sites == nil ? Double.infinity : Double(outcome.value) - gap
    let cuts = try RootCuts.run(
      kernel, cutoff: cutoff(kernel).map { $0 - 0.9 + Double(margin) },
      options: { context.rootOptions }
    ) { !context.isOver && min(outside, $0 + fixedCost) < enough }
    guard let cuts else { return nil }
    raiseBound(to: min(outside, cuts.bound + fixedCost - Double(margin)))
    return cuts
  }

  /// Placements that planes are looked for over; where settlements have open sets, sets and moves.
  private static let placementsCut = 3_000
  private static let setsCut = 6_000
  /// Open columns beyond which a tree over them gets nowhere.
  private static let openColumnsSearched = 4_000
  private static let furthestScale = 1_024
  /// Splits of a tree from which on it is kept where a better plan would leave less to cut.
  private static let splitsKept = 100
  /// Columns of what is searched with the planes.
  private static let columnsSearched = 300
}
