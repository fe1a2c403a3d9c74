import Formulation
import Relocation

/// The Lagrangian bound of one leaf: the sum over blocks of their cheapest patterns.
struct LeafBound {
  /// What a leaf gives: the sum over blocks, or `nil` where some block has no pattern and so no plan goes this way.
  struct Result {
    var total: Int?
    var isComplete = true
  }

  /// Sets of sites looked into for one settlement before the search is cut short.
  static let stepsPerSettlement = 50_000

  let tables: CertificationTables
  let weights: CombinedWeights
  let prices: CertificatePrices
  let conditions: BranchConditions
  let scores: [[Int]]
  private let pricedLimits: [Int]
  /// Limits of which some site's share is priced.
  private let pricedShares: [Int]
  /// By settlement: whether its parts are looked at together.
  let isBlock: [Bool]

  init(
    tables: CertificationTables, weights: CombinedWeights, prices: CertificatePrices, conditions: BranchConditions,
    scores: [[Int]]
  ) {
    self.tables = tables
    self.weights = weights
    self.prices = prices
    self.conditions = conditions
    self.scores = scores
    pricedLimits = prices.limit.indices.filter { prices.limit[$0] != 0 }
    pricedShares = prices.limit.indices.filter { limit in
      (0..<tables.siteCount).contains { prices.share[limit * tables.siteCount + $0] != 0 }
    }
    let most = tables.planningCase.scenario.rules.sitesPerSettlement ?? Int.max
    let isShared = most < tables.siteCount || weights.split != 0
    isBlock = tables.parties.partsOfSettlement.indices.map { settlement in
      isShared && tables.parties.partsOfSettlement[settlement].count > (most == 0 ? 0 : 1)
        || conditions.used[settlement] != nil
    }
  }

  func evaluate() throws(CertificateFault) -> Result {
    var result = Result(total: 0)
    if conditions.isContradictory { return Result(total: nil) }
    for party in tables.parties.parties.indices where host(of: party) == nil {
      let table = try costs(of: tables.parties.parties[party].parts, party: party)
      let all = table.costs.compactMap { $0 } + (table.unplaced.map { [$0] } ?? [])
      guard let least = all.min() else { return Result(total: nil) }
      result.total = try Checked.sum(result.total ?? 0, least)
    }
    for settlement in isBlock.indices where isBlock[settlement] {
      let least = try minimum(ofSettlement: settlement)
      guard let value = least.value else { return Result(total: nil) }
      result.total = try Checked.sum(result.total ?? 0, value)
      result.isComplete = result.isComplete && least.isComplete
    }
    return result
  }

  /// The part of a party that the parts in settlements that are no blocks are counted with: its first, or else the first
  /// that is in a block; `nil` where none is. Counting them together can only raise the bound.
  func host(of party: Int) -> Int? {
    tables.parties.parties[party].parts.first { isBlock[tables.parties.parts[$0].settlement] }
  }

  func minimum(ofSettlement settlement: Int) throws(CertificateFault) -> (value: Int?, isComplete: Bool) {
    var unplaced: [Int?] = []
    var rows: [[Int?]] = []
    for part in tables.parties.partsOfSettlement[settlement] {
      let party = tables.parties.parts[part].party
      let free = tables.parties.parties[party].parts.filter { !isBlock[tables.parties.parts[$0].settlement] }
      let table = try costs(of: host(of: party) == part ? [part] + free : [part], party: party)
      unplaced.append(table.unplaced)
      rows.append(table.costs)
    }
    let mustUse = conditions.used[settlement] ?? []
    // Sites that nobody may go to only lengthen the search.
    let sites = (0..<tables.siteCount).filter { site in mustUse.contains(site) || rows.contains { $0[site] != nil } }
    var search = try SiteSetSearch(
      unplaced: unplaced, costs: sites.map { site in rows.map { $0[site] } },
      mustUse: mustUse.compactMap { sites.firstIndex(of: $0) }, extraSiteCost: weights.split,
      maxSites: tables.planningCase.scenario.rules.sitesPerSettlement ?? Int.max, steps: Self.stepsPerSettlement)
    return search.minimum()
  }

  /// By site, the cost of placing some parts of one party there together (`nil` where the party may not go); and the
  /// cost of leaving them out (`nil` where it must be placed).
  func costs(of parts: [Int], party: Int) throws(CertificateFault) -> (costs: [Int?], unplaced: Int?) {
    let households = parts.flatMap { tables.parties.parts[$0].households }
    var costs = [Int?](repeating: nil, count: tables.siteCount)
    for site in sites(ofParty: party) {
      var sum = try linkCost(of: parts, party: party, site: site)
      for household in households { sum = try Checked.sum(sum, try placedCost(household, site)) }
      costs[site] = sum
    }
    let it = tables.parties.parties[party]
    guard !it.mustBePlaced, conditions.forced[party] == nil else { return (costs, nil) }
    var unplaced = 0
    for household in households { unplaced = try Checked.sum(unplaced, try unplacedCost(household)) }
    return (costs, unplaced)
  }

  private func sites(ofParty party: Int) -> [Int] {
    let households = tables.parties.parties[party].households
    var sites = tables.allowedSites[households[0]].filter { conditions.allows(party: party, site: $0) }
    for household in households.dropFirst() {
      let allowed = Set(tables.allowedSites[household])
      sites.removeAll { !allowed.contains($0) }
    }
    return sites
  }

  private func linkCost(of parts: [Int], party: Int, site: Int) throws(CertificateFault) -> Int {
    let all = tables.parties.parties[party].parts
    if prices.links.isEmpty || all.count == 1 { return 0 }
    var sum = 0
    for part in all.dropFirst() {
      guard let link = prices.links[part]?[site] else { continue }
      if parts.contains(part) { sum = try Checked.sum(sum, link) }
      if parts.contains(all[0]) { sum = try Checked.difference(sum, link) }
    }
    return sum
  }
}

extension LeafBound {
  /// `scale · cost_k + Σ λ_l · cost_l + Σ m_r · use_r` of a household at a site, in its cheapest dwelling.
  private func placedCost(_ household: Int, _ site: Int) throws(CertificateFault) -> Int {
    let distance = tables.planningCase.distanceTenths(household: household, site: site) ?? 0
    let penalty = tables.wishPenalty(household: household, site: site)
    var perPerson = try Checked.product(weights.wishes, penalty)
    perPerson = try Checked.sum(perPerson, try Checked.product(weights.distance, distance))
    perPerson = try Checked.sum(perPerson, try Checked.product(weights.cost, tables.yuanPerPerson[site]))
    if !prices.means.prices.isEmpty {
      let burden = try Checked.product(prices.means.prices[household], try Checked.sum(penalty, distance))
      perPerson = try Checked.sum(perPerson, burden)
    }
    var sum = try Checked.product(perPerson, tables.people[household])
    if let earlier = tables.earlierSites[household], earlier != site { sum = try Checked.sum(sum, weights.moved) }
    for (index, score) in weights.scores.enumerated() {
      let value = scores[index][household * tables.siteCount + site]
      sum = try Checked.difference(sum, try Checked.product(score.weight, value))
    }
    sum = try Checked.sum(sum, try resourcePrice(household, site))
    return try Checked.sum(sum, try cheapestDwelling(household, site))
  }

  private func resourcePrice(_ household: Int, _ site: Int) throws(CertificateFault) -> Int {
    var sum = 0
    let count = CertificatePrices.resourceCount
    for resource in 0..<count {
      let price = prices.site[site * count + resource]
      if price != 0 {
        sum = try Checked.sum(sum, try Checked.product(price, tables.amounts[household * count + resource]))
      }
    }
    for limit in pricedLimits where tables.limitSites[limit][site] {
      let amount = tables.limitAmounts[limit][household]
      sum = try Checked.sum(sum, try Checked.product(prices.limit[limit], amount))
    }
    for limit in pricedShares {
      let price = prices.share[limit * tables.siteCount + site]
      if price == 0 { continue }
      sum = try Checked.sum(sum, try Checked.product(price, tables.shareExcesses[limit][household]))
    }
    return sum
  }

  private func cheapestDwelling(_ household: Int, _ site: Int) throws(CertificateFault) -> Int {
    guard tables.hasDwellings[site], let rows = tables.dwellingRows[tables.people[household]]?[site] else { return 0 }
    var least: Int?
    for row in rows {
      let cost = try Checked.sum(try Checked.product(weights.cost, tables.yuanOfDwelling[row]), prices.dwelling[row])
      least = min(least ?? cost, cost)
    }
    return least ?? 0
  }

  private func unplacedCost(_ household: Int) throws(CertificateFault) -> Int {
    let priority = tables.planningCase.priority(ofHousehold: household)
    let cost = try Checked.product(weights.unplaced, try Checked.product(tables.people[household], priority))
    return tables.earlierSites[household] == nil ? cost : try Checked.sum(cost, weights.moved)
  }
}
