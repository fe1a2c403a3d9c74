import Formulation

/// Mends what is overrun by exchanges in windows of neighbouring sites, side by side where there are threads for it.
///
/// Windows have no site in common, so that their exchanges go together: nobody leaves a window, and a settlement that has parts in
/// two uses no more sites in either than it is free to use. Windows are drawn anew each round, so that what is too much at one site
/// comes to another far away in the end.
struct WindowExchange {
  private(set) var state: SearchState
  private let model: SearchModel
  private let few: NearSites
  private let isPair: [Bool]
  private let context: RunContext
  private var random: SplitMix
  private var memory: SweepMemory
  private let windowSize: Int

  /// Rounds in a row without less overrun, after which it grows dearer faster.
  private static let roundsInPeace = 8
  /// Rounds in a row without less overrun, after which another way must be found.
  private static let patience = 40

  /// - Parameters:
  ///   - state: where it begins, with prices of overruns.
  ///   - pairs: the pairs of sites between which exchanges are looked for.
  ///   - few: the few sites that are cheapest for each block, by which windows are drawn.
  ///   - windowSize: sites of a window.
  init(_ state: SearchState, pairs: [(Int, Int)], few: NearSites, windowSize: Int = 60, _ context: RunContext) {
    self.windowSize = windowSize
    self.state = state
    self.few = few
    self.context = context
    model = state.model
    random = SplitMix(state: context.options.seed)
    memory = SweepMemory(siteCount: model.siteCount)
    var isPair = [Bool](repeating: false, count: model.siteCount * model.siteCount)
    for (first, second) in pairs { isPair[first * model.siteCount + second] = true }
    self.isPair = isPair
  }

  /// Rounds until nothing is overrun, or rounds do not help any more, or time is over.
  mutating func run() {
    var (least, idle) = (state.overrun, 0)
    while least > 0, idle < Self.patience, !context.isOver {
      exchange()
      let overrun = state.overrun
      idle = overrun < least ? 0 : idle + 1
      least = min(least, overrun)
      _ = state.raiseWeights(by: idle < Self.roundsInPeace ? SearchState.finePart : SearchState.coarsePart)
      memory.noteOverruns(state)
    }
  }

  /// One sweep in each window.
  private mutating func exchange() {
    let blockCount = model.task.structure.blocks.count
    let windows = SiteWindows(few, blockCount: blockCount, size: windowSize, random: &random).windows
    let (start, memory, context) = (state, memory, context)
    let tasks = windows.map { (sites: $0.sorted(), pairs: pairs(within: $0.sorted()), seed: random.next()) }
    let found = mapped(tasks, threads: context.options.threads) { task -> WindowSweep in
      guard !context.isOver, task.pairs.contains(where: { !memory.isSettled($0.0, $0.1) }) else {
        return WindowSweep(moved: [], memory: memory)
      }
      var search = ExchangeSearch(start, within: task.pairs, memory: memory, seed: task.seed)
      search.sweep { _ in !context.isOver }
      return WindowSweep(moved: start.changes(to: search.state.sites), memory: search.memory)
    }
    for (task, search) in zip(tasks, found) {
      for (party, site) in search.moved { state.move(party, to: site) }
      self.memory.take(search.memory, task.sites, task.pairs)
    }
  }

  private func pairs(within sites: [Int]) -> [(Int, Int)] {
    sites.flatMap { first in
      sites.filter { $0 > first && isPair[first * model.siteCount + $0] }.map { (first, $0) }
    }
  }
}

/// What a sweep in one window has changed and looked at.
private struct WindowSweep: Sendable {
  var moved: [(party: Int, site: Int)]
  var memory: SweepMemory
}
