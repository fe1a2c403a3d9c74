import Formulation
import GLPKSolver

/// Better plans by other open sets, each judged by the linear program of the households within it.
extension LevelSolver {
  /// Two walks over open sets from those of the plan in hand, side by side where there are threads for it; then whole
  /// households are placed within the cheapest sets that they met. Where walks get nowhere, only the latter.
  ///
  /// - Returns: whether that came to a better plan.
  mutating func walkOpenSets(_ round: Int) throws -> Bool {
    guard let plan = outcome.sites, isExchangeable, !task.problem.groups.isEmpty else { return false }
    let (model, context, prices, averageCost) = (model, context, prices, averageCost)
    let overrunPrices = prices.resources.map { abs($0) * 2 + averageCost / 6 }
    let trials = canWalk ? min(Self.trials << min(3, round), 4 * task.structure.blocks.count) : 0
    let value = Double(outcome.value)
    let walks = try mapped(canWalk ? [0, 1] : [0], threads: context.options.threads) { index in
      let seed = context.seed(2 * round + index)
      return try withGLPKProblem(named: "open sets") { lp in
        var walk = OpenSetWalk(
          OpenSetRelaxation(model, plan: plan, overrunPrices: overrunPrices), prices, seed: seed)
        try walk.run(
          &lp, from: averageCost / Self.firstTemperatures[index], to: averageCost / Self.lastTemperature, trials: trials
        ) { !context.isOver }
        let isWorthwhile = walk.best.map { $0.cost < value } ?? true
        let sites =
          isWorthwhile ? try walk.place(&lp, threshold: averageCost / 4, Self.tree(averageCost, context)) : nil
        return (sites: sites, accepted: walk.accepted)
      }
    }
    if trials > 0 { walkFreedom = Double(walks.map(\.accepted).max() ?? 0) / Double(trials) }
    var isBetter = false
    for sites in walks.compactMap(\.sites) where try offer(partySites(sites)) { isBetter = true }
    return isBetter
  }

  /// The tree in which whole households are placed.
  private static func tree(_ averageCost: Double, _ context: RunContext) -> MIPOptions {
    MIPOptions(
      timeLimitSeconds: context.remaining, absoluteGap: averageCost / 60, nodeLimit: 500,
      cuts: [.mixedIntegerRounding, .cover], branching: .pseudocost, backtracking: .bestProjection,
      rootMethod: .dualThenPrimal, stop: context.stop)
  }

  /// Whether walks over open sets get anywhere, as far as is known.
  var canWalk: Bool { isExchangeable && !task.problem.groups.isEmpty && walkFreedom > 0.01 }

  /// Whether walks are what gets on most: many settlements are divided.
  var isWalkFree: Bool { canWalk && walkFreedom >= 0.2 }

  /// Temperatures at the start, as parts of what a party costs on average.
  private static let firstTemperatures = [20.0, 8]
  private static let lastTemperature = 120.0

  /// Changes tried by a walk, more in later rounds.
  private static let trials = 300
}
