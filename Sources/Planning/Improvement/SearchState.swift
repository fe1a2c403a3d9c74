import Formulation

/// Where each party is, what that consumes, and what it costs: a plan that may overrun limits at a penalty.
///
/// The penalty of a unit of overrun is a price of its own for each resource, and for each site's missing dwellings, so
/// that the search walks through plans that are not allowed toward ones that are (exact penalties: prices above the
/// multipliers make the cheapest plan an allowed one, up to integrality).
struct SearchState {
  let model: SearchModel
  /// By party: site, or -1.
  private(set) var sites: [Int]
  private(set) var loads: [Int]
  /// At `group · siteCount + site`: parties of the group at the site.
  private(set) var groupCounts: [Int32]
  /// By group: number of sites used.
  private(set) var groupUses: [Int]
  /// At `site · sizeCount + size`: households.
  private(set) var sizeCounts: [Int32]
  /// By site: households without a dwelling.
  private(set) var shortages: [Int]
  /// By resource: price of a unit of overrun.
  var weights: [Int]
  /// By site: price of a household without a dwelling.
  var dwellingWeights: [Int]
  /// Cost without penalties.
  private(set) var cost = 0

  private let siteCount: Int
  private let sizeCount: Int

  init(_ model: SearchModel, sites: [Int], weights: [Int], dwellingWeights: [Int]) {
    self.model = model
    self.sites = [Int](repeating: -1, count: model.partyCount)
    self.weights = weights
    self.dwellingWeights = dwellingWeights
    siteCount = model.siteCount
    sizeCount = model.bands.sizes.count
    loads = [Int](repeating: 0, count: model.uppers.count)
    groupCounts = [Int32](repeating: 0, count: model.problem.groups.count * model.siteCount)
    groupUses = [Int](repeating: 0, count: model.problem.groups.count)
    sizeCounts = [Int32](repeating: 0, count: model.siteCount * model.bands.sizes.count)
    shortages = [Int](repeating: 0, count: model.siteCount)
    for party in sites.indices {
      cost += outsideCost(party)
      if sites[party] >= 0 { move(party, to: sites[party]) }
    }
  }

  /// A party's cost where it is left out; barred ones count as costly, not as forbidden.
  func outsideCost(_ party: Int) -> Int { model.unplaced[party] }

  @inline(__always)
  func cost(_ party: Int, at site: Int) -> Int {
    site < 0 ? model.unplaced[party] : model.costs[party * siteCount + site]
  }

  /// Sum of all penalties.
  var penalty: Int {
    var total = 0
    for resource in loads.indices { total += penalty(resource, load: loads[resource]) }
    for site in shortages.indices { total += dwellingWeights[site] * shortages[site] }
    return total
  }

  /// Units by which limits are overrun, and households without a dwelling.
  var overrun: Int {
    var total = shortages.reduce(0, +)
    for resource in loads.indices {
      total += max(0, loads[resource] - model.uppers[resource]) + max(0, model.lowers[resource] - loads[resource])
    }
    return total
  }

  @inline(__always)
  private func penalty(_ resource: Int, load: Int) -> Int {
    if load > model.uppers[resource] { return weights[resource] * (load - model.uppers[resource]) }
    if load < model.lowers[resource] { return weights[resource] * (model.lowers[resource] - load) }
    return 0
  }

  // MARK: - Moves

  /// The change of cost and penalty if a party went to another site (or out, -1); `nil` where it may not.
  func change(moving party: Int, to site: Int) -> Int? {
    let from = sites[party]
    let arrival = cost(party, at: site)
    guard arrival < SearchModel.barred, let spread = spreadChange(party, from: from, to: site) else { return nil }
    var change = arrival - cost(party, at: from) + spread
    if from >= 0 { change += loadChange(at: from, party: party, sign: -1) }
    if site >= 0 { change += loadChange(at: site, party: party, sign: 1) }
    change += sharedChange(party, from: from, to: site)
    if from >= 0 { change += dwellingChange(at: from, removing: party, adding: -1) }
    if site >= 0 { change += dwellingChange(at: site, removing: -1, adding: party) }
    return change
  }

  /// The change if two parties at different sites changed places; `nil` where one may not.
  func change(swapping left: Int, with right: Int) -> Int? {
    let (a, b) = (sites[left], sites[right])
    let (leftCost, rightCost) = (cost(left, at: b), cost(right, at: a))
    guard leftCost < SearchModel.barred, rightCost < SearchModel.barred else { return nil }
    guard let spread = spreadChange(swapping: left, right) else { return nil }
    var change = leftCost + rightCost - cost(left, at: a) - cost(right, at: b) + spread
    if a >= 0 { change += swapLoadChange(at: a, out: left, in: right) }
    if b >= 0 { change += swapLoadChange(at: b, out: right, in: left) }
    change += sharedChange(left, from: a, to: b) == 0 && sharedChange(right, from: b, to: a) == 0
      ? 0 : sharedSwapChange(left, right)
    if a >= 0 { change += dwellingChange(at: a, removing: left, adding: right) }
    if b >= 0 { change += dwellingChange(at: b, removing: right, adding: left) }
    return change
  }

  private func loadChange(at site: Int, party: Int, sign: Int) -> Int {
    var change = 0
    let offset = party * model.measureCount
    for (resource, measure) in model.ownResources[site] {
      let amount = Int(model.amounts[offset + measure])
      if amount == 0 { continue }
      let load = loads[resource]
      change += penalty(resource, load: load + sign * amount) - penalty(resource, load: load)
    }
    return change
  }

  private func swapLoadChange(at site: Int, out: Int, in party: Int) -> Int {
    var change = 0
    for (resource, measure) in model.ownResources[site] {
      let amount =
        Int(model.amounts[party * model.measureCount + measure]) - Int(model.amounts[out * model.measureCount + measure])
      if amount == 0 { continue }
      let load = loads[resource]
      change += penalty(resource, load: load + amount) - penalty(resource, load: load)
    }
    return change
  }

  private func sharedAmount(_ shared: (resource: Int, measure: Int, sites: [Bool]), _ party: Int, _ from: Int, _ to: Int)
    -> Int
  {
    let before = from >= 0 && shared.sites[from]
    let after = to >= 0 && shared.sites[to]
    if before == after { return 0 }
    let amount = Int(model.amounts[party * model.measureCount + shared.measure])
    return after ? amount : -amount
  }

  private func sharedChange(_ party: Int, from: Int, to: Int) -> Int {
    var change = 0
    for shared in model.sharedResources {
      let amount = sharedAmount(shared, party, from, to)
      if amount == 0 { continue }
      let load = loads[shared.resource]
      change += penalty(shared.resource, load: load + amount) - penalty(shared.resource, load: load)
    }
    return change
  }

  private func sharedSwapChange(_ left: Int, _ right: Int) -> Int {
    var change = 0
    for shared in model.sharedResources {
      let amount =
        sharedAmount(shared, left, sites[left], sites[right]) + sharedAmount(shared, right, sites[right], sites[left])
      if amount == 0 { continue }
      let load = loads[shared.resource]
      change += penalty(shared.resource, load: load + amount) - penalty(shared.resource, load: load)
    }
    return change
  }

  private func dwellingChange(at site: Int, removing: Int, adding: Int) -> Int {
    guard model.bands.matter(at: site) else { return 0 }
    if removing >= 0, adding >= 0, model.sizes[removing].count == 1, model.sizes[adding].count == 1,
      model.sizes[removing][0] == model.sizes[adding][0]
    {
      return 0
    }
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: sizeCount) { counts in
      for size in 0..<sizeCount { counts[size] = sizeCounts[site * sizeCount + size] }
      if removing >= 0 { for (size, count) in model.sizes[removing] { counts[size] -= count } }
      if adding >= 0 { for (size, count) in model.sizes[adding] { counts[size] += count } }
      let missing = model.bands.shortage(at: site, counts: UnsafeBufferPointer(counts))
      return dwellingWeights[site] * (missing - shortages[site])
    }
  }

  private func spreadChange(_ party: Int, from: Int, to: Int) -> Int? {
    var change = 0
    for group in model.problem.parties[party].groups {
      var uses = groupUses[group]
      let before = uses
      if from >= 0, groupCounts[group * siteCount + from] == 1 { uses -= 1 }
      if to >= 0, groupCounts[group * siteCount + to] == 0 { uses += 1 }
      // A settlement that uses too many sites already may not use more.
      if uses > model.problem.groups[group].maxSites, uses > before { return nil }
      change += model.extraSiteCosts[group] * (max(0, uses - 1) - max(0, before - 1))
    }
    return change
  }

  private func spreadChange(swapping left: Int, _ right: Int) -> Int? {
    let (a, b) = (sites[left], sites[right])
    let (leftGroups, rightGroups) = (model.problem.parties[left].groups, model.problem.parties[right].groups)
    if leftGroups == rightGroups { return 0 }
    if leftGroups.contains(where: { rightGroups.contains($0) }) { return nil }
    guard let first = spreadChange(left, from: a, to: b), let second = spreadChange(right, from: b, to: a) else {
      return nil
    }
    return first + second
  }

  /// Moves a party to a site, or out (-1).
  mutating func move(_ party: Int, to site: Int) {
    let from = sites[party]
    guard from != site else { return }
    cost += cost(party, at: site) - cost(party, at: from)
    if from >= 0 { shift(party, at: from, sign: -1) }
    if site >= 0 { shift(party, at: site, sign: 1) }
    for shared in model.sharedResources { loads[shared.resource] += sharedAmount(shared, party, from, site) }
    for group in model.problem.parties[party].groups {
      let before = groupUses[group]
      if from >= 0 {
        groupCounts[group * siteCount + from] -= 1
        if groupCounts[group * siteCount + from] == 0 { groupUses[group] -= 1 }
      }
      if site >= 0 {
        if groupCounts[group * siteCount + site] == 0 { groupUses[group] += 1 }
        groupCounts[group * siteCount + site] += 1
      }
      cost += model.extraSiteCosts[group] * (max(0, groupUses[group] - 1) - max(0, before - 1))
    }
    sites[party] = site
  }

  private mutating func shift(_ party: Int, at site: Int, sign: Int) {
    let offset = party * model.measureCount
    for (resource, measure) in model.ownResources[site] { loads[resource] += sign * Int(model.amounts[offset + measure]) }
    guard model.bands.matter(at: site) else { return }
    for (size, count) in model.sizes[party] { sizeCounts[site * sizeCount + size] += Int32(sign) * count }
    let range = (site * sizeCount)..<((site + 1) * sizeCount)
    shortages[site] = sizeCounts.withUnsafeBufferPointer { counts in
      model.bands.shortage(at: site, counts: UnsafeBufferPointer(rebasing: counts[range]))
    }
  }

  /// Makes limits that are overrun dearer.
  mutating func raiseWeights() {
    for resource in loads.indices
    where loads[resource] > model.uppers[resource] || loads[resource] < model.lowers[resource] {
      weights[resource] += max(1, weights[resource] / 3)
    }
    for site in shortages.indices where shortages[site] > 0 { dwellingWeights[site] += max(1, dwellingWeights[site] / 3) }
  }
}
