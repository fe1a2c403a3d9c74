import Relocation

extension TinyCaseMaker {
  mutating func scenario(hasEarlierPlan: Bool) -> Scenario {
    Scenario(
      name: "tiny", rules: rules(), limits: (0..<draws.one(of: [0, 0, 1, 2])).map { limit("limit \($0)") },
      objectives: objectives(hasEarlierPlan: hasEarlierPlan), changes: changes())
  }

  private mutating func rules() -> Rules {
    var rules = Rules()
    rules.placeEveryone = draws.chance(15)
    rules.wholeSettlements = draws.one(of: [.hard, .hard, .soft, .off])
    rules.sitesPerSettlement = draws.one(of: [nil, nil, 1, 2, 2, 2, 3])
    if draws.chance(2) { rules.sitesPerSettlement = 0 }
    rules.kinTogether = draws.chance(70)
    rules.consentForCrossRegion = draws.chance(75)
    rules.oneJobPerWorkingHousehold = draws.chance(70)
    rules.maxDistanceTenths = draws.maybe(25, 400...900)
    return rules
  }

  private mutating func limit(_ name: String) -> Limit {
    let most = draws.maybe(80, 0...max(1, people / 2))
    let least = draws.maybe(most == nil ? 100 : 25, 0...3)
    return Limit(
      name: name, measure: draws.one(of: [.people, .households, .column(Self.ownColumn), .column("workers")]),
      where: draws.one(of: [[:], ["category": "registered_poor"], ["township": "T1"]]),
      sites: draws.one(of: [.all, .listed([siteIDs[0]]), .matching(["region": "in_county"])]),
      atLeast: most.map { most in least.map { min($0, most) } } ?? least, atMost: most)
  }

  private mutating func changes() -> InstanceChanges {
    var changes = InstanceChanges()
    if draws.chance(15) { changes.sites = [draws.one(of: siteIDs): ["people": draws.maybe(80, 2...people)]] }
    if draws.chance(10) { changes.close = [draws.one(of: siteIDs)] }
    if draws.chance(6) { changes.pin = [draws.one(of: householdIDs): draws.one(of: siteIDs)] }
    return changes
  }

  private mutating func objectives(hasEarlierPlan: Bool) -> [ObjectiveLevel] {
    let unplaced = ObjectiveLevel(
      [.init(.unplaced, weight: draws.number(1...3))], tolerance: draws.one(of: [0, 0, 0, 2]))
    let wishes = ObjectiveLevel.Term(.wishes, weight: draws.number(1...30))
    let distance = ObjectiveLevel.Term(.distance, weight: draws.number(0...2))
    let split = ObjectiveLevel.Term(.split, weight: draws.one(of: [3, 300, 3000]))
    var choices: [[ObjectiveLevel]] = [
      [unplaced, ObjectiveLevel([wishes, distance, split])],
      [unplaced, ObjectiveLevel([wishes, distance, split])],
      [unplaced, ObjectiveLevel([split], tolerance: draws.number(0...1)), ObjectiveLevel([wishes, distance])],
      [unplaced, ObjectiveLevel([wishes], tolerance: draws.number(0...9)), ObjectiveLevel([distance]), .init([split])],
      [ObjectiveLevel([.init(.unplaced, weight: 900), wishes, distance, split])],
      [ObjectiveLevel([distance]), ObjectiveLevel([wishes, split])],
      [unplaced, ObjectiveLevel([.init(.cost, weight: draws.number(1...9)), split]), ObjectiveLevel([wishes])],
      [unplaced, ObjectiveLevel([.init(.score(Self.scoreColumn), weight: 1), split])],
      [ObjectiveLevel([.init(.score(Self.scoreColumn), weight: 2)], tolerance: 100), unplaced],
    ]
    if hasEarlierPlan {
      choices = [
        [unplaced, ObjectiveLevel([.init(.moved, weight: 1)]), ObjectiveLevel([wishes, distance, split])],
        [ObjectiveLevel([.init(.moved, weight: draws.number(1...500)), wishes, distance, split])],
      ]
    }
    return draws.one(of: choices)
  }
}
