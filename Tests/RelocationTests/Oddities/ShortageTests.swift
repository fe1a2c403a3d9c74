import Testing

@testable import Relocation

@Suite("More need than there is")
struct ShortageTests {
  private func oddities(
    _ households: [Household], sites: [Site], dwellings: [Dwelling] = [], _ kinds: Set<OddityKind>,
    adjust: (inout Rules) -> Void = { _ in }
  ) -> [Oddity] {
    let subject = PlanningCase(
      instance: Facts.instance(households, sites: sites, dwellings: dwellings), scenario: Facts.scenario(adjust))
    return InstanceOddities.find(in: subject).filter { kinds.contains($0.kind) }
  }

  private let shortages: Set<OddityKind> = [
    .tooFewPlacesForPeople, .tooFewPlacesForHouseholds, .tooFewKindergartenPlaces, .tooFewPrimaryPlaces,
    .tooFewMiddlePlaces, .tooFewJobs, .tooFewDwellings,
  ]
  private let households = [
    Household(id: "H1", settlement: "A", people: 5, workers: 1, primary: 2, acceptsCrossRegion: true),
    Household(id: "H2", settlement: "A", people: 4, workers: 1, preschool: 1),
  ]

  @Test("Where everything suffices, nothing is short")
  func enough() {
    let sites = [Site(id: "S1", people: 9, households: 2, preschool: 1, primary: 2, middle: 0, jobs: 2)]
    #expect(oddities(households, sites: sites, shortages) { $0.oneJobPerWorkingHousehold = true }.isEmpty)
  }

  @Test("Each kind of place that is short in all is told with how many")
  func inAll() {
    let sites = [
      Site(id: "S1", people: 4, households: 1, preschool: 0, primary: 1, middle: 0, jobs: 0),
      Site(id: "S2", people: 3, households: 0, preschool: 0, primary: 0, middle: 0, jobs: 1),
    ]
    let found = oddities(households, sites: sites, shortages) { $0.oneJobPerWorkingHousehold = true }
    #expect(
      found.map(\.kind) == [
        .tooFewPlacesForPeople, .tooFewPlacesForHouseholds, .tooFewKindergartenPlaces, .tooFewPrimaryPlaces,
        .tooFewJobs,
      ])
    #expect(found.map(\.amount) == [2, 1, 1, 1, 1])
    #expect(found.first?.sentence.zh == "全部 2 个安置点共有 7 人的安置位，需要安置的有 9 人，缺 2。")
    #expect(found.first?.sentence.en == "All 2 sites together have 7 places for people for 9 people: 2 short.")
  }

  @Test("A closed site has no places, and a site without a limit has enough")
  func closedAndUnlimited() {
    let sites = [Site(id: "S1", people: 5), Site(id: "S2", people: 100)]
    let closing = PlanningCase(
      instance: Facts.instance(households, sites: sites),
      scenario: Facts.scenario(changes: InstanceChanges(close: ["S2"])))
    // The scenario of these facts asks for nobody to be placed, which is odd too.
    let found = InstanceOddities.find(in: closing).filter { $0.kind != .nothingAsksForPlacement }
    #expect(found.first?.kind == .tooFewPlacesForPeople)
    #expect(found.first?.amount == 4)
    #expect(oddities(households, sites: [Site(id: "S1", people: 1), Site(id: "S2")], shortages).isEmpty)
  }

  @Test("Enough in all may be too little for those who may not leave the county")
  func fewerWhereConsentIsMissing() {
    let sites = [Site(id: "S1", people: 3), Site(id: "X1", region: .crossRegion, people: 50)]
    let found = oddities(households, sites: sites, shortages) { $0.consentForCrossRegion = true }
    #expect(found.map(\.kind) == [.tooFewPlacesForPeople])
    #expect(found.first?.amount == 1)
    #expect(found.first?.subjects == [.site("S1")])
    #expect(found.first?.sentence.zh == "有 4 人只能去 S1，那里只有 3 人的安置位，缺 1。")
    #expect(found.first?.sentence.en == "4 people may go only to S1, with 3 places for people: 1 short.")
  }

  @Test("A larger set of sites is told only if it lacks more than the smaller one inside it")
  func nestedSets() {
    let households = [
      Household(id: "H1", settlement: "A", people: 5, barredSites: ["S2", "S3"]),
      Household(id: "H2", settlement: "A", people: 2, barredSites: ["S3"]),
      Household(id: "H3", settlement: "A", people: 1),
    ]
    let third = Site(id: "S3", people: 50)
    let same = oddities(households, sites: [Site(id: "S1", people: 4), Site(id: "S2", people: 2), third], shortages)
    #expect(same.map(\.subjects) == [[.site("S1")]])
    let more = oddities(households, sites: [Site(id: "S1", people: 4), Site(id: "S2", people: 1), third], shortages)
    #expect(more.map(\.subjects) == [[.site("S1")], [.site("S1"), .site("S2")]])
    #expect(more.map(\.amount) == [1, 2])
  }

  @Test("Sizes that share too few dwellings are named, even where there are enough in all")
  func dwellings() {
    let sizes = [1, 3, 3, 3, 5]
    let households = sizes.enumerated().map {
      Household(id: HouseholdID("H\($0.offset)"), settlement: "A", people: $0.element)
    }
    let dwellings = [
      Dwelling(site: "S1", type: "a", minPeople: 1, maxPeople: 2, count: 3),
      Dwelling(site: "S1", type: "b", minPeople: 3, maxPeople: 5, count: 3),
    ]
    let found = oddities(households, sites: [Site(id: "S1")], dwellings: dwellings, shortages)
    #expect(found.map(\.kind) == [.tooFewDwellings])
    #expect(found.first?.amount == 1)
    #expect(found.first?.sentence.zh == "3、5 人户共 4 户，全部安置点适合他们的住房只有 3 套，缺 1 套。")
    #expect(
      found.first?.sentence.en
        == "4 households of 3, 5 people share 3 dwellings that admit them at all sites together: 1 short.")
  }

  @Test("A site without dwelling rows takes as many households as it has places for")
  func dwellingsAndBareSite() {
    let households = (1...3).map { Household(id: HouseholdID("H\($0)"), settlement: "A", people: 9) }
    let dwellings = [Dwelling(site: "S1", type: "a", minPeople: 1, maxPeople: 9, count: 1)]
    let short = oddities(
      households, sites: [Site(id: "S1"), Site(id: "S2", households: 1)], dwellings: dwellings, shortages)
    #expect(short.map(\.amount) == [1])
    #expect(
      oddities(households, sites: [Site(id: "S1"), Site(id: "S2")], dwellings: dwellings, shortages).isEmpty)
  }
}

@Suite("Sharing out dwellings over sizes")
struct DwellingMatchingTests {
  /// The most households that can be housed, by trying every subset of sizes: Hall's condition with deficiency.
  private func shortageByHall(_ demand: [Int: Int], _ stocks: [DwellingMatching.Stock]) -> Int {
    let sizes = demand.keys.sorted()
    return (0..<(1 << sizes.count)).map { subset in
      let chosen = sizes.indices.filter { subset >> $0 & 1 == 1 }.map { sizes[$0] }
      let households = chosen.map { demand[$0] ?? 0 }.reduce(0, +)
      let homes = stocks.filter { stock in chosen.contains { stock.admits($0) } }.map { $0.count ?? 1000 }.reduce(0, +)
      return households - homes
    }.max() ?? 0
  }

  @Test("On random stocks the shortage is the deficiency of Hall's theorem, and its parts add up to it")
  func agreesWithHall() {
    var random = TestRandom(seed: 4)
    var shortCases = 0
    for _ in 0..<400 {
      let sizes = Set((0..<5).map { _ in Int.random(in: 1...8, using: &random) }).sorted()
      var demand: [Int: Int] = [:]
      for size in sizes { demand[size] = Int.random(in: 1...6, using: &random) }
      let stocks = (0..<Int.random(in: 0...5, using: &random)).map { _ in
        let smallest = Int.random(in: 1...8, using: &random)
        return DwellingMatching.Stock(
          smallest: smallest, largest: Int.random(in: smallest...9, using: &random),
          count: random.chance(10) ? nil : Int.random(in: 0...6, using: &random))
      }
      let matching = DwellingMatching(demand: demand, stocks: stocks)
      let expected = shortageByHall(demand, stocks)
      #expect(matching.unmetTotal == expected)
      #expect(matching.shortages.map { $0.households - $0.dwellings }.reduce(0, +) == expected)
      #expect(matching.shortages.allSatisfy { $0.households > $0.dwellings })
      if expected > 0 { shortCases += 1 }
    }
    #expect(shortCases > 50 && shortCases < 390, "both outcomes must have been put to the test")
  }
}
