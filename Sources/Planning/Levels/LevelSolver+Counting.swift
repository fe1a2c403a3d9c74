import Formulation

/// Levels on which counting tells how many must be left out.
extension LevelSolver {
  /// Where counting bounds the level: multipliers that count, a plan, and exchanges that fill the room it leaves; whether
  /// that settles the level.
  ///
  /// Nobody's place is charged there, so that plans as good as the best are many, and a search stirred again and again soon
  /// meets one.
  mutating func count() throws -> Bool {
    guard mayLeaveOut, let multipliers = CountingBound.multipliers(task) else { return false }
    let evaluation = DualEvaluation(task, multipliers, threads: context.options.threads)
    adopt(multipliers, value: evaluation.value)
    if isDone || outcome.bound == 0 { return isDone }
    // A plan to begin with may be near an earlier one, and is to stay so.
    try fillAgainAndAgain(stirring: 8)
    if isDone { return true }
    startSites = partySites(evaluation.sites)
    try roundAndLeaveOut()
    try fillAgainAndAgain(stirring: 40)
    return isDone
  }

  /// Fills the room that the plan in hand leaves, again and again with some of its parties moved first.
  private mutating func fillAgainAndAgain(stirring count: Int) throws {
    var random = SplitMix(state: context.options.seed)
    var left = effort(80_000_000)
    for round in 0..<Self.stirrings {
      guard !isDone, left > 0, !context.isOver, let sites = outcome.sites else { return }
      left -= try fillRoom(round == 0 ? sites : stirred(sites, count, &random), round)
    }
  }

  /// So often a plan is stirred and its room filled again.
  private static let stirrings = 60

  private func stirred(_ sites: [Int], _ count: Int, _ random: inout SplitMix) -> [Int] {
    var state = SearchState(
      model, sites: sites, weights: model.uppers.map { _ in 1 },
      dwellingWeights: [Int](repeating: 1, count: model.siteCount))
    for _ in 0..<count {
      let (party, site) = (random.below(model.partyCount), random.below(model.siteCount))
      let own = state.sites[party]
      guard own >= 0, own != site, state.costChange(of: party, from: own, to: site) != nil else { continue }
      state.move(party, to: site)
    }
    return state.sites
  }

  /// Exchanges with overruns dearer than leaving out; what effort they took.
  private mutating func fillRoom(_ sites: [Int], _ round: Int) throws -> Int {
    let weight = Int(dearestOutside) + 1
    var search = ExchangeSearch(
      model, sites: sites, weights: model.uppers.map { _ in weight },
      dwellingWeights: [Int](repeating: weight, count: model.siteCount), seed: context.options.seed &+ UInt64(round))
    let context = context
    search.run(effort: effort(8_000_000)) { _ in !context.isOver }
    if let found = search.bestSites { try offer(found) }
    return search.effort
  }
}
