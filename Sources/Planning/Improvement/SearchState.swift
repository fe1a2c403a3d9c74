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
  /// By group: its parties at sites.
  private(set) var groupSites: SiteCounts
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
    self.weights = zip(weights, model.largestWeights).map { min($0, $1) }
    self.dwellingWeights = dwellingWeights
    siteCount = model.siteCount
    sizeCount = model.bands.sizes.count
    loads = [Int](repeating: 0, count: model.uppers.count)
    groupSites = SiteCounts(model.problem.groups)
    sizeCounts = [Int32](repeating: 0, count: model.siteCount * model.bands.sizes.count)
    shortages = [Int](repeating: 0, count: model.siteCount)
    for party in sites.indices {
      cost += model.unplaced[party]
      if sites[party] >= 0 { move(party, to: sites[party]) }
    }
  }

  /// A plan that is to overrun nothing at any price.
  init(_ model: SearchModel, plan: [Int]) {
    self.init(
      model, sites: plan, weights: model.uppers.map { _ in 1 },
      dwellingWeights: [Int](repeating: 1, count: model.siteCount))
  }

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

  /// Who is at another site in an allocation, and at which.
  func changes(to other: [Int]) -> [(party: Int, site: Int)] {
    sites.indices.filter { sites[$0] != other[$0] }.map { ($0, other[$0]) }
  }

  /// Units by which limits are overrun, and households without a dwelling.
  var overrun: Int {
    var total = shortages.reduce(0, +)
    for resource in loads.indices { total += overrun(of: resource) }
    return total
  }

  /// Units by which a site's own limits are overrun, and its households without a dwelling.
  func overrun(at site: Int) -> Int {
    model.ownResources[site].reduce(shortages[site]) { $0 + overrun(of: $1.resource) }
  }

  private func overrun(of resource: Int) -> Int {
    max(0, loads[resource] - model.uppers[resource]) + max(0, model.lowers[resource] - loads[resource])
  }

  @inline(__always)
  func penalty(_ resource: Int, load: Int) -> Int {
    if load > model.uppers[resource] { return weights[resource] * (load - model.uppers[resource]) }
    if load < model.lowers[resource] { return weights[resource] * (model.lowers[resource] - load) }
    return 0
  }

  // MARK: - Moves

  private func sharedAmount(
    _ shared: (resource: Int, measure: Int, sites: [Bool]), _ party: Int, _ from: Int, _ to: Int
  )
    -> Int
  {
    let before = from >= 0 && shared.sites[from]
    let after = to >= 0 && shared.sites[to]
    if before == after { return 0 }
    let amount = Int(model.amounts[party * model.measureCount + shared.measure])
    return after ? amount : -amount
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
      let before = groupSites.uses[group]
      if from >= 0 { groupSites.remove(group, at: from) }
      if site >= 0 { groupSites.add(group, at: site) }
      cost += model.extraSiteCosts[group] * (max(0, groupSites.uses[group] - 1) - max(0, before - 1))
    }
    sites[party] = site
  }

  private mutating func shift(_ party: Int, at site: Int, sign: Int) {
    let offset = party * model.measureCount
    for (resource, measure) in model.ownResources[site] {
      loads[resource] += sign * Int(model.amounts[offset + measure])
    }
    guard model.bands.matter(at: site) else { return }
    for (size, count) in model.sizes[party] { sizeCounts[site * sizeCount + size] += Int32(sign) * count }
    let range = (site * sizeCount)..<((site + 1) * sizeCount)
    shortages[site] = sizeCounts.withUnsafeBufferPointer { counts in
      model.bands.shortage(at: site, counts: UnsafeBufferPointer(rebasing: counts[range]))
    }
  }

  /// Whether a household of any size would find a dwelling at a site.
  func hasRoomInDwellings(at site: Int) -> Bool {
    guard model.bands.matter(at: site) else { return true }
    var counts = Array(sizeCounts[(site * sizeCount)..<((site + 1) * sizeCount)])
    return counts.indices.allSatisfy { size in
      counts[size] += 1
      defer { counts[size] -= 1 }
      return counts.withUnsafeBufferPointer { model.bands.shortage(at: site, counts: $0) } == 0
    }
  }

  /// Makes limits that are overrun dearer; whether any of them could be.
  ///
  /// - Parameter part: by one part of so many. The slower, the cheaper the plan at the end, and the longer the way.
  mutating func raiseWeights(by part: Int = Self.coarsePart) -> Bool {
    var isRaised = false
    for resource in loads.indices
    where loads[resource] > model.uppers[resource] || loads[resource] < model.lowers[resource] {
      isRaised = Self.raise(&weights[resource], by: part, most: model.largestWeights[resource]) || isRaised
    }
    for site in shortages.indices where shortages[site] > 0 {
      isRaised = Self.raise(&dwellingWeights[site], by: part) || isRaised
    }
    return isRaised
  }

  static let coarsePart = 3
  static let finePart = 10

  /// A price far above all costs makes a limit no dearer by growing, and could grow out of the range of numbers.
  private static let largestWeight = 1 << 36

  private static func raise(_ weight: inout Int, by part: Int, most: Int = .max) -> Bool {
    guard weight < min(largestWeight, most) else { return false }
    weight = min(most, weight + max(1, weight / part))
    return true
  }
}
