import Formulation

/// From an allocation that overruns limits, or from nobody placed, to a plan that leaves some out.
extension SearchState {
  /// Those leave who overrun a limit; then one party after the other that is outside goes where it is charged least of
  /// what has room, or stays out: first those that must be placed, then those whose staying out costs most.
  ///
  /// - Returns: whether nothing is overrun in the end, and everybody is placed who must be.
  mutating func becomePlan() -> Bool {
    leaveOutWhatOverruns()
    let order = model.unplaced.indices.sorted { (-model.unplaced[$0], $0) < (-model.unplaced[$1], $1) }
    for party in order where sites[party] < 0 {
      let row = party * model.siteCount
      let open = (0..<model.siteCount).map { (cost: model.costs[row + $0], site: $0) }
        .filter { $0.cost < SearchModel.barred && hasRoom(for: party, at: $0.site) }
      for (_, site) in open.sorted(by: <) where costChange(of: party, from: -1, to: site) != nil {
        move(party, to: site)
        if shortages[site] == 0 { break }
        move(party, to: -1)
      }
      if sites[party] < 0, model.unplaced[party] >= SearchModel.barred { return false }
    }
    return overrun == 0
  }

  /// Takes parties out where limits are overrun, each time the one whose leaving mends most for what its staying out costs;
  /// of equals the one that mends more, so that few leave.
  private mutating func leaveOutWhatOverruns() {
    while overrun > 0 {
      let before = overrun
      var best: (party: Int, gain: Double, units: Int)?
      for party in sites.indices where isOverrun(at: sites[party]) && model.unplaced[party] < SearchModel.barred {
        let site = sites[party]
        move(party, to: -1)
        let units = before - overrun
        let gain = Double(units) / Double(max(1, model.unplaced[party]))
        move(party, to: site)
        if (gain, units) > best.map({ ($0.gain, $0.units) }) ?? (0, 0) { best = (party, gain, units) }
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
  private func hasRoom(for party: Int, at site: Int) -> Bool {
    let row = party * model.measureCount
    return model.ownResources[site].allSatisfy {
      loads[$0.resource] + Int(model.amounts[row + $0.measure]) <= model.uppers[$0.resource]
    }
      && model.sharedResources.allSatisfy {
        !$0.sites[site] || loads[$0.resource] + Int(model.amounts[row + $0.measure]) <= model.uppers[$0.resource]
      }
  }
}
