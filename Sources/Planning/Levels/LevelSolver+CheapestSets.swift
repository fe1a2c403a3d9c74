import Formulation

/// Better plans by branch and cut over the open sets that are cheapest at the multipliers.
extension LevelSolver {
  /// Trees over the cheapest sets and moves, twice as many each time, as long as they find better plans and do not hold all that one
  /// could use; the first of them beside the program over open sets, which finds other plans in the same time.
  mutating func climbOpenSets() throws {
    let solver = self
    let found = try mapped([true, false], threads: context.options.threads) { isTree -> CheapestSets.Finding? in
      var own = solver
      if isTree { return try own.search(CheapestSets(count: Self.setsAtFirst, isHolding: false)) }
      try own.exchangeOpenSetsWhileBetter()
      return CheapestSets.Finding(sites: own.outcome.sites)
    }
    try take(found)
    var count = Self.setsAtFirst
    while count <= Self.setsAtLast, isNearForTrees, !isDone, !context.isOver {
      let before = Double(outcome.value) - dualValue
      guard let isWhole = try searchCheapestSets(count), !isWhole else { return }
      // Which of them find something is chance: one that finds nothing is not the end.
      if count > Self.setsAtFirst, Double(outcome.value) - dualValue > 0.97 * before { return }
      count *= 2
    }
  }

  /// Whether plan and bound are so near each other that what is cheapest may hold a better plan.
  private var isNearForTrees: Bool { outcome.sites != nil && outcome.isProven(gap: 1e-3) }

  /// Trees as ``climbOpenSets()`` has them, another size every round; whether one held a better plan, `nil` where none could be made,
  /// none would be new, or the plan is far from the bound.
  mutating func searchCheapestSets(round: Int) throws -> Bool? {
    guard isNearForTrees else { return nil }
    let before = outcome.value
    return try searchCheapestSets(Self.setsAtFirst << (round % 3)).map { _ in outcome.value < before }
  }

  /// Two trees side by side over so many sets and moves, one of which holds the plan in hand.
  ///
  /// - Returns: whether these were all that a better plan could use; `nil` where settlements may use more sites than are enumerated, or
  ///   the same was tried with the same plan.
  private mutating func searchCheapestSets(_ count: Int) throws -> Bool? {
    guard setsTried.updateValue(outcome.value, forKey: count) != outcome.value else { return nil }
    let solver = self
    let searches = [false, true].map { CheapestSets(count: count, isHolding: $0) }
    let found = try mapped(searches, threads: context.options.threads) { try solver.search($0) }
    try take(found)
    return found.contains { $0 == nil } ? nil : found.contains { $0?.isWhole ?? false }
  }

  private mutating func take(_ findings: [CheapestSets.Finding?]) throws {
    for finding in findings.compactMap(\.self) {
      if let sites = finding.sites { try offer(sites) }
      if let bound = finding.bound { raiseBound(to: bound) }
    }
  }

  /// One tree below the plan in hand; `nil` where settlements may use more sites than are enumerated.
  private func search(_ sets: CheapestSets) throws -> CheapestSets.Finding? {
    let slack = outcome.sites == nil ? Double.unreachable : Double(outcome.value) - dualValue
    let plan = sets.isHolding ? outcome.sites : nil
    guard let kernel = OpenSetKernel(model, prices, within: slack, count: sets.count, holding: plan) else { return nil }
    report(.kernel, columns: kernel.columns.count)
    let cutoff = outcome.sites.map { _ in Double(outcome.value - kernel.fixedCost) - 0.9 }
    let found = try kernel.searchCheapest(
      below: cutoff, count: Self.columnsOfTree, keepsPlanes: sets.isHolding, keeping: kernel.isOfPlan,
      gap: allowedGap, context)
    guard let (cuts, values) = found else { return CheapestSets.Finding() }
    let isWhole = kernel.threshold >= slack
    let outside = isWhole ? Double.infinity : dualValue + kernel.threshold
    return CheapestSets.Finding(
      sites: values.map(kernel.sites), isWhole: isWhole,
      bound: min(outside, cuts.bound + Double(kernel.fixedCost - margin(of: kernel))))
  }

  /// Sets and moves of the first trees and the last, beyond the cheapest of each block.
  private static let setsAtFirst = 500
  private static let setsAtLast = 2_000
  private static let columnsOfTree = 300
}

/// The open sets and moves that a tree looks at.
private struct CheapestSets: Sendable {
  /// How many of the cheapest.
  var count: Int
  /// Whether what the plan in hand uses is among them: parts of it may stay as they are then.
  var isHolding: Bool

  struct Finding: Sendable {
    var sites: [Int]?
    /// Whether all that a better plan could use was looked at.
    var isWhole = false
    var bound: Double?
  }
}
