import Formulation
import GLPKSolver

/// Where cutting planes stand.
struct CutState: Sendable {
  /// What the plan in hand lay above the dual value then.
  var slack = Double.infinity
  /// The reduced cost within which all was cut; less than the slack where that would have been too much.
  var threshold = Double.infinity
  /// Whether all that a better plan could use was cut, and so little was left of it that a tree gets somewhere.
  var isSmall = false

  /// Whether a plan with a slack changes what there is to cut.
  func isNews(_ slack: Double) -> Bool {
    slack < 0.8 * self.slack && (threshold >= self.slack || slack < threshold)
  }
}

/// Cutting planes over what the bound leaves open.
extension LevelSolver {
  /// Cuts where the plan in hand has become so much better that less is left to cut; trees over what is left look for better plans
  /// as long as they find some, but where households are single and the plan is near the bound: there a tree over all of it is as quick.
  ///
  /// - Parameter treeLimit: placements up to which a tree over all of them, which cuts at its root, is next.
  mutating func cutAnew(_ reduced: ReducedCosts, treeLimit: Int = 0) throws {
    let slack = Double(outcome.value) - dualValue
    guard outcome.sites != nil, !isLarge, planes.isNews(slack) else { return }
    let effort = isFar || !task.problem.groups.isEmpty ? 1 : 0
    if effort == 0, !isFewParties, openPlacements(candidates(within: slack, reduced)) <= treeLimit { return }
    while try cut(reduced, effort: effort), !isDone, !context.isOver {}
  }

  /// The same, and where little is left also larger trees over it, as long as they are likely to get further than anything else.
  mutating func cutMore(_ reduced: ReducedCosts) throws {
    try cutAnew(reduced)
    var effort = 2
    while planes.isSmall, effort <= Self.effortsInARow, !isDone, !context.isOver {
      if try !cut(reduced, effort: effort) { effort *= 2 }
    }
  }

  /// Whether plan and bound are further apart than a tree of thousands of single parties can close.
  var isFar: Bool { !outcome.isProven(gap: 1e-4) }

  /// Raises the bound by cutting planes over what is cheapest at the multipliers, all that a better plan could use where that is
  /// little enough; then searches what the planes leave cheapest.
  ///
  /// - Parameter effort: how much is searched; 0 for the bound alone.
  /// - Returns: whether that came to a better plan.
  mutating func cut(_ reduced: ReducedCosts, effort: Int) throws -> Bool {
    let before = outcome.value
    let slack = Double(outcome.value) - dualValue
    planes = CutState(slack: slack)
    if task.problem.groups.isEmpty {
      planes.threshold = min(slack, reduced.threshold(for: Self.placementsCut))
      let kernel = Kernel(model, candidates: candidates(within: planes.threshold, reduced), overrunPrices: nil)
      try cut(kernel, effort: effort)
    } else if let kernel = OpenSetKernel(model, prices, within: slack, count: Self.setsCut) {
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
    planes.isSmall = isWhole && cuts.openCount <= Self.openColumnsSearched
    guard effort > 0, planes.isSmall, !isDone, !context.isOver else { return }
    let limit = cuts.reducedCost(ofCheapest: effort * Self.columnsSearched, kernel.columns)
    let program = CutProgram(kernel, cuts, planes: cuts.planes, within: limit)
    let options = MIPOptions(
      timeLimitSeconds: context.remaining, absoluteGap: allowedGap, nodeLimit: effort * 1_000, presolve: false,
      cuts: [], branching: .pseudocost, backtracking: effort < Self.effortsInARow ? .bestProjection : .bestLocalBound,
      cutoff: cutoff(kernel),
      rootMethod: .dualThenPrimal, stop: context.stop)
    let isSettled = try solve(
      kernel, program, options, outside: cuts.bound + limit + Double(kernel.fixedCost - margin))
    if isSettled, limit == .infinity { conclude(nothingBetter: true) }
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
  private static let openColumnsSearched = 2_600
  /// Efforts of trees over what is left before other searches come.
  private static let effortsInARow = 4
  /// Columns of what is searched with the planes.
  private static let columnsSearched = 300
}
