import Relocation

extension ProblemCompiler {
  /// Who shares a site (kin, whole settlements), and how many sites a settlement may use.
  mutating func addCohesion() {
    bindParties()
    addGroups()
  }

  private mutating func bindParties() {
    var union = UnionFind(count: problem.units.count)
    var firstOfKin: [String: Int] = [:]
    var firstOfWhole: [Int: Int] = [:]
    for unit in problem.units.indices {
      let household = instance.households[problem.units[unit].household]
      if scenario.rules.kinTogether, let kin = household.kin, !kin.isEmpty {
        union.join(unit, firstOfKin[kin] ?? unit)
        if firstOfKin[kin] == nil { firstOfKin[kin] = unit }
      }
      let settlement = problem.units[unit].settlement
      if scenario.rules.wholeSettlements == .hard, instance.settlements[settlement].move == .whole {
        union.join(unit, firstOfWhole[settlement] ?? unit)
        if firstOfWhole[settlement] == nil { firstOfWhole[settlement] = unit }
      }
    }
    var partyOfRoot: [Int: Int] = [:]
    for unit in problem.units.indices {
      let root = union.root(unit)
      let party = partyOfRoot[root] ?? problem.parties.count
      if party == problem.parties.count {
        partyOfRoot[root] = party
        problem.parties.append(.init(units: [], groups: [], mustBePlaced: false))
      }
      problem.parties[party].units.append(unit)
      if problem.units[unit].mustBePlaced { problem.parties[party].mustBePlaced = true }
      problem.units[unit].party = party
    }
  }

  private mutating func addGroups() {
    let limit = scenario.rules.sitesPerSettlement
    let charges = scenario.objectives.map { level in
      level.terms.reduce(0) { $0 + ($1.criterion == .split ? $1.weight : 0) }
    }
    guard limit != nil || charges.contains(where: { $0 != 0 }) else { return }
    var partiesOfSettlement: [Int: [Int]] = [:]
    var order: [Int] = []
    for unit in problem.units {
      if partiesOfSettlement[unit.settlement] == nil { order.append(unit.settlement) }
      if !(partiesOfSettlement[unit.settlement]?.contains(unit.party) ?? false) {
        partiesOfSettlement[unit.settlement, default: []].append(unit.party)
      }
    }
    for settlement in order {
      // One party uses one site at most: nothing to bound or to charge, unless no site at all is allowed. A party that
      // crosses settlements keeps its settlements as groups, because the decomposition takes it apart by them.
      guard let parties = partiesOfSettlement[settlement] else { continue }
      guard parties.count > 1 || limit == 0 || crosses(parties[0]) else { continue }
      for party in parties { problem.parties[party].groups.append(problem.groups.count) }
      problem.groups.append(
        .init(
          settlement: settlement, parties: parties, maxSites: min(limit ?? problem.siteCount, problem.siteCount),
          extraSiteCosts: charges))
    }
  }
}

extension ProblemCompiler {
  private func crosses(_ party: Int) -> Bool {
    let units = problem.parties[party].units
    return units.contains { problem.units[$0].settlement != problem.units[units[0]].settlement }
  }
}

/// Disjoint sets with path halving.
struct UnionFind {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func root(_ element: Int) -> Int {
    var element = element
    while parents[element] != element {
      parents[element] = parents[parents[element]]
      element = parents[element]
    }
    return element
  }

  mutating func join(_ left: Int, _ right: Int) {
    let (a, b) = (root(left), root(right))
    if a != b { parents[max(a, b)] = min(a, b) }
  }
}
