import Relocation

/// Draws cases in which every table and every rule occurs, alone and together.
struct TinyCaseMaker {
  var draws: Draws
  var siteIDs: [SiteID] = []
  var settlementIDs: [SettlementID] = []
  var householdIDs: [HouseholdID] = []
  var people = 0

  init(seed: UInt64) { draws = Draws(seed: seed) }

  /// A site that no table has.
  static let elsewhere: SiteID = "nowhere"
  /// A column of numbers that the contract does not name.
  static let ownColumn = "cattle"
  static let scoreColumn = "work"

  mutating func make() -> PlanningCase {
    siteIDs = (1...draws.number(2...3)).map { SiteID("S\($0)") }
    settlementIDs = (1...draws.number(1...3)).map { SettlementID("G\($0)") }
    householdIDs = (1...draws.one(of: [3, 4, 4, 5, 5, 5, 6, 6, 7])).map { HouseholdID("H\($0)") }
    let households = householdIDs.map { household($0) }
    people = households.reduce(0) { $0 + $1.people }
    let instance = Instance(
      households: households, settlements: settlementIDs.map { settlement($0) }, sites: siteIDs.map { site($0) },
      dwellings: siteIDs.flatMap { dwellings(at: $0) }, distances: distances(), scores: scores(), columns: columns())
    let earlier = draws.chance(30) ? self.earlier(instance) : nil
    return PlanningCase(instance: instance, scenario: scenario(hasEarlierPlan: earlier != nil), earlier: earlier)
  }

  mutating func anySite(_ percent: Int, elsewhere: Int = 0) -> SiteID? {
    guard draws.chance(percent) else { return nil }
    return draws.chance(elsewhere) ? Self.elsewhere : draws.one(of: siteIDs)
  }
}

// MARK: - Tables

extension TinyCaseMaker {
  private mutating func household(_ id: HouseholdID) -> Household {
    let states = draws.chance(70)
    return Household(
      id: id, settlement: draws.one(of: settlementIDs), people: draws.number(1...6),
      category: draws.chance(50) ? .registeredPoor : .accompanying, workers: draws.number(0...2),
      preschool: draws.number(0...1), primary: draws.number(0...2), middle: draws.number(0...1),
      hazard: draws.maybe(30, 0...3), kin: draws.chance(30) ? draws.one(of: ["K1", "K2"]) : nil,
      wishes: states ? [anySite(90, elsewhere: 5), anySite(60, elsewhere: 5), anySite(30)] : [],
      acceptsCrossRegion: draws.chance(80) ? draws.chance(60) : nil, pinnedSite: anySite(6, elsewhere: 4),
      barredSites: Set([anySite(12, elsewhere: 10), anySite(4)].compactMap { $0 }),
      extra: [Self.ownColumn: String(draws.number(draws.chance(4) ? -2 ... -1 : 0...4))])
  }

  private mutating func settlement(_ id: SettlementID) -> Settlement {
    Settlement(
      id: id, township: draws.one(of: ["T1", "T2"]), move: draws.chance(30) ? .whole : .individual,
      hazard: draws.maybe(40, 0...2))
  }

  private mutating func site(_ id: SiteID) -> Site {
    let share = max(1, people / siteIDs.count)
    return Site(
      id: id, region: draws.chance(25) ? .crossRegion : .inCounty, people: draws.maybe(85, share / 2...share * 2),
      households: draws.maybe(25, 1...4), preschool: draws.maybe(25, 0...3), primary: draws.maybe(25, 0...5),
      middle: draws.maybe(25, 0...3), jobs: draws.maybe(35, 0...4), minPeople: draws.maybe(15, 0...share),
      costPerPersonYuan: draws.maybe(70, 0...9))
  }

  /// Bands overlap, and the table may lack a site altogether.
  private mutating func dwellings(at site: SiteID) -> [Dwelling] {
    guard draws.chance(55) else { return [] }
    return (1...draws.one(of: [1, 2, 2, 3])).map { type in
      let least = draws.one(of: [1, 1, 1, 2, 3, 4])
      return Dwelling(
        site: site, type: DwellingTypeID("D\(type)"), minPeople: least,
        maxPeople: draws.maybe(70, 1...4).map { least + $0 }, count: draws.maybe(85, 0...4),
        costYuan: draws.maybe(70, 0...20))
    }
  }

  private mutating func distances() -> [Instance.Leg: Int] {
    var distances: [Instance.Leg: Int] = [:]
    for settlement in settlementIDs {
      for site in siteIDs { distances[.init(settlement: settlement, site: site)] = draws.maybe(88, 5...900) }
    }
    return distances
  }

  private mutating func scores() -> [String: [Instance.ScoreKey: Int]] {
    var scores: [Instance.ScoreKey: Int] = [:]
    for household in householdIDs {
      for site in siteIDs { scores[.init(household: household, site: site)] = draws.maybe(70, -500...900) }
    }
    return [Self.scoreColumn: scores]
  }

  private mutating func columns() -> [Instance.Table: Set<String>] {
    var households: Set<String> = ["category", "workers", Self.ownColumn]
    if draws.chance(85) { households.insert("accepts_cross_region") }
    return [.households: households, .settlements: ["township"], .sites: ["region"], .scores: [Self.scoreColumn]]
  }

  private mutating func earlier(_ instance: Instance) -> Plan {
    var plan = Plan()
    for household in householdIDs {
      guard let site = anySite(75, elsewhere: 5) else { continue }
      plan[household] = Assignment(site: site, dwelling: instance.dwellings(at: site).first?.type)
    }
    return plan
  }
}
