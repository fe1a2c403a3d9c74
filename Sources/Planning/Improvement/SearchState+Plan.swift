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
    let row = UnsafeMutableBufferPointer<Int>.allocate(capacity: model.siteCount)
    defer { row.deallocate() }
    for party in order where sites[party] < 0 {
      model.costs.write(party, into: row)
      place(party, row)
      if sites[party] < 0, model.unplaced[party] >= SearchModel.barred { return false }
    }
    return overrun == 0
  }

  /// A party that is outside goes where it is charged least of what has room, or stays out.
  ///
  /// - Parameter row: its costs by site; those of sites that were tried and have no room are barred.
  private mutating func place(_ party: Int, _ row: UnsafeMutableBufferPointer<Int>) {
    var tries = 0
    while true {
      tries += 1
      // What is near may be full: then all that is full is taken out at once.
      if tries == Self.triesBeforeFilter {
        for site in row.indices where row[site] < SearchModel.barred && !hasRoom(for: party, at: site) {
          row[site] = SearchModel.barred
        }
      }
      var site = -1
      for other in row.indices where row[other] < (site < 0 ? SearchModel.barred : row[site]) { site = other }
      guard site >= 0 else { return }
      row[site] = SearchModel.barred
      guard hasRoom(for: party, at: site), costChange(of: party, from: -1, to: site) != nil else { continue }
      move(party, to: site)
      if shortages[site] == 0 { return }
      move(party, to: -1)
    }
  }

  private static let triesBeforeFilter = 4

  /// Takes parties out where limits are overrun, each time the one whose leaving mends most for what its staying out costs;
  /// of equals the one that mends more, so that few leave.
  private mutating func leaveOutWhatOverruns() {
    guard !model.sharedResources.isEmpty else {
      let parties = model.partiesBySite(sites)
      // What happens at one site is nothing to another.
      for site in parties.indices { leaveOutWhatOverruns(at: site, parties[site]) }
      return
    }
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

  private mutating func leaveOutWhatOverruns(at site: Int, _ parties: [Int]) {
    while overrun(at: site) > 0 {
      let before = overrun(at: site)
      var best: (party: Int, gain: Double, units: Int)?
      for party in parties where sites[party] == site && model.unplaced[party] < SearchModel.barred {
        move(party, to: -1)
        let units = before - overrun(at: site)
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
