import Formulation

/// Better plans by exchanges of several settlements at once.
extension LevelSolver {
  /// Two walks of compound exchanges from the plan in hand, side by side where there are threads for it; whether one of them came to
  /// a better plan.
  ///
  mutating func anneal(_ round: Int) throws -> Bool {
    guard let plan = outcome.sites, !hasManySites, !task.problem.groups.isEmpty else { return false }
    let (model, context, prices) = (model, context, prices.resources)
    let maker = CheapMoves(model, self.prices)
    let limit = min(Double(outcome.value) - dualValue, averageCost * 2)
    let temperature = min(averageCost / 7, limit)
    let passes = min(Self.passesOfCounty, 10 + model.partyCount / 20)
    let found = mapped([0, 1], threads: context.options.threads) { index -> [Int] in
      var exchange = CompoundExchange(
        model, maker, plan: plan, prices: prices, limit: limit,
        seed: context.options.seed &* 1_000_003 &+ UInt64(2 * round + index))
      return exchange.anneal(from: temperature, passes: passes) { !context.isOver }
    }
    var isBetter = false
    for sites in found where try offer(sites) { isBetter = true }
    return isBetter
  }

  /// Passes of an annealing at a county's size.
  private static let passesOfCounty = 150
}
