import Formulation

extension SearchState {
  /// What a mover's change of site does to cost alone, settlements' extra sites included; `nil` where it may not.
  func costChange(of mover: Mover, from: Int, to: Int) -> Int? {
    var change = 0
    for party in mover.parties {
      let arrival = cost(party, at: to)
      guard arrival < SearchModel.barred else { return nil }
      change += arrival - cost(party, at: from)
    }
    guard let spread = spreadChange(of: mover, from: from, to: to) else { return nil }
    return change + spread
  }

  private func spreadChange(of mover: Mover, from: Int, to: Int) -> Int? {
    guard let first = mover.parties.first else { return 0 }
    let groups = model.problem.parties[first].groups
    // Parties of a mover share their groups, or the mover is one party.
    var change = 0
    for group in groups {
      let before = groupUses[group]
      var uses = before
      let sites = model.siteCount
      if from >= 0, Int(groupCounts[group * sites + from]) == mover.parties.count { uses -= 1 }
      if to >= 0, groupCounts[group * sites + to] == 0 { uses += 1 }
      if uses > model.problem.groups[group].maxSites, uses > before { return nil }
      change += model.extraSiteCosts[group] * (max(0, uses - 1) - max(0, before - 1))
    }
    return change
  }

  /// What an exchange of two movers between two sites does to the penalties.
  func penaltyChange(_ left: Mover, at a: Int, _ right: Mover, at b: Int) -> Int {
    var change = 0
    if a >= 0 { change += penaltyChange(at: a, removing: left, adding: right) }
    if b >= 0 { change += penaltyChange(at: b, removing: right, adding: left) }
    for shared in model.sharedResources {
      let sign = (b >= 0 && shared.sites[b] ? 1 : 0) - (a >= 0 && shared.sites[a] ? 1 : 0)
      let amount = sign * (Int(left.amounts[shared.measure]) - Int(right.amounts[shared.measure]))
      if amount == 0 { continue }
      let load = loads[shared.resource]
      change += penalty(shared.resource, load: load + amount) - penalty(shared.resource, load: load)
    }
    return change
  }

  private func penaltyChange(at site: Int, removing: Mover, adding: Mover) -> Int {
    var change = 0
    for (resource, measure) in model.ownResources[site] {
      let amount = Int(adding.amounts[measure]) - Int(removing.amounts[measure])
      if amount == 0 { continue }
      let load = loads[resource]
      change += penalty(resource, load: load + amount) - penalty(resource, load: load)
    }
    guard model.bands.matter(at: site), removing.sizes != adding.sizes else { return change }
    let sizeCount = model.bands.sizes.count
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: sizeCount) { counts in
      for size in 0..<sizeCount {
        counts[size] = sizeCounts[site * sizeCount + size] - removing.sizes[size] + adding.sizes[size]
      }
      let missing = model.bands.shortage(at: site, counts: UnsafeBufferPointer(counts))
      return change + dwellingWeights[site] * (missing - shortages[site])
    }
  }

  /// The penalty that stands at a site now: the most that a change there can gain.
  func penalty(at site: Int) -> Int {
    guard site >= 0 else { return 0 }
    var total = dwellingWeights[site] * shortages[site]
    for (resource, _) in model.ownResources[site] { total += penalty(resource, load: loads[resource]) }
    return total
  }

  /// The penalty that stands on limits over several sites.
  var sharedPenalty: Int {
    model.sharedResources.reduce(0) { $0 + penalty($1.resource, load: loads[$1.resource]) }
  }
}
