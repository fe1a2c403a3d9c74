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

  /// Sites of a window.
  private static let windowSize = 24
  /// Rounds after which what is overrun grows dearer: in so many most pairs of sites are in some window.
  private static let roundsAtOnePrice = 2
  /// Rounds in a row without less overrun, after which another way must be found.
  private static let patience = 12

  /// - Parameters:
  ///   - state: where it begins, with prices of overruns.
  ///   - pairs: the pairs of sites between which exchanges are looked for.
  ///   - few: the few sites that are cheapest for each block, by which windows are drawn.
  init(_ state: SearchState, pairs: [(Int, Int)], few: NearSites, _ context: RunContext) {
    self.state = state
    self.few = few
    self.context = context
    model = state.model
    random = SplitMix(state: context.options.seed)
    var isPair = [Bool](repeating: false, count: model.siteCount * model.siteCount)
    for (first, second) in pairs { isPair[first * model.siteCount + second] = true }
    self.isPair = isPair
  }

  /// Rounds until nothing is overrun, or rounds do not help any more, or time is over.
  mutating func run() {
    var (least, idle, rounds) = (state.overrun, 0, 0)
    while least > 0, idle < Self.patience, !context.isOver {
      exchange()
      let overrun = state.overrun
      idle = overrun < least ? 0 : idle + 1
      least = min(least, overrun)
      rounds += 1
      if rounds.isMultiple(of: Self.roundsAtOnePrice) { _ = state.raiseWeights() }
    }
  }

  /// One sweep in each of the windows where something is overrun.
  private mutating func exchange() {
    let blockCount = model.task.structure.blocks.count
    let windows = SiteWindows(few, blockCount: blockCount, size: Self.windowSize, random: &random).windows
    let (start, context) = (state, context)
    let tasks = windows.map { (sites: $0.sorted(), pairs: pairs(within: $0.sorted()), seed: random.next()) }
    let found = mapped(tasks, threads: context.options.threads) { task -> [(party: Int, site: Int)] in
      guard !context.isOver, task.sites.contains(where: { start.penalty(at: $0) > 0 }) else { return [] }
      var search = ExchangeSearch(start, within: task.pairs, seed: task.seed)
      search.sweepOverrun { _ in !context.isOver }
      let sites = search.state.sites
      return sites.indices.filter { sites[$0] != start.sites[$0] }.map { ($0, sites[$0]) }
    }
    for (party, site) in found.joined() { state.move(party, to: site) }
  }

  private func pairs(within sites: [Int]) -> [(Int, Int)] {
    sites.flatMap { first in
      sites.filter { $0 > first && isPair[first * model.siteCount + $0] }.map { (first, $0) }
    }
  }
}
