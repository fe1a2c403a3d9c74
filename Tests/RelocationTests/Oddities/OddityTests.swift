import Relocation
import Testing

@Suite("What is odd in an instance")
struct OddityTests {
  private func find(
    _ instance: Instance, _ kind: OddityKind, changes: InstanceChanges = InstanceChanges(),
    _ adjust: (inout Rules) -> Void = { _ in }
  ) -> [Oddity] {
    let subject = PlanningCase(instance: instance, scenario: Facts.scenario(changes: changes, adjust))
    return InstanceOddities.find(in: subject).filter { $0.kind == kind }
  }

  private let sites = [Site(id: "S1"), Site(id: "X1", region: .crossRegion)]

  @Test("A clean instance has no oddity but the optional tables it lacks")
  func clean() {
    let instance = Facts.instance(
      [Household(id: "H1", settlement: "A", people: 3, workers: 2, primary: 1, wishes: ["S1", nil, nil])],
      sites: [Site(id: "S1", people: 3)], distances: [Facts.leg("A", "S1"): 599])
    #expect(InstanceOddities.find(in: instance).isEmpty)
  }

  @Test("Objectives that ask for nobody's placing are told, and those that do are not")
  func nothingAsksForPlacement() {
    func find(_ objectives: [ObjectiveLevel], pinned: SiteID? = nil, everyone: Bool = false) -> [String] {
      var scenario = Facts.scenario { $0.placeEveryone = everyone }
      scenario.objectives = objectives
      let household = Household(id: "H1", settlement: "A", people: 1, pinnedSite: pinned)
      let instance = Facts.instance([household], sites: [Site(id: "S1")])
      let subject = PlanningCase(instance: instance, scenario: scenario)
      #expect(
        InstanceOddities.find(in: subject).contains { $0.kind == .nothingAsksForPlacement }
          == !InstanceOddities.findInObjectives(of: subject).isEmpty)
      return InstanceOddities.findInObjectives(of: subject).map(\.sentence.en)
    }
    let nobody =
      "Nothing asks for households to be placed: a plan that places nobody is best; "
      + "add the level { unplaced: 1 }."
    let wishes = ObjectiveLevel([.init(.wishes, weight: 1)])
    #expect(find([wishes]) == [nobody])
    #expect(find([]) == [nobody])
    #expect(find([ObjectiveLevel([.init(.unplaced, weight: 0)]), wishes]) == [nobody])
    #expect(find([wishes, ObjectiveLevel([.init(.unplaced, weight: 1)])]).isEmpty)
    #expect(find([wishes], everyone: true).isEmpty)
    let some = find([wishes], pinned: "S1") + find([ObjectiveLevel([.init(.moved, weight: 1)])])
    #expect(some.count == 2)
    #expect(some.allSatisfy { $0.contains("only those that another objective or a rule wants") })
  }

  @Test("A site above 800 people needs an assessment, one of 800 does not")
  func carryingCapacity() {
    let instance = Facts.instance([], sites: [Site(id: "S1", people: 800), Site(id: "S2", people: 801)])
    let found = find(instance, .carryingCapacity)
    #expect(found.map(\.subjects) == [[.site("S2")]])
    #expect(found.first?.sentence.zh == "安置点 S2 规划 801 人，超过 800 人，须做资源环境承载力评估。")
    #expect(
      found.first?.sentence.en
        == "Site S2 is planned for 801 people; above 800 an assessment of its carrying capacity is required.")
  }

  @Test("Fewest people beyond a site's places or beyond those who may come are out of reach")
  func minPeople() {
    let households = [Household(id: "H1", settlement: "A", people: 4, barredSites: ["S2"])]
    let sites = [
      Site(id: "S1", people: 3, minPeople: 4), Site(id: "S2", minPeople: 1), Site(id: "S3", people: 4, minPeople: 4),
    ]
    let found = find(Facts.instance(households, sites: sites), .minPeopleOutOfReach)
    #expect(found.map(\.subjects) == [[.site("S1")], [.site("S2")]])
    #expect(found.map(\.amount) == [1, 1])
  }

  @Test("A settlement farther than 60 km from every site that it may use is told with the nearest")
  func far() {
    let households = [Household(id: "H1", settlement: "A", people: 4), Household(id: "H2", settlement: "B", people: 1)]
    let distances = [
      Facts.leg("A", "S1"): 601, Facts.leg("A", "X1"): 100, Facts.leg("B", "S1"): 600, Facts.leg("B", "X1"): 100,
    ]
    let instance = Facts.instance(households, sites: sites, distances: distances)
    #expect(find(instance, .farSettlement).isEmpty)
    let found = find(instance, .farSettlement) { $0.consentForCrossRegion = true }
    #expect(found.map(\.subjects) == [[.settlement("A")]])
    #expect(found.first?.amount == 1)
    #expect(found.first?.sentence.zh == "A 到可去的最近安置点有 60.1 公里，超过 60 公里，请核对坐标。")
    #expect(
      found.first?.sentence.en
        == "Settlement A is 60.1 km from the nearest site that it may use, more than 60 km; check its coordinates.")
    let strict = find(instance, .farSettlement) {
      $0.consentForCrossRegion = true
      $0.maxDistanceTenths = 500
    }
    #expect(strict == found, "a maximum distance must not hide how far it is")
  }

  @Test("Wishes for sites that are not there, not allowed, or named twice are told with their column")
  func wishes() {
    let instance = Facts.instance(
      [Household(id: "H1", settlement: "A", people: 4, wishes: ["S9", "X1", "X1"])], sites: sites)
    #expect(find(instance, .wishNotAllowed).isEmpty, "where consent is not asked, X1 is allowed")
    let asked: (inout Rules) -> Void = { $0.consentForCrossRegion = true }
    let unknown = find(instance, .unknownWish, asked)
    let forbidden = find(instance, .wishNotAllowed, asked)
    let repeated = find(instance, .repeatedWish, asked)
    #expect([unknown, forbidden, repeated].map { $0.map(\.column) } == [["wish_1"], ["wish_2"], ["wish_3"]])
    #expect(unknown.first?.sentence.zh == "户 H1 的第 1 志愿“S9”不是任何安置点的编号，请核对。")
    #expect(forbidden.first?.sentence.zh == "户 H1 的第 2 志愿 X1 不可能满足：该户没有同意县外安置。")
    #expect(
      forbidden.first?.sentence.en
        == "Wish 2 of household H1, X1, cannot be met: The household does not consent to leave the county.")
    #expect(repeated.first?.sentence.en == "Wish 3 of household H1, X1, repeats an earlier wish.")
  }

  @Test("A pinned household's other wishes are not told as forbidden")
  func wishesOfPinned() {
    let instance = Facts.instance(
      [Household(id: "H1", settlement: "A", people: 4, wishes: ["X1", nil, nil], pinnedSite: "S1")], sites: sites)
    #expect(find(instance, .wishNotAllowed).isEmpty)
  }

  @Test(
    "Members who do not add up are told, those who may are not",
    arguments: [
      (Household(id: "H", settlement: "A", people: 3, workers: 2, primary: 1), [] as [String]),
      (Household(id: "H", settlement: "A", people: 3, workers: 2, elderly: 3, disabled: 3), []),
      (Household(id: "H", settlement: "A", people: 3, workers: 2, preschool: 1, middle: 1), ["workers"]),
      (Household(id: "H", settlement: "A", people: 2, preschool: 1, primary: 1), ["people"]),
      (Household(id: "H", settlement: "A", people: 2, elderly: 3, disabled: 4), ["elderly", "disabled"]),
      (Household(id: "H", settlement: "A", people: 2, workers: Int.max, primary: 1), ["workers"]),
    ])
  func members(_ household: Household, _ columns: [String]) {
    let found = find(Facts.instance([household], sites: sites), .membersDoNotAddUp)
    #expect(found.map { $0.column ?? "" } == columns)
  }

  @Test("The sentence about members says both numbers")
  func membersSentence() {
    let instance = Facts.instance([Household(id: "H", settlement: "A", people: 2, elderly: 3)], sites: sites)
    let found = find(instance, .membersDoNotAddUp)
    #expect(found.first?.sentence.zh == "户 H 家庭人口 2 人，60岁以上人数却有 3 人。")
    #expect(found.first?.sentence.en == "Household H has 2 people, but 3 elderly people.")
  }

  @Test("Equal identity numbers are told without the number")
  func identityNumbers() {
    let number = "451027199001011234"
    let instance = Facts.instance(
      [
        Household(id: "H1", settlement: "A", people: 2, idNumber: number),
        Household(id: "H2", settlement: "A", people: 2, idNumber: "x"),
        Household(id: "H3", settlement: "B", people: 2, idNumber: number),
        Household(id: "H4", settlement: "B", people: 2), Household(id: "H5", settlement: "B", people: 2, idNumber: ""),
      ], sites: sites)
    let found = find(instance, .repeatedIDNumber)
    #expect(found.map(\.subjects) == [[.household("H1"), .household("H3")]])
    #expect(found.first?.sentence.en.contains(number) == false)
    #expect(found.first?.sentence.zh == "2 户的户主身份证号相同：H1、H3，请核对是否重复登记。")
  }

  @Test("Dwellings above 25 m² a person cite their row; so do those without stock or for nobody")
  func dwellings() {
    let instance = Facts.instance(
      [Household(id: "H1", settlement: "A", people: 2)], sites: sites,
      dwellings: [
        Dwelling(site: "S1", type: "a", areaHundredths: 5000, minPeople: 2),
        Dwelling(site: "S1", type: "b", areaHundredths: 5001, minPeople: 2),
        Dwelling(site: "S1", type: "c", minPeople: 1, count: 0),
        Dwelling(site: "S1", type: "d", minPeople: 3, maxPeople: 4),
      ])
    let found = find(instance, .dwellingAboveRedLine)
    #expect(found.map(\.subjects) == [[.dwelling(site: "S1", type: "b")]])
    #expect(found.first?.amount == 1)
    #expect(
      found.first?.sentence.zh
        == "安置点 S1 的户型 b 面积 50.01 ㎡，最少住 2 人，人均 25.01 ㎡，超过建档立卡户人均 25 ㎡ 的红线，请确认属于允许的例外。")
    #expect(find(instance, .dwellingWithoutStock).map(\.subjects) == [[.dwelling(site: "S1", type: "c")]])
    let nobody = find(instance, .dwellingForNobody)
    #expect(nobody.map(\.subjects) == [[.dwelling(site: "S1", type: "d")]])
    #expect(nobody.first?.sentence.en == "Dwelling type d at site S1 is for 3 to 4 people; no household has that size.")
  }

  @Test("A household that may go nowhere is told")
  func stranded() {
    let instance = Facts.instance(
      [Household(id: "H1", settlement: "A", people: 4, barredSites: ["S1"])], sites: sites)
    #expect(find(instance, .householdWithoutSite).isEmpty)
    let found = find(instance, .householdWithoutSite) { $0.consentForCrossRegion = true }
    #expect(found.map(\.subjects) == [[.household("H1")]])
    #expect(found.first?.sentence.zh == "户 H1（4 人）没有任何可去的安置点。")
    #expect(found.first?.sentence.en == "Household H1 (4 people) may go to no site at all.")
  }

  @Test("A whole settlement bigger than every site is told, by people, dwellings or what its households may do")
  func wholeSettlement() {
    let households = [Household(id: "H1", settlement: "W", people: 3), Household(id: "H2", settlement: "W", people: 3)]
    let whole = [Settlement(id: "W", move: .whole)]
    func found(_ site: Site, dwellings: [Dwelling] = [], barred: Set<SiteID> = []) -> Int {
      var households = households
      households[1].barredSites = barred
      let instance = Facts.instance(households, settlements: whole, sites: [site], dwellings: dwellings)
      return find(instance, .wholeSettlementFitsNowhere) { $0.wholeSettlements = .hard }.count
    }
    let home = Dwelling(site: "S1", type: "a", minPeople: 1, maxPeople: 3, count: 1)
    let second = Dwelling(site: "S1", type: "b", minPeople: 3, maxPeople: 4, count: 1)
    #expect(found(Site(id: "S1", people: 6)) == 0)
    #expect(found(Site(id: "S1", people: 5)) == 1)
    #expect(found(Site(id: "S1", households: 1)) == 1)
    #expect(found(Site(id: "S1"), dwellings: [home]) == 1)
    #expect(found(Site(id: "S1"), dwellings: [home, second]) == 0)
    #expect(found(Site(id: "S1"), barred: ["S1"]) == 1)
    let instance = Facts.instance(households, settlements: whole, sites: [Site(id: "S1", people: 5)])
    #expect(find(instance, .wholeSettlementFitsNowhere) { $0.wholeSettlements = .soft }.isEmpty)
  }

  @Test("Kin of one household, across settlements, and without a common site are told")
  func kin() {
    let instance = Facts.instance(
      [
        Household(id: "H1", settlement: "A", people: 3, kin: "a"),
        Household(id: "H2", settlement: "A", people: 3, kin: "b", barredSites: ["S1"]),
        Household(id: "H3", settlement: "B", people: 3, kin: "b", barredSites: ["X1"]),
      ], sites: sites)
    #expect(find(instance, .kinOfOne).map(\.subjects) == [[.household("H1")]])
    let across = find(instance, .kinAcrossSettlements)
    #expect(across.map(\.subjects) == [[.household("H2"), .household("H3")]])
    #expect(across.first?.sentence.zh == "亲属组 b 的 2 户分属 2 个屯：A、B。")
    #expect(find(instance, .kinGroupFitsNowhere) { $0.kinTogether = true }.map(\.amount) == [6])
    #expect(find(instance, .kinGroupFitsNowhere).isEmpty)
  }

  @Test("A pin that another rule forbids is told with the reasons")
  func pins() {
    let household = Household(id: "H1", settlement: "A", people: 3, pinnedSite: "S1", barredSites: ["S1"])
    let found = find(Facts.instance([household], sites: sites), .pinAgainstRule)
    #expect(found.map(\.subjects) == [[.household("H1")]])
    #expect(found.first?.sentence.zh == "户 H1 指定安置在 S1，但是：该点是该户的不可安置点。")
    #expect(
      found.first?.sentence.en == "Household H1 is pinned to site S1, but: The site is barred for the household.")
    let nowhere = Household(id: "H1", settlement: "A", people: 3, pinnedSite: "S9")
    #expect(
      find(Facts.instance([nowhere], sites: sites), .pinAgainstRule).map(\.sentence.zh) == [
        "户 H1 指定安置在 S9，但是：没有这个安置点。"
      ])
  }

  @Test("Pins that together overfill a site or tear apart who belongs together are told")
  func pinsTogether() {
    let instance = Facts.instance(
      [
        Household(id: "H1", settlement: "A", people: 3, kin: "k", pinnedSite: "S1"),
        Household(id: "H2", settlement: "A", people: 4, kin: "k", pinnedSite: "X1"),
        Household(id: "H3", settlement: "B", people: 4, pinnedSite: "X1"),
      ], sites: [Site(id: "S1", people: 3), Site(id: "X1", people: 7)])
    let overfull = find(instance, .pinAgainstRule)
    #expect(overfull.map(\.subjects) == [[.site("X1")]])
    #expect(overfull.first?.amount == 1)
    let torn = find(instance, .pinAgainstRule) {
      $0.kinTogether = true
      $0.sitesPerSettlement = 1
    }
    #expect(
      torn.map(\.subjects).dropFirst() == [
        [.household("H1"), .household("H2")], [.household("H1"), .household("H2")],
      ])
    #expect(
      torn.last?.sentence.en == "The households of settlement A are pinned to 2 sites (S1, X1); the rules allow 1.")
  }

  @Test("Settlements without households and places without coordinates are told, unless the table has every distance")
  func positions() {
    let settlements = [
      Settlement(id: "A"), Settlement(id: "B", position: GeographicPosition(longitude: 106, latitude: 24)),
    ]
    let households = [Household(id: "H1", settlement: "A", people: 3)]
    let lost = Facts.instance(households, settlements: settlements, sites: [Site(id: "S1")])
    #expect(find(lost, .emptySettlement).map(\.subjects) == [[.settlement("B")]])
    #expect(find(lost, .settlementWithoutPosition).map(\.subjects) == [[.settlement("A")]])
    #expect(find(lost, .siteWithoutPosition).map(\.subjects) == [[.site("S1")]])
    let listed = Facts.instance(
      households, settlements: settlements, sites: [Site(id: "S1")],
      distances: [Facts.leg("A", "S1"): 5, Facts.leg("B", "S1"): 5])
    #expect(find(listed, .settlementWithoutPosition).isEmpty)
    #expect(find(listed, .siteWithoutPosition).isEmpty)
  }

  @Test("Missing tables and columns are told with what they switch off")
  func missing() {
    let bare = Instance(
      households: [Household(id: "H1", settlement: "A", people: 3)], sites: [Site(id: "S1", people: 3)],
      columns: [.households: ["id", "people", "settlement"], .sites: ["id", "people"]])
    #expect(
      find(bare, .missingTable).map(\.subjects) == [
        [.table(.settlements)], [.table(.dwellings)], [.table(.distances)], [.table(.scores)],
      ])
    let columns = find(bare, .missingColumn)
    #expect(columns.contains { $0.subjects == [.column("workers", table: .households)] })
    #expect(columns.contains { $0.subjects == [.column("hazard", table: .households)] })
    #expect(columns.contains { $0.subjects == [.column("region", table: .sites)] })
    #expect(!columns.contains { $0.subjects == [.column("township", table: .settlements)] }, "told with its table")
    #expect(!columns.contains { $0.column == "accepts_cross_region" }, "no site lies outside the county")
    #expect(columns.count { $0.column == "longitude" || $0.column == "latitude" } == 1, "coordinates are told once")
    #expect(columns.first { $0.column == "kin" }?.sentence.zh == "表 households 没有列 kin：亲属同点安置的规则不起作用。")
    #expect(
      columns.first { $0.column == "kin" }?.sentence.en
        == "Table households has no column kin: the rule that keeps kin together is off.")
  }

  @Test("A missing consent column is told where sites lie outside the county")
  func missingConsent() {
    var columns = Facts.allColumns
    columns[.households]?.remove("accepts_cross_region")
    let instance = Instance(households: [], sites: sites, columns: columns)
    #expect(find(instance, .missingColumn).map(\.column) == ["accepts_cross_region"])
  }

  @Test("The report is ordered by kind, then by id, whatever the order of rows")
  func order() {
    var random = TestRandom(seed: 99)
    let households = (0..<40).map { number in
      Household(
        id: HouseholdID("H\(number)"), settlement: SettlementID("A\(number % 7)"), people: 2, elderly: number % 5,
        kin: number % 3 == 0 ? "k\(number % 4)" : nil, wishes: [SiteID("S\(number % 6)"), "S1", "S1"],
        barredSites: [SiteID("S\(number % 3)")])
    }
    let sites = (0..<4).map { Site(id: SiteID("S\($0)"), people: 10, households: 900) }
    let expected = InstanceOddities.find(in: Facts.instance(households, sites: sites))
    #expect(expected.count > 60)
    let kinds = expected.map { OddityKind.allCases.firstIndex(of: $0.kind) ?? -1 }
    #expect(kinds == kinds.sorted())
    for _ in 0..<5 {
      let shuffled = Facts.instance(households.shuffled(using: &random), sites: sites.shuffled(using: &random))
      #expect(InstanceOddities.find(in: shuffled) == expected)
    }
  }
}
