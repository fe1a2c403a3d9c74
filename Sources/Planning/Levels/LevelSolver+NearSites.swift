import Formulation

/// Plans where households × sites are so many that no list of all of them is kept.
extension LevelSolver {
  /// Whether costs of all parties at all sites fit into no table.
  var isVast: Bool { model.partyCount * model.siteCount > PartyCosts.mostKept }

  /// Rounding, exchanges between near sites, and mending; only the sites that matter to a block are looked at.
  mutating func constructFromNearSites() throws {
    report(.construction)
    guard let sites = startSites else { return }
    let threads = context.options.threads
    let near = NearSites(task, prices, width: Self.sitesOfMove, threads: threads)
    var rounding = DualRounding(model, prices, near: near, sites: sites, context)
    let isSingle = task.problem.groups.isEmpty
    // Of parties that all must be placed cheap moves are enough to choose among.
    rounding.run(scale: roundingScale, reach: isSingle && !mayLeaveOut ? averageCost / 10 : 2 * roundingScale)
    report(.construction)
    let pairs = NearSites(task, prices, width: Self.sitesOfPair, threads: threads).pairs()
    let (weights, dwellingWeights) = (penaltyWeights(0.9), dwellingWeights(0.9))
    // In windows nobody who is outside comes in.
    let isNobodyOutside = !rounding.state.sites.contains(-1)
    let isRelieved = isSingle && isNobodyOutside
    if !isRelieved, isVast || isNobodyOutside {
      let few = windowNeighbours().few
      let state = SearchState(model, sites: rounding.state.sites, weights: weights, dwellingWeights: dwellingWeights)
      var exchange = WindowExchange(state, pairs: pairs, few: few, context)
      exchange.run()
      report(.construction)
      if exchange.state.overrun == 0, try offer(exchange.state.sites) { return }
      try mend(
        ExchangeSearch(
          model, sites: exchange.state.sites, weights: exchange.state.weights,
          dwellingWeights: exchange.state.dwellingWeights, pairs: pairs, seed: context.options.seed), near)
    } else {
      var state = rounding.state
      if isRelieved { state = relieved(state) }
      var search = ExchangeSearch(
        model, sites: state.sites, weights: weights, dwellingWeights: dwellingWeights, pairs: pairs,
        seed: context.options.seed)
      let context = context
      // Programs mend some dozens of units at less cost than exchanges, but not hundreds.
      if search.state.overrun > max(Self.mostToMend, model.siteCount / 2) {
        search.run(effort: effort(60_000_000), patience: 6, isHasty: true) { _ in !context.isOver }
      }
      report(.construction)
      if let found = search.bestSites { try offer(found) } else { try mend(search, near) }
    }
    report(.construction)
  }

  /// Better plans, window by window, until none is found in several rounds.
  mutating func improveInWindows() throws {
    var (round, misses) = (0, 0)
    while let plan = outcome.sites, misses < Self.missesInWindows, !isDone, !context.isOver {
      report(.improvement)
      misses = try annealWindows(round, plan, length: min(4, 1 + misses)) ? 0 : misses + 1
      round += 1
    }
  }

  /// Rounds in a row without a better plan, after which the method has done what it can.
  private static let missesInWindows = 8

  /// Units overrun that are mended straight away; more where there are more sites.
  private static let mostToMend = 40

  /// Sites that moves of a block lead to.
  private static let sitesOfMove = 16

  /// Sites of a block between which exchanges are looked for.
  private static let sitesOfPair = 8
}
