import Relocation

/// Small random cases with everything that certificates have to do with.
struct SmallCase {
  /// What a case may hold.
  struct Options {
    var sitesPerSettlement: Int?
    var splitWeight = 0
    /// Whether sites, dwellings and limits are scarce; without, nothing couples settlements but kin.
    var hasCapacities = true
    var kinCrosses = true
    var hasTolerance = true
    var householdCount = 3...4
  }

  static let siteIDs: [SiteID] = ["S1", "S2", "S3"]
  static let settlementIDs: [SettlementID] = ["A", "B"]

  static let allColumns: [Instance.Table: Set<String>] = [
    .households: ["id", "people", "settlement", "workers", "primary", "kin", "wish_1", "accepts_cross_region"],
    .sites: ["id", "people", "region", "primary", "jobs", "min_people"], .settlements: ["id", "move"],
    .dwellings: ["site", "type", "count"],
  ]

  static func make(_ options: Options, _ random: inout TestRandom) -> PlanningCase {
    let count = Int.random(in: options.householdCount, using: &random)
    let households = (1...count).map { household($0, options, &random) }
    let settlements = settlementIDs.map {
      Settlement(id: $0, move: random.chance(20) ? .whole : .individual, hazard: random.chance(30) ? 2 : nil)
    }
    let sites = siteIDs.map { site($0, options, &random) }
    var distances: [Instance.Leg: Int] = [:]
    for settlement in settlementIDs {
      for site in siteIDs where random.chance(85) {
        distances[Instance.Leg(settlement: settlement, site: site)] = Int.random(in: 1...90, using: &random)
      }
    }
    let instance = Instance(
      households: households, settlements: settlements, sites: sites, dwellings: dwellings(options, &random),
      distances: distances, scores: ["work": scores(households, &random)], columns: allColumns)
    let earlier = Plan(
      Dictionary(
        households.compactMap { household in
          random.chance(50) ? (household.id, Assignment(site: "S2", dwelling: nil)) : nil
        }, uniquingKeysWith: { first, _ in first }))
    return PlanningCase(instance: instance, scenario: scenario(options, &random), earlier: earlier)
  }

  private static func household(_ number: Int, _ options: Options, _ random: inout TestRandom) -> Household {
    let settlement = settlementIDs[random.chance(60) ? 0 : 1]
    let kin = random.chance(45) ? "K" : ""
    return Household(
      id: HouseholdID("H\(number)"), settlement: settlement, people: Int.random(in: 1...5, using: &random),
      workers: Int.random(in: 0...1, using: &random), primary: Int.random(in: 0...2, using: &random),
      hazard: random.chance(20) ? 3 : nil, kin: kin + (options.kinCrosses || kin.isEmpty ? "" : settlement.rawValue),
      wishes: (0..<3).map { _ in random.chance(60) ? siteIDs.randomElement(using: &random) : nil },
      acceptsCrossRegion: random.chance(60), pinnedSite: random.chance(8) ? "S1" : nil,
      barredSites: random.chance(15) ? ["S1"] : [])
  }

  private static func site(_ id: SiteID, _ options: Options, _ random: inout TestRandom) -> Site {
    var site = Site(
      id: id, region: id == "S3" ? .crossRegion : .inCounty, costPerPersonYuan: Int.random(in: 0...20, using: &random))
    guard options.hasCapacities else { return site }
    site.people = random.chance(80) ? Int.random(in: 3...12, using: &random) : nil
    site.households = random.chance(30) ? Int.random(in: 1...3, using: &random) : nil
    site.primary = random.chance(40) ? Int.random(in: 0...3, using: &random) : nil
    site.jobs = random.chance(40) ? Int.random(in: 0...2, using: &random) : nil
    site.minPeople = random.chance(25) ? Int.random(in: 1...3, using: &random) : nil
    return site
  }

  private static func dwellings(_ options: Options, _ random: inout TestRandom) -> [Dwelling] {
    siteIDs.flatMap { site -> [Dwelling] in
      guard random.chance(50) else { return [] }
      return ["D1", "D2"].map { type in
        Dwelling(
          site: site, type: type, minPeople: type == "D1" ? 1 : 3, maxPeople: random.chance(40) ? 4 : nil,
          count: options.hasCapacities ? Int.random(in: 0...2, using: &random) : nil,
          costYuan: Int.random(in: 0...40, using: &random))
      }
    }
  }

  private static func scores(
    _ households: [Household], _ random: inout TestRandom
  ) -> [Instance.ScoreKey: Int] {
    var scores: [Instance.ScoreKey: Int] = [:]
    for household in households {
      for site in siteIDs where random.chance(70) {
        scores[Instance.ScoreKey(household: household.id, site: site)] = Int.random(in: -50...80, using: &random)
      }
    }
    return scores
  }

  private static func scenario(_ options: Options, _ random: inout TestRandom) -> Scenario {
    var rules = Rules()
    rules.sitesPerSettlement = options.sitesPerSettlement
    rules.placeEveryone = random.chance(15)
    rules.kinTogether = random.chance(80)
    rules.wholeSettlements = random.chance(80) ? .hard : .soft
    rules.oneJobPerWorkingHousehold = random.chance(70)
    rules.maxDistanceTenths = random.chance(20) ? 70 : nil
    let limit = Limit(
      name: "quota", measure: random.chance(50) ? .people : .households, sites: .listed(["S2", "S3"]),
      atLeast: random.chance(30) ? 1 : nil, atMost: Int.random(in: 2...10, using: &random))
    let unplaced = ObjectiveLevel(
      [.init(.unplaced, weight: 1)], tolerance: options.hasTolerance && random.chance(30) ? 3 : 0)
    var terms: [ObjectiveLevel.Term] = [.init(.wishes, weight: 7), .init(.distance, weight: 1)]
    if options.splitWeight > 0 { terms.append(.init(.split, weight: options.splitWeight)) }
    if random.chance(40) { terms.append(.init(.moved, weight: 25)) }
    if random.chance(40) { terms.append(.init(.cost, weight: 2)) }
    if random.chance(40) { terms.append(.init(.score("work"), weight: 1)) }
    return Scenario(
      name: "test", rules: rules, limits: options.hasCapacities ? [limit] : [],
      objectives: [unplaced, ObjectiveLevel(terms)],
      changes: InstanceChanges(close: random.chance(10) ? ["S2"] : []))
  }
}
