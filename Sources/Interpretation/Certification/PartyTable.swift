import Relocation

/// Households that go to one site or are all left out, and their parts in each settlement.
struct PartyTable: Sendable {
  /// The part of a party that lives in one settlement.
  struct Part: Sendable {
    let party: Int
    let settlement: Int
    /// Positions, ascending.
    let households: [Int]
  }

  struct Party: Sendable {
    /// Positions, ascending.
    let households: [Int]
    /// Positions of its parts; the first is the one with the party's first household.
    var parts: [Int]
    let mustBePlaced: Bool
  }

  private(set) var parties: [Party] = []
  private(set) var parts: [Part] = []
  /// By household.
  private(set) var partyOfHousehold: [Int]
  /// By settlement: its parts.
  private(set) var partsOfSettlement: [[Int]]

  init(_ planningCase: PlanningCase) {
    let count = planningCase.instance.households.count
    partyOfHousehold = [Int](repeating: -1, count: count)
    partsOfSettlement = [[Int]](repeating: [], count: planningCase.instance.settlements.count)
    var members: [[Int]] = []
    let leaders = Self.leaders(planningCase)
    for household in 0..<count {
      let leader = leaders[household]
      if leader == household {
        partyOfHousehold[household] = members.count
        members.append([])
      }
      partyOfHousehold[household] = partyOfHousehold[leader]
      members[partyOfHousehold[household]].append(household)
    }
    for households in members { append(households, planningCase) }
  }

  private mutating func append(_ households: [Int], _ planningCase: PlanningCase) {
    let all = planningCase.instance.households
    let mustBePlaced =
      planningCase.scenario.rules.placeEveryone || households.contains { all[$0].pinnedSite != nil }
    var party = Party(households: households, parts: [], mustBePlaced: mustBePlaced)
    var order: [Int] = []
    var bySettlement: [Int: [Int]] = [:]
    for household in households {
      let settlement = planningCase.settlementOfHousehold[household]
      if bySettlement[settlement] == nil { order.append(settlement) }
      bySettlement[settlement, default: []].append(household)
    }
    for settlement in order {
      party.parts.append(parts.count)
      partsOfSettlement[settlement].append(parts.count)
      parts.append(Part(party: parties.count, settlement: settlement, households: bySettlement[settlement] ?? []))
    }
    parties.append(party)
  }

  /// By household: the first household of those it is bound to, through kin and settlements that move as a whole.
  private static func leaders(_ planningCase: PlanningCase) -> [Int] {
    var leaders = Array(planningCase.instance.households.indices)
    func leader(of household: Int) -> Int {
      var found = household
      while leaders[found] != found {
        leaders[found] = leaders[leaders[found]]
        found = leaders[found]
      }
      return found
    }
    func bind(_ households: [Int]) {
      for household in households.dropFirst() {
        let pair = (leader(of: households[0]), leader(of: household))
        leaders[max(pair.0, pair.1)] = min(pair.0, pair.1)
      }
    }
    let rules = planningCase.scenario.rules
    if rules.kinTogether { for group in planningCase.kinGroups { bind(group.members) } }
    if rules.wholeSettlements == .hard {
      for (position, settlement) in planningCase.instance.settlements.enumerated() where settlement.move == .whole {
        bind(planningCase.householdsOfSettlement[position])
      }
    }
    return leaders.indices.map { leader(of: $0) }
  }
}
