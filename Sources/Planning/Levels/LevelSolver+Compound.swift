import Formulation

/// Better plans by exchanges of several settlements at once.
extension LevelSolver {
  /// Two walks of compound exchanges from the plan in hand, side by side where there are threads for it; whether one of them came to
  /// a better plan.
  ///
  mutating func anneal(_ round: Int) throws -> Bool {
    guard let plan = outcome.sites, !task.problem.groups.isEmpty else { return false }
    if hasManySites { return try annealWindows(round, plan) }
    let (model, context, prices) = (model, context, prices.resources)
    let maker = CheapMoves(model, self.prices)
    let limit = min(Double(outcome.value) - dualValue, averageCost * 2)
    let temperature = min(averageCost / 7, limit)
    let passes = min(Self.passesOfCounty, 10 + model.partyCount / 20)
    let found = mapped([0, 1], threads: context.options.threads) { index -> [Int] in
      var exchange = CompoundExchange(
        model, maker, plan: plan, prices: prices, limit: limit,
        seed: context.options.seed &* 1_000_003 &+ UInt64(2 * round + index), guardedShare: Self.guardedShares[index])
      return exchange.anneal(from: temperature, passes: passes) { !context.isOver }
    }
    var isBetter = false
    for sites in found where try offer(sites) { isBetter = true }
    return isBetter
  }

  /// One walk in each of some windows of neighbouring sites, side by side where there are threads for it: windows have no site in common,
  /// so that what they change goes together.
  private mutating func annealWindows(_ round: Int, _ plan: [Int]) throws -> Bool {
    let (model, context, prices, threads) = (model, context, prices, context.options.threads)
    let maker = CheapMoves(model, prices, near: NearSites(task, prices, width: 16, threads: threads))
    var random = SplitMix(state: context.options.seed &* 1_000_003 &+ UInt64(round))
    let windows = SiteWindows(
      NearSites(task, prices, width: 4, threads: threads), blockCount: task.structure.blocks.count,
      size: Self.sitesOfWindow, random: &random
    ).windows
    let limit = averageCost * 2
    let temperature = averageCost / 7
    let seeds = windows.map { _ in random.next() }
    let found = mapped(Array(windows.indices), threads: threads) { index -> [Int] in
      if context.isOver { return plan }
      var exchange = CompoundExchange(
        model, maker, plan: plan, prices: prices.resources, limit: limit, seed: seeds[index],
        guardedShare: Self.guardedShares[index % 2], window: windows[index])
      return exchange.anneal(from: temperature, passes: Self.passesOfCounty) { !context.isOver }
    }
    let before = outcome.value
    for sites in found where try !offer(merging(sites, from: plan)) { try offer(sites) }
    return outcome.value < before
  }

  /// Guarding few measures leaves more combinations, many of which overrun the others; which of the two does better varies.
  private static let guardedShares = [0.1, 0.4]

  /// Sites that are searched together where there are many.
  static let sitesOfWindow = 10

  /// Passes of an annealing at a county's size.
  private static let passesOfCounty = 150
}
