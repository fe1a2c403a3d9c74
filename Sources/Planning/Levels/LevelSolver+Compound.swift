import Formulation

/// Better plans by exchanges of several settlements at once.
extension LevelSolver {
  /// Two walks of compound exchanges from the plan in hand, side by side where there are threads for it; whether one of them came to
  /// a better plan.
  mutating func walk(_ round: Int, _ maker: CheapMoves) throws -> Bool {
    guard let plan = outcome.sites, !hasManySites else { return false }
    let (model, context, prices) = (model, context, prices.resources)
    let limit = min(Double(outcome.value) - dualValue, averageCost * 2)
    let found = mapped([0, 1], threads: context.options.threads) { index -> [Int] in
      let walk = CompoundWalk(
        model, maker, plan: plan, prices: prices, limit: limit,
        seed: context.options.seed &* 1_000_003 &+ UInt64(2 * round + index))
      return walk.best(kicks: Self.kicks) { !context.isOver }
    }
    var isBetter = false
    for sites in found where try offer(sites) { isBetter = true }
    return isBetter
  }

  private static let kicks = 12
}

/// Descends, is kicked out of what it descended to, and descends again, from the best so far or hardly worse.
struct CompoundWalk {
  private var exchange: CompoundExchange
  private let kickLimit: Double

  init(_ model: SearchModel, _ maker: CheapMoves, plan: [Int], prices: [Double], limit: Double, seed: UInt64) {
    exchange = CompoundExchange(model, maker, plan: plan, prices: prices, limit: limit, seed: seed, threads: 1)
    kickLimit = limit / 16
  }

  /// The best plan of a walk with so many kicks, by party its site.
  func best(kicks: Int, proceed: () -> Bool) -> [Int] {
    var current = exchange
    current.descend(proceed: proceed)
    var best = current.state
    for kick in 0..<kicks where proceed() {
      var next = current
      guard next.kick(below: kickLimit, count: 2 + kick % 6) else { break }
      next.descend(proceed: proceed)
      if next.state.cost < best.cost { best = next.state }
      if next.state.cost <= current.state.cost + Int(kickLimit / 8) { current = next }
    }
    return best.sites
  }
}
