import Formulation
import Relocation

/// A plan that is quickly had.
extension Planner {
  /// One party after the other goes where it is charged least of what has room, or stays out: first those that must be
  /// placed, then those whose staying out costs most. `nil` where that breaks a rule.
  func plainPlan() -> [Int]? {
    guard !context.isOver else { return nil }
    // With every earlier level capped above zero, all of them are charged first.
    let last = max(0, problem.levelCount - 1)
    let model = SearchModel(task(last, caps: [Int](repeating: 1, count: last)))
    var state = SearchState(
      model, sites: [Int](repeating: -1, count: model.partyCount), weights: model.uppers.map { _ in 1 },
      dwellingWeights: [Int](repeating: 1, count: model.siteCount))
    let order = model.unplaced.indices.sorted { (-model.unplaced[$0], $0) < (-model.unplaced[$1], $1) }
    for party in order {
      let row = party * model.siteCount
      let sites = (0..<model.siteCount).map { (cost: model.costs[row + $0], site: $0) }
        .filter { $0.cost < SearchModel.barred && state.hasRoom(for: party, at: $0.site) }
      for (_, site) in sites.sorted(by: <) where state.costChange(of: party, from: -1, to: site) != nil {
        state.move(party, to: site)
        if state.shortages[site] == 0 { break }
        state.move(party, to: -1)
      }
      if state.sites[party] < 0, model.unplaced[party] >= SearchModel.barred { return nil }
    }
    return state.overrun == 0 ? state.sites : nil
  }
}

extension SearchState {
  /// Whether a party that is outside overruns no upper limit at a site or over several, dwellings apart.
  fileprivate func hasRoom(for party: Int, at site: Int) -> Bool {
    let row = party * model.measureCount
    return model.ownResources[site].allSatisfy {
      loads[$0.resource] + Int(model.amounts[row + $0.measure]) <= model.uppers[$0.resource]
    }
      && model.sharedResources.allSatisfy {
        !$0.sites[site] || loads[$0.resource] + Int(model.amounts[row + $0.measure]) <= model.uppers[$0.resource]
      }
  }
}
