import Formulation

/// Better plans by exchanges of several settlements at once.
extension LevelSolver {
  /// Two walks of compound exchanges from the plan in hand, side by side where there are threads for it; whether one of them came to
  /// a better plan.
  ///
  /// - Parameter length: how many times as slowly as at first they cool down, where there are thousands of parties.
  mutating func anneal(_ round: Int, length: Int = 1) throws -> Bool {
    guard let plan = outcome.sites, hasManySites || !task.problem.groups.isEmpty else { return false }
    if hasManySites { return try annealWindows(round, plan, length: length) }
    let annealing = CountyAnnealing(self, passes: passes(length: length))
    let context = context
    let found = mapped([0, 1], threads: context.options.threads) { index in
      annealing.run(from: plan, guards: index, seed: context.seed(2 * round + index)) { !context.isOver }
    }
    return try offerAll(found)
  }

  /// Two plans from what the multipliers say, by other penalties than the first, each annealed twice; whether one is better than
  /// the plan in hand.
  ///
  /// How far annealing gets is decided by where it begins more than by how slowly it cools.
  mutating func startAnew(_ round: Int) throws -> Bool {
    guard let startSites else { return false }
    let annealing = CountyAnnealing(self, passes: passes(length: 1))
    let (context, solver) = (context, self)
    let found = mapped([0, 1], threads: context.options.threads) { index -> [Int]? in
      let start = 2 * round + index
      let factor = Self.penaltiesOfStarts[start % Self.penaltiesOfStarts.count]
      guard !context.isOver,
        var plan = solver.exchanged(startSites, penalties: factor, effort: 15_000_000, round: start)
      else { return nil }
      for turn in 0..<2 {
        plan = annealing.run(from: plan, guards: (index + turn) % 2, seed: context.seed(2 * start + turn)) {
          !context.isOver
        }
      }
      return plan
    }
    return try offerAll(found.compactMap(\.self))
  }

  /// Takes the best of some plans; whether one was better than the one in hand.
  private mutating func offerAll(_ plans: [[Int]]) throws -> Bool {
    var isBetter = false
    for sites in plans where try offer(sites) { isBetter = true }
    return isBetter
  }

  /// Passes of an annealing that takes so many times as long as the shortest.
  private func passes(length: Int) -> Int {
    model.partyCount / 20 >= Self.passesOfCounty ? Self.passesOfCounty * length : 10 + model.partyCount / 20
  }

  /// One walk in each of some windows of neighbouring sites, side by side where there are threads for it: windows have no site in common,
  /// so that what they change goes together.
  ///
  /// - Parameter length: how many times as slowly as at first they cool down.
  mutating func annealWindows(_ round: Int, _ plan: [Int], length: Int) throws -> Bool {
    let neighbours = windowNeighbours()
    let (context, guards) = (context, guards)
    var random = SplitMix(state: context.seed(round))
    let annealing = task.problem.groups.isEmpty ? WindowAnnealing.ofParties : .ofSettlements
    let windows = windows(&random, size: annealing.sites)
    let (limit, temperature) = (averageCost * annealing.limit, averageCost * annealing.temperature)
    let seeds = windows.map { _ in random.next() }
    let state = SearchState(model, plan: plan)
    let found = mapped(Array(windows.indices), threads: context.options.threads) { index -> [(party: Int, site: Int)] in
      if context.isOver { return [] }
      var exchange = CompoundExchange(
        neighbours.maker, state, guards[index % 2], limit: limit, seed: seeds[index], window: windows[index])
      let sites = exchange.anneal(from: temperature, passes: annealing.passes * length) { !context.isOver }
      return state.changes(to: sites)
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

  /// What multipliers say, rounded, with what overruns limits relieved in windows of neighbouring sites side by side.
  mutating func relieved(_ rounded: SearchState) -> SearchState {
    let neighbours = windowNeighbours()
    let (context, averageCost) = (context, averageCost)
    let guards = GuardedLimits(model, prices: prices.resources, share: 0, isStrict: true)
    var state = rounded
    for round in 0..<Self.reliefs where state.overrun > 0 && !context.isOver {
      var random = SplitMix(state: context.seed(round))
      let windows = windows(&random, size: Self.sitesOfRelief)
      let start = state
      let found = mapped(windows, threads: context.options.threads) { window -> [(party: Int, site: Int)] in
        var exchange = CompoundExchange(
          neighbours.maker, start, guards, limit: averageCost / 2, seed: 0, window: window)
        exchange.relieve(from: averageCost / 200, to: averageCost / 10) { !context.isOver }
        return start.changes(to: exchange.state.sites)
      }
      for (party, site) in found.joined() { state.move(party, to: site) }
      report(.construction)
    }
    return state
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

  /// What walks side by side guard: which of the two does better varies.
  fileprivate var guards: [GuardedLimits] {
    [0.1, 0.4].map { GuardedLimits(model, prices: prices.resources, share: $0, isStrict: false) }
  }

  /// What new starts charge for overruns, as parts of what the multipliers say.
  private static let penaltiesOfStarts = [1.2, 0.9, 1.5, 1.05]

  /// Rounds in which overruns are relieved, and sites of their windows: what is left is little enough for programs, which fill
  /// room elsewhere by the way.
  private static let reliefs = 2
  private static let sitesOfRelief = 30

  /// Passes of an annealing at a county's size.
  private static let passesOfCounty = 150
}

/// How a case of few sites is annealed.
private struct CountyAnnealing: Sendable {
  private let maker: CheapMoves
  private let guards: [GuardedLimits]
  /// What a move may cost at the multipliers, and the first temperature.
  private let limit: Double
  private let temperature: Double
  private let passes: Int

  init(_ solver: LevelSolver, passes: Int) {
    maker = CheapMoves(solver.model, solver.prices)
    guards = solver.guards
    limit = min(Double(solver.outcome.value) - solver.dualValue, solver.averageCost * 2)
    temperature = min(solver.averageCost / 7, limit)
    self.passes = passes
  }

  /// - Parameter plan: by party its site; must obey every limit.
  /// - Returns: the best plan on the way.
  func run(from plan: [Int], guards index: Int, seed: UInt64, proceed: () -> Bool) -> [Int] {
    var exchange = CompoundExchange(
      maker, SearchState(maker.model, plan: plan), guards[index], limit: limit, seed: seed)
    return exchange.anneal(from: temperature, passes: passes, proceed: proceed)
  }
}

/// How a window of sites is annealed.
private struct WindowAnnealing {
  /// Of a window: of ten, nearly all are at its edge, and few of their exchanges stay within.
  var sites: Int
  /// What a move may cost at the multipliers, and the first temperature, as parts of what a party costs on average.
  var limit: Double
  var temperature: Double
  /// Few: soon others may do better from where it came to.
  var passes: Int

  static let ofSettlements = WindowAnnealing(sites: 24, limit: 2, temperature: 1.0 / 7, passes: 60)
  /// Single parties use little, so that far more of their combinations balance, and cheaper ones.
  static let ofParties = WindowAnnealing(sites: 48, limit: 0.2, temperature: 0.01, passes: 8)
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
