import Formulation

/// Better plans by exchanges of several settlements at once.
extension LevelSolver {
  /// Two walks of compound exchanges from the plan in hand, side by side where there are threads for it; whether one of them came to
  /// a better plan.
  ///
  /// - Parameter length: how many times as slowly as at first they cool down, where there are thousands of parties.
  mutating func anneal(_ round: Int, length: Int = 1) throws -> Bool {
    guard let plan = outcome.sites, !task.problem.groups.isEmpty else { return false }
    if hasManySites { return try annealWindows(round, plan, length: length) }
    let (model, context, prices) = (model, context, prices.resources)
    let maker = CheapMoves(model, self.prices)
    let limit = min(Double(outcome.value) - dualValue, averageCost * 2)
    let temperature = min(averageCost / 7, limit)
    let isCounty = model.partyCount / 20 >= Self.passesOfCounty
    let passes = isCounty ? Self.passesOfCounty * length : 10 + model.partyCount / 20
    let found = mapped([0, 1], threads: context.options.threads) { index -> [Int] in
      var exchange = CompoundExchange(
        model, maker, plan: plan, prices: prices, limit: limit,
        seed: context.seed(2 * round + index), guardedShare: Self.guardedShares[index])
      return exchange.anneal(from: temperature, passes: passes) { !context.isOver }
    }
    var isBetter = false
    for sites in found where try offer(sites) { isBetter = true }
    return isBetter
  }

  /// One walk in each of some windows of neighbouring sites, side by side where there are threads for it: windows have no site in common,
  /// so that what they change goes together.
  ///
  /// - Parameter length: how many times as slowly as at first they cool down.
  mutating func annealWindows(_ round: Int, _ plan: [Int], length: Int) throws -> Bool {
    let neighbours = windowNeighbours()
    let (model, context, prices) = (model, context, prices.resources)
    var random = SplitMix(state: context.seed(round))
    let windows = windows(&random, size: Self.sitesOfAnnealing)
    let limit = averageCost * 2
    let temperature = averageCost / 7
    let seeds = windows.map { _ in random.next() }
    let state = SearchState(model, plan: plan)
    let found = mapped(Array(windows.indices), threads: context.options.threads) { index -> [(party: Int, site: Int)] in
      if context.isOver { return [] }
      var exchange = CompoundExchange(
        model, neighbours.maker, state, prices: prices, limit: limit, seed: seeds[index],
        guardedShare: Self.guardedShares[index % 2], window: windows[index])
      let sites = exchange.anneal(from: temperature, passes: Self.passesOfWindow * length) { !context.isOver }
      return sites.indices.filter { sites[$0] != plan[$0] }.map { (party: $0, site: sites[$0]) }
    }
    let before = outcome.value
    var together = plan
    for (party, site) in found.joined() { together[party] = site }
    if try offer(together) { return true }
    for changes in found where !changes.isEmpty {
      var sites = outcome.sites ?? plan
      for (party, site) in changes { sites[party] = site }
      try offer(sites)
    }
    return outcome.value < before
  }

  /// What windows are drawn by, made when first asked for.
  mutating func windowNeighbours() -> WindowNeighbours {
    let neighbours = neighbours ?? WindowNeighbours(model, prices, threads: context.options.threads)
    self.neighbours = neighbours
    return neighbours
  }

  /// All sites parted into windows of so many neighbours.
  mutating func windows(_ random: inout SplitMix, size: Int) -> [[Int]] {
    let blockCount = task.structure.blocks.count
    return SiteWindows(windowNeighbours().few, blockCount: blockCount, size: size, random: &random).windows
  }

  /// Guarding few measures leaves more combinations, many of which overrun the others; which of the two does better varies.
  private static let guardedShares = [0.1, 0.4]

  /// Sites of a window that is annealed: of ten, nearly all are at its edge, and few of their exchanges stay within.
  private static let sitesOfAnnealing = 24

  /// Passes of an annealing at a county's size.
  private static let passesOfCounty = 150
  /// Passes of an annealing in windows: soon others may do better from where it came to.
  private static let passesOfWindow = 60
}

/// What searches in windows of sites look at.
struct WindowNeighbours: Sendable {
  let maker: CheapMoves
  /// The sites by which windows are drawn.
  let few: NearSites

  init(_ model: SearchModel, _ prices: Multipliers<Double>, threads: Int) {
    maker = CheapMoves(model, prices, near: NearSites(model.task, prices, width: 16, threads: threads))
    few = NearSites(model.task, prices, width: 4, threads: threads)
  }
}
