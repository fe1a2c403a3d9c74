import Formulation

/// Levels that are nothing but a generalized assignment problem.
extension LevelSolver {
  /// Entries of knapsack tables after which the method has done what it can: some minutes.
  private static let mostWork = 400_000_000_000
  /// The same where no plan was found, and other methods may have more luck.
  private static let mostWorkWithoutPlan = 10_000_000_000
  /// The same where the caller has another way.
  private static let mostTentativeWork = 1_000_000_000

  /// Searches a generalized assignment problem by its own branch and bound; whether that is the end of the level.
  mutating func settleAssignment() throws -> Bool {
    guard let problem = GeneralizedAssignment(model),
      var search = AssignmentSearch(problem, seed: context.options.seed, threads: context.options.threads)
    else { return false }
    report(.construction)
    let context = context
    let proceed: @Sendable () -> Bool = { !context.isOver }
    if let sites = outcome.sites { search.take(sites.map { Int32($0) }) }
    search.begin(prices: capacityPrices(problem), proceed: proceed)
    try adopt(search)
    let mostWithoutPlan = isTentative ? Self.mostTentativeWork : Self.mostWorkWithoutPlan
    while !isDone, !search.isDone, proceed() {
      if search.work > (search.best == nil ? mostWithoutPlan : Self.mostWork) { break }
      let (lower, upper) = (search.lower, search.upper)
      search.advance(proceed: proceed)
      if search.lower > lower || search.upper < upper { try adopt(search) }
    }
    return outcome.sites != nil || outcome.isImpossible || context.isOver
  }

  /// What a unit of each site's limit is worth, in the problem's units of cost and capacity.
  private func capacityPrices(_ problem: GeneralizedAssignment) -> [Double] {
    model.ownResources.enumerated().map { site, own in
      let price = own.map { max(0, prices.resources[$0.resource]) }.max() ?? 0
      return price * Double(problem.amountUnits[site]) / Double(problem.unit)
    }
  }

  /// Takes a search's plan and its bound.
  private mutating func adopt(_ search: AssignmentSearch) throws {
    if let best = search.best { try offer(best.map { Int($0) }) }
    if search.best == nil, search.isDone {
      outcome.isImpossible = outcome.sites == nil
    } else {
      outcome.isSearchedExactly = true
      let bound = search.problem.offset + search.problem.unit * search.lower
      outcome.bound = max(outcome.bound, outcome.sites == nil ? bound : min(bound, outcome.value))
    }
    report(search.isProving ? .kernel : .improvement)
  }
}
