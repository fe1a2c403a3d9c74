import Relocation

/// Draws cases small enough to try every plan, in which every table, rule and criterion occurs.
struct MathProgRandomCase {
  private var random: Draws
  private var siteIDs: [SiteID] = []
  private var settlementIDs: [SettlementID] = []

  init(seed: UInt64) { random = Draws(state: seed) }

  /// SplitMix64.
  struct Draws: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var z = state
      z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
      z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
      return z ^ (z >> 31)
    }
  }

  /// The next case.
  mutating func next() -> PlanningCase {
    siteIDs = (0..<number(1...3)).map { SiteID("点\($0)") }
    settlementIDs = (0..<number(1...2)).map { SettlementID("屯\($0)") }
    let households = (0..<number(2...4)).map { household(HouseholdID("户\($0)")) }
    let instance = Instance(
      households: households, settlements: settlementIDs.map { settlement($0) }, sites: siteIDs.map { site($0) },
      dwellings: siteIDs.flatMap { dwellings(at: $0) }, distances: distances(),
      scores: ["机会": scores(of: households)], columns: [.households: chance(80) ? ["accepts_cross_region"] : []])
    return PlanningCase(instance: instance, scenario: scenario(of: households), earlier: earlier(of: households))
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
  private mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }
  private mutating func maybe(_ percent: Int, _ range: ClosedRange<Int>) -> Int? {
    chance(percent) ? number(range) : nil
  }
  private mutating func anySite(_ percent: Int, orElsewhere: Bool = false) -> SiteID? {
    guard chance(percent) else { return nil }
    if orElsewhere, chance(20) { return "不存在" }
    return siteIDs[number(0...siteIDs.count - 1)]
  }
}

// MARK: - Tables

extension MathProgRandomCase {
  private mutating func household(_ id: HouseholdID) -> Household {
    Household(
      id: id, settlement: settlementIDs[number(0...settlementIDs.count - 1)], people: number(1...6),
      category: chance(50) ? .registeredPoor : .accompanying, workers: number(0...2), preschool: number(0...1),
      primary: number(0...2), middle: number(0...1), hazard: maybe(30, 0...2), kin: chance(30) ? "亲" : nil,
      wishes: [anySite(70, orElsewhere: true), anySite(50, orElsewhere: true), anySite(30)],
      acceptsCrossRegion: chance(70) ? chance(70) : nil, pinnedSite: anySite(5, orElsewhere: true),
      barredSites: Set([anySite(15, orElsewhere: true)].compactMap { $0 }), extra: ["羊": String(number(0...5))])
  }

  private mutating func settlement(_ id: SettlementID) -> Settlement {
    Settlement(
      id: id, township: chance(50) ? "甲" : nil, move: chance(30) ? .whole : .individual, hazard: maybe(50, 0...2))
  }

  private mutating func site(_ id: SiteID) -> Site {
    Site(
      id: id, region: chance(30) ? .crossRegion : .inCounty, people: maybe(80, 3...14), households: maybe(40, 1...4),
      preschool: maybe(30, 0...2), primary: maybe(30, 0...4), middle: maybe(30, 0...2), jobs: maybe(40, 0...3),
      minPeople: maybe(10, 0...4), costPerPersonYuan: maybe(70, 0...5))
  }

  private mutating func dwellings(at site: SiteID) -> [Dwelling] {
    guard chance(60) else { return [] }
    return (0..<number(1...2)).map { type in
      let least = number(1...3)
      return Dwelling(
        site: site, type: DwellingTypeID("型\(type)"), minPeople: least,
        maxPeople: maybe(80, 0...3).map { least + $0 }, count: maybe(80, 0...3), costYuan: maybe(70, 0...20))
    }
  }

  private mutating func distances() -> [Instance.Leg: Int] {
    var distances: [Instance.Leg: Int] = [:]
    for settlement in settlementIDs {
      for site in siteIDs { distances[.init(settlement: settlement, site: site)] = maybe(85, 0...300) }
    }
    return distances
  }

  private mutating func scores(of households: [Household]) -> [Instance.ScoreKey: Int] {
    var scores: [Instance.ScoreKey: Int] = [:]
    for household in households {
      for site in siteIDs { scores[.init(household: household.id, site: site)] = maybe(70, -500...900) }
    }
    return scores
  }

  private mutating func earlier(of households: [Household]) -> Plan? {
    guard chance(70) else { return nil }
    var plan = Plan()
    for household in households {
      plan[household.id] = anySite(60, orElsewhere: true).map { Assignment(site: $0, dwelling: nil) }
    }
    return plan
  }
}

// MARK: - Scenario

extension MathProgRandomCase {
  private mutating func scenario(of households: [Household]) -> Scenario {
    var changes = InstanceChanges()
    if let site = anySite(8) { changes.close = [site] }
    if let site = anySite(20) { changes.sites = [site: ["people": maybe(70, 3...14)]] }
    if let site = anySite(5) { changes.pin = [households[0].id: site] }
    return Scenario(
      name: "随机", rules: rules(), limits: (0..<number(0...2)).map { limit("限额\($0)") }, objectives: objectives(),
      changes: changes)
  }

  private mutating func rules() -> Rules {
    var rules = Rules()
    rules.placeEveryone = chance(15)
    rules.wholeSettlements = [.hard, .hard, .soft, .off][number(0...3)]
    rules.sitesPerSettlement = maybe(60, 1...2)
    rules.kinTogether = chance(70)
    rules.consentForCrossRegion = chance(70)
    rules.oneJobPerWorkingHousehold = chance(70)
    rules.maxDistanceTenths = maybe(30, 100...300)
    return rules
  }

  private mutating func limit(_ name: String) -> Limit {
    Limit(
      name: name, measure: [.people, .households, .column("羊"), .column("elderly")][number(0...3)],
      where: chance(40) ? ["category": "registered_poor"] : chance(20) ? ["township": "甲"] : [:],
      sites: chance(40) ? .all : chance(50) ? .matching(["region": "in_county"]) : .listed([siteIDs[0]]),
      atLeast: maybe(25, 0...2), atMost: maybe(80, 1...12))
  }

  private mutating func objectives() -> [ObjectiveLevel] {
    let first = ObjectiveLevel([.init(.unplaced, weight: number(1...3))], tolerance: chance(20) ? 2 : 0)
    return [first]
      + (0..<number(1...2)).map { _ in
        var terms: [ObjectiveLevel.Term] = []
        for criterion in [
          Criterion.unplaced, .wishes, .distance, .split, .moved, .cost, .score("机会"), .worst("township"),
        ]
        where chance(40) {
          terms.append(.init(criterion, weight: criterion == .split ? number(0...900) : number(1...30)))
        }
        return ObjectiveLevel(terms, tolerance: chance(20) ? 3 : 0)
      }
  }
}
