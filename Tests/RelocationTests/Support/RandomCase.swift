import Relocation

/// Small random cases in which every rule about pairs is likely to bite, and random plans for them.
enum RandomCase {
  static let siteIDs: [SiteID] = ["S1", "S2", "S3", "X1"]
  static let settlementIDs: [SettlementID] = ["A", "B", "C"]

  static func make(_ random: inout TestRandom) -> PlanningCase {
    let sites = siteIDs.map { Site(id: $0, region: $0 == "X1" ? .crossRegion : .inCounty) }
    let households = (1...8).map { household($0, &random) }
    var dwellings: [Dwelling] = []
    for site in siteIDs where random.chance(60) {
      for type in ["D1", "D2"] {
        let smallest = Int.random(in: 1...4, using: &random)
        dwellings.append(
          Dwelling(
            site: site, type: DwellingTypeID(type), minPeople: smallest,
            maxPeople: random.chance(20) ? nil : Int.random(in: smallest...5, using: &random),
            count: random.chance(30) ? nil : Int.random(in: 0...3, using: &random)))
      }
    }
    var distances: [Instance.Leg: Int] = [:]
    for settlement in settlementIDs {
      for site in siteIDs where random.chance(80) {
        distances[Facts.leg(settlement, site)] = Int.random(in: 1...900, using: &random)
      }
    }
    let close: Set<SiteID> = random.chance(20) ? ["S3"] : []
    let pin: [HouseholdID: SiteID] = random.chance(30) ? ["H1": "S2"] : [:]
    let scenario = Facts.scenario(changes: InstanceChanges(close: close, pin: pin)) { rules in
      rules.consentForCrossRegion = random.chance(70)
      rules.maxDistanceTenths = random.chance(60) ? 500 : nil
    }
    return PlanningCase(
      instance: Facts.instance(households, sites: sites, dwellings: dwellings, distances: distances),
      scenario: scenario)
  }

  private static func household(_ number: Int, _ random: inout TestRandom) -> Household {
    Household(
      id: HouseholdID("H\(number)"), settlement: settlementIDs[number % settlementIDs.count],
      people: Int.random(in: 1...6, using: &random),
      acceptsCrossRegion: [nil, true, false].randomElement(using: &random) ?? nil,
      pinnedSite: random.chance(15) ? siteIDs.randomElement(using: &random) : nil,
      barredSites: random.chance(25) ? Set(siteIDs.shuffled(using: &random).prefix(2)) : [])
  }
}
