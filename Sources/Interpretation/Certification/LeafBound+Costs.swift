import Relocation

extension LeafBound {
  /// By site, the cost of placing some parts of one party there together (`nil` where the party may not go); and the
  /// cost of leaving them out (`nil` where it must be placed).
  func costs(of parts: [Int], party: Int) throws(CertificateFault) -> (costs: [Int?], unplaced: Int?) {
    let households = parts.flatMap { tables.parties.parts[$0].households }
    var costs = [Int?](repeating: nil, count: tables.siteCount)
    let sites = sites(ofParty: party)
    for site in sites { costs[site] = try linkCost(of: parts, party: party, site: site) }
    for household in households { try add(household, at: sites, to: &costs) }
    let it = tables.parties.parties[party]
    guard !it.mustBePlaced, conditions.forced[party] == nil else { return (costs, nil) }
    var unplaced = 0
    for household in households { unplaced = try Checked.sum(unplaced, try unplacedCost(household)) }
    return (costs, unplaced)
  }

  func sites(ofParty party: Int) -> [Int] {
    let households = tables.parties.parties[party].households
    var sites = tables.allowedSites(households[0]).filter { conditions.allows(party: party, site: $0) }
    for household in households.dropFirst() {
      let allowed = Set(tables.allowedSites(household))
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

  /// Adds `scale · cost_k + Σ λ_l · cost_l + Σ m_r · use_r` of a household at some sites, in its cheapest dwelling there.
  private func add(_ household: Int, at sites: [Int], to costs: inout [Int?]) throws(CertificateFault) {
    try forEachOwnCost(of: household, at: sites) { (site, own) throws(CertificateFault) in
      let sum = try Checked.sum(own, try kindCosts.cost(household, site))
      costs[site] = try Checked.sum(costs[site] ?? 0, sum)
    }
  }

  /// Calls `body` with what a household costs at some sites beside what all of its kind do.
  func forEachOwnCost(
    of household: Int, at sites: [Int], _ body: (_ site: Int, _ cost: Int) throws(CertificateFault) -> Void
  ) throws(CertificateFault) {
    let people = tables.people[household]
    let settlement = tables.planningCase.settlementOfHousehold[household]
    let distances = tables.planningCase.distances
    let earlier = tables.earlierSites[household]
    let burden = prices.means.prices.isEmpty ? 0 : prices.means.prices[household]
    let (stated, wishes) = (tables.statedWishes[household], tables.wishes[household])
    for site in sites {
      let distance = distances.tenths(settlement: settlement, site: site) ?? 0
      let penalty = stated ? wishes.firstIndex(of: site) ?? 4 : 0
      var perPerson = try Checked.product(weights.wishes, penalty)
      perPerson = try Checked.sum(perPerson, try Checked.product(weights.distance, distance))
      if burden != 0 {
        perPerson = try Checked.sum(perPerson, try Checked.product(burden, try Checked.sum(penalty, distance)))
      }
      var sum = try Checked.product(perPerson, people)
      if let earlier, earlier != site { sum = try Checked.sum(sum, weights.moved) }
      for (index, score) in weights.scores.enumerated() {
        let value = scores[index][household * tables.siteCount + site]
        sum = try Checked.difference(sum, try Checked.product(score.weight, value))
      }
      try body(site, sum)
    }
  }

  func unplacedCost(_ household: Int) throws(CertificateFault) -> Int {
    let priority = tables.planningCase.priority(ofHousehold: household)
    let cost = try Checked.product(weights.unplaced, try Checked.product(tables.people[household], priority))
    return tables.earlierSites[household] == nil ? cost : try Checked.sum(cost, weights.moved)
  }
}
