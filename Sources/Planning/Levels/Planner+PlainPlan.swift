import Formulation
import Relocation

/// A plan that is quickly had.
extension Planner {
  /// From an allocation, those leave who overrun a limit; then one party after the other that is outside goes where it is
  /// charged least of what has room, or stays out: first those that must be placed, then those whose staying out costs
  /// most. `nil` where that breaks a rule.
  func plainPlan(from sites: [Int]) -> [Int]? {
    // With every earlier level capped above zero, all of them are charged first.
    let last = max(0, problem.levelCount - 1)
    let model = SearchModel(task(last, caps: [Int](repeating: 1, count: last)))
    var state = SearchState(
      model, sites: sites, weights: model.uppers.map { _ in 1 },
      dwellingWeights: [Int](repeating: 1, count: model.siteCount))
    guard state.becomePlan() else { return nil }
    guard let allocation = model.allocation(state.sites) else { return nil }
    return problem.isFeasible(allocation) ? state.sites : nil
  }

  /// Of two plans the one that the first levels charge less.
  func better(_ one: [Int]?, _ other: [Int]?) -> [Int]? {
    guard let one, let other else { return one ?? other }
    for level in 0..<problem.levelCount {
      // With every earlier level capped above zero none is taken to be settled.
      let model = SearchModel(task(level, caps: [Int](repeating: 1, count: level)))
      guard let first = model.allocation(one) else { return other }
      guard let second = model.allocation(other) else { return one }
      let (value, otherValue) = (problem.value(of: first, level: level), problem.value(of: second, level: level))
      if value != otherValue { return value < otherValue ? one : other }
    }
    return one
  }
}
