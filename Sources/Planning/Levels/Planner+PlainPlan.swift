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
    state.leaveOutWhatOverruns()
    let order = model.unplaced.indices.sorted { (-model.unplaced[$0], $0) < (-model.unplaced[$1], $1) }
    for party in order where state.sites[party] < 0 {
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
    guard state.overrun == 0, let allocation = model.allocation(state.sites) else { return nil }
    return problem.isFeasible(allocation) ? state.sites : nil
  }

  /// Of two plans the one that the first levels charge less.
  func better(_ one: [Int]?, _ other: [Int]?) -> [Int]? {
    guard let one, let other else { return one ?? other }
    for level in 0..<problem.levelCount {
      let model = SearchModel(task(level, caps: []))
      guard let first = model.allocation(one) else { return other }
      guard let second = model.allocation(other) else { return one }
      let (value, otherValue) = (problem.value(of: first, level: level), problem.value(of: second, level: level))
      if value != otherValue { return value < otherValue ? one : other }
    }
    return one
  }
}

extension SearchState {
  /// Takes parties out where limits are overrun, each time the one whose leaving mends most for what its staying out costs.
  fileprivate mutating func leaveOutWhatOverruns() {
    while overrun > 0 {
      let before = overrun
      var best: (party: Int, gain: Double)?
      for party in sites.indices where isOverrun(at: sites[party]) && model.unplaced[party] < SearchModel.barred {
        let site = sites[party]
        move(party, to: -1)
        let gain = Double(before - overrun) / Double(max(1, model.unplaced[party]))
        move(party, to: site)
        if gain > best?.gain ?? 0 { best = (party, gain) }
      }
      guard let best else { return }
      move(best.party, to: -1)
    }
  }

  /// Whether a site has a part in some limit that is overrun.
  private func isOverrun(at site: Int) -> Bool {
    site >= 0
      && (penalty(at: site) > 0
        || model.sharedResources.contains { $0.sites[site] && penalty($0.resource, load: loads[$0.resource]) > 0 })
  }

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
