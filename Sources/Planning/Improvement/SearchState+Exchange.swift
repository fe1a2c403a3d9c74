import Formulation

extension SearchState {
  /// What a party's change of site does to cost alone, settlements' extra sites included; `nil` where it may not be.
  func costChange(of party: Int, from: Int, to: Int) -> Int? {
    let arrival = cost(party, at: to)
    guard arrival < SearchModel.barred,
      let spread = spreadChange(groups: model.problem.parties[party].groups, count: 1, from: from, to: to)
    else { return nil }
    return arrival - cost(party, at: from) + spread
  }

  /// The same for parties that move together: they share their settlement.
  func costChange(of parties: [Int], from: Int, to: Int) -> Int? {
    var change = 0
    for party in parties {
      let arrival = cost(party, at: to)
      guard arrival < SearchModel.barred else { return nil }
      change += arrival - cost(party, at: from)
    }
    let groups = parties.first.map { model.problem.parties[$0].groups } ?? []
    guard let spread = spreadChange(groups: groups, count: parties.count, from: from, to: to) else { return nil }
    return change + spread
  }

  /// The parties of a settlement that are at a site.
  func part(of group: Int, at site: Int) -> [Int] {
    model.problem.groups[group].parties.filter { sites[$0] == site }
  }

  private func spreadChange(groups: [Int], count: Int, from: Int, to: Int) -> Int? {
    var change = 0
    for group in groups {
      let before = groupSites.uses[group]
      var uses = before
      if from >= 0, groupSites.count(group, at: from) == count { uses -= 1 }
      if to >= 0, groupSites.count(group, at: to) == 0 { uses += 1 }
      // A settlement that uses too many sites already may not use more.
      if uses > model.problem.groups[group].maxSites, uses > before { return nil }
      change += model.extraSiteCosts[group] * (max(0, uses - 1) - max(0, before - 1))
    }
    return change
  }

  /// What an exchange of two movers between two sites does to the penalties; `nil` where that is `limit` or more.
  ///
  /// Dwellings, which take longest to count, come last, and not at all where what stands there now cannot outweigh the rest.
  func penaltyChange(
    _ left: MoverBatch, _ i: Int, at a: Int, _ right: MoverBatch, _ j: Int, at b: Int, below limit: Int
  ) -> Int? {
    var change = 0
    var relief = 0
    if a >= 0 {
      change += resourceChange(at: a, removing: left, i, adding: right, j)
      relief += dwellingWeights[a] * shortages[a]
    }
    if b >= 0 {
      change += resourceChange(at: b, removing: right, j, adding: left, i)
      relief += dwellingWeights[b] * shortages[b]
    }
    change += sharedChange(left, i, at: a, right, j, at: b)
    guard change - relief < limit else { return nil }
    if a >= 0 {
      change += dwellingChange(at: a, removing: left, i, adding: right, j)
      relief -= dwellingWeights[a] * shortages[a]
      guard change - relief < limit else { return nil }
    }
    if b >= 0 { change += dwellingChange(at: b, removing: right, j, adding: left, i) }
    return change < limit ? change : nil
  }

  private func sharedChange(
    _ left: MoverBatch, _ i: Int, at a: Int, _ right: MoverBatch, _ j: Int, at b: Int
  ) -> Int {
    var change = 0
    let measures = model.measureCount
    for shared in model.sharedResources {
      let sign = (b >= 0 && shared.sites[b] ? 1 : 0) - (a >= 0 && shared.sites[a] ? 1 : 0)
      if sign == 0 { continue }
      let amount =
        sign * Int(left.amounts[i * measures + shared.measure] - right.amounts[j * measures + shared.measure])
      if amount == 0 { continue }
      let load = loads[shared.resource]
      change += penalty(shared.resource, load: load + amount) - penalty(shared.resource, load: load)
    }
    return change
  }

  private func resourceChange(at site: Int, removing out: MoverBatch, _ i: Int, adding new: MoverBatch, _ j: Int) -> Int
  {
    var change = 0
    let measures = model.measureCount
    for (resource, measure) in model.ownResources[site] {
      let amount = Int(new.amounts[j * measures + measure] - out.amounts[i * measures + measure])
      if amount == 0 { continue }
      let load = loads[resource]
      change += penalty(resource, load: load + amount) - penalty(resource, load: load)
    }
    return change
  }

  private func dwellingChange(at site: Int, removing out: MoverBatch, _ i: Int, adding new: MoverBatch, _ j: Int) -> Int
  {
    guard model.bands.matter(at: site) else { return 0 }
    let sizes = model.bands.sizes.count
    var isSame = true
    for size in 0..<sizes where out.sizes[i * sizes + size] != new.sizes[j * sizes + size] { isSame = false }
    if isSame { return 0 }
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: sizes) { counts in
      for size in 0..<sizes {
        counts[size] = sizeCounts[site * sizes + size] - out.sizes[i * sizes + size] + new.sizes[j * sizes + size]
      }
      let missing = model.bands.shortage(at: site, counts: UnsafeBufferPointer(counts))
      return dwellingWeights[site] * (missing - shortages[site])
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
