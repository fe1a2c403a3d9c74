import Relocation
import Testing

@testable import Interpretation

@Suite("Why a household is where it is")
struct PlacementReasonsTests {
  /// Reasons in a case of sites S1 (2 places), S2, S3 (cross-region) and settlement A, 1, 2 and 3 km away.
  static func reason(
    for household: Household, at site: SiteID?, others: [(Household, SiteID)] = [],
    settlement: Settlement = Settlement(id: "A"), dwellings: [Dwelling] = [], dwelling: DwellingTypeID? = nil,
    _ adjust: (inout Rules) -> Void = { _ in }
  ) -> PlacementReason {
    let sites = [Site(id: "S1", people: 2), Site(id: "S2"), Site(id: "S3", region: .crossRegion)]
    let instance = Instance(
      households: [household] + others.map(\.0), settlements: [settlement], sites: sites, dwellings: dwellings,
      distances: [
        .init(settlement: "A", site: "S1"): 10, .init(settlement: "A", site: "S2"): 20,
        .init(settlement: "A", site: "S3"): 30,
      ], columns: SmallCase.allColumns)
    var rules = Rules()
    adjust(&rules)
    let planningCase = PlanningCase(instance: instance, scenario: Scenario(name: "", rules: rules, objectives: []))
    var plan = Plan()
    for (other, place) in others { plan[other.id] = Assignment(site: place, dwelling: nil) }
    plan[household.id] = site.map { Assignment(site: $0, dwelling: dwelling) }
    let reading = PlanReading(plan, in: planningCase)
    let (reasons, position) = (PlacementReasons(reading), instance.index(of: household.id) ?? 0)
    let reason = reasons.reason(forHousehold: position)
    #expect(reasons.code(forHousehold: position) == reason.code)
    return reason
  }

  static func household(_ wishes: [SiteID?] = [], people: Int = 2, kin: String? = nil) -> Household {
    Household(id: "H1", settlement: "A", people: people, kin: kin, wishes: wishes)
  }

  static let neighbour = Household(id: "H2", settlement: "A", people: 2)

  @Test("Its first, second or third wish")
  func wishes() {
    #expect(Self.reason(for: Self.household(["S1", "S2", nil]), at: "S1").code == .firstWish)
    let second = Self.reason(for: Self.household(["S1", "S2", nil]), at: "S2", others: [(Self.neighbour, "S1")])
    #expect(second.code == .secondWish)
    #expect(second.sentence.en == "Second wish; wish 1, S1: no places for people left.")
    #expect(second.sentence.zh == "第二志愿；第一志愿 S1：安置人数已满。")
    #expect(Self.reason(for: Self.household([nil, "S1", "S2"]), at: "S2").code == .thirdWish)
  }

  @Test("A better wish that had room is said to have made the plan worse")
  func worseForAll() {
    let reason = Self.reason(for: Self.household(["S1", nil, nil]), at: "S2")
    #expect(reason.code == .bestForAll)
    #expect(reason.sentence.en == "Best for all; wish 1, S1: it would worsen the plan as a whole.")
  }

  @Test("Wishes that are not allowed or not there are named as such")
  func notAllowed() {
    let reason = Self.reason(for: Self.household(["S3", "S9", nil]), at: "S2")
    #expect(reason.code == .noWishAllowed)
    #expect(
      reason.sentence.en
        == "No wish is allowed; wish 1, S3: not allowed: The household does not consent to leave the county; "
        + "wish 2, S9: there is no such site.")
  }

  @Test("Decided by hand")
  func pinned() {
    var household = Self.household(["S1", nil, nil])
    household.pinnedSite = "S2"
    #expect(Self.reason(for: household, at: "S2").code == .pinned)
  }

  @Test("With its settlement, or with its kin")
  func together() {
    let whole = Settlement(id: "A", move: .whole)
    let household = Self.household([nil, "S2", nil], kin: "K")
    var kin = Self.neighbour
    kin.kin = "K"
    #expect(Self.reason(for: household, at: "S2", others: [(kin, "S2")], settlement: whole).code == .wholeSettlement)
    #expect(Self.reason(for: household, at: "S2", others: [(kin, "S2")]).code == .kin)
    #expect(
      Self.reason(for: household, at: "S2", others: [(kin, "S2")], settlement: whole) { rules in
        rules.wholeSettlements = .soft
        rules.kinTogether = false
      }.code == .secondWish)
  }

  @Test("Without a wish: the nearest site that it may go to, or best for all")
  func unstated() {
    #expect(Self.reason(for: Self.household(), at: "S1").code == .nearest)
    #expect(Self.reason(for: Self.household(), at: "S2").code == .noWishStated)
    var barred = Self.household()
    barred.barredSites = ["S1"]
    #expect(Self.reason(for: barred, at: "S2").code == .nearest)
  }

  @Test("Left out because no site is allowed, and each site says why")
  func noSite() {
    var household = Self.household()
    household.barredSites = ["S1", "S2"]
    let reason = Self.reason(for: household, at: nil)
    #expect(reason.code == .unplacedNoEligibleSite)
    #expect(reason.sentence.en.contains("S3: not allowed: The household does not consent to leave the county"))
  }

  @Test("Left out because no site admits all of its kin")
  func noCommonSite() {
    var household = Self.household(kin: "K")
    household.barredSites = ["S1"]
    var kin = Self.neighbour
    kin.kin = "K"
    kin.barredSites = ["S2"]
    #expect(Self.reason(for: household, at: nil, others: []).code == .unplacedBestForAll)
    let planless = Household(
      id: "H2", settlement: "A", people: 2, kin: "K", barredSites: ["S2"])
    #expect(Self.reason(for: household, at: nil, others: [(planless, "S9")]).code == .unplacedNoCommonSite)
  }

  @Test("Left out because the sites are full, of places or of dwellings")
  func full() {
    var household = Self.household()
    household.barredSites = ["S2"]
    let reason = Self.reason(for: household, at: nil, others: [(Self.neighbour, "S1")])
    #expect(reason.code == .unplacedCapacity)
    #expect(reason.sentence.zh == "未安置：可去的安置点余量不足；S1：安置人数已满。")
    let alone = Self.reason(for: household, at: nil)
    #expect(alone.code == .unplacedBestForAll)
    let taken = Self.reason(
      for: household, at: nil, others: [(Household(id: "H2", settlement: "A", people: 1), "S2")],
      dwellings: [
        Dwelling(site: "S1", type: "D", minPeople: 1, maxPeople: 1, count: 5),
        Dwelling(site: "S1", type: "E", minPeople: 2, count: nil),
      ])
    #expect(taken.code == .unplacedBestForAll)
  }

  @Test("A site with some room, but too little, is not called full: what is left and what is needed are told")
  func tooLittle() {
    var household = Self.household(people: 3)
    household.barredSites = ["S2"]
    let one = Household(id: "H2", settlement: "A", people: 1)
    let reason = Self.reason(for: household, at: nil, others: [(one, "S1")])
    #expect(reason.code == .unplacedCapacity)
    #expect(
      reason.sentence.en
        == "Left out: too little room at the allowed sites; S1: too few places for people: 1 left, 3 needed.")
    #expect(reason.sentence.zh == "未安置：可去的安置点余量不足；S1：安置人数不足：剩余 1 人，需 3 人。")
  }

  @Test("Kin of two households where one fitting dwelling is left are told so")
  func tooFewDwellings() {
    var household = Self.household(people: 1, kin: "K")
    household.barredSites = ["S2"]
    let kin = Household(id: "H2", settlement: "A", people: 1, kin: "K", barredSites: ["S2"])
    let dwelling = Dwelling(site: "S1", type: "D", minPeople: 1, maxPeople: 3, count: 1)
    let reason = Self.reason(for: household, at: nil, others: [(kin, "S9")], dwellings: [dwelling])
    #expect(reason.code == .unplacedCapacity)
    #expect(reason.sentence.en.hasSuffix("S1: too few fitting dwellings: 1 left, 2 needed."))
    #expect(reason.sentence.zh.hasSuffix("S1：合适户型不足：剩余 1 套，需 2 套。"))
  }

  @Test("Dwellings are given out so that as many households as can be are housed")
  func dwellingsMatched() {
    var household = Self.household(people: 1, kin: "K")
    household.barredSites = ["S2"]
    let kin = Household(id: "H2", settlement: "A", people: 1, kin: "K", barredSites: ["S2"])
    let dwellings = [
      Dwelling(site: "S1", type: "D", minPeople: 1, maxPeople: 3, count: 1),
      Dwelling(site: "S1", type: "E", minPeople: 1, maxPeople: 1, count: 1),
    ]
    let reason = Self.reason(for: household, at: nil, others: [(kin, "S9")], dwellings: dwellings)
    #expect(reason.code == .unplacedBestForAll)
  }

  @Test("Every code has its own key and is said in both languages")
  func codes() {
    #expect(Set(ReasonCode.allCases.map(\.title.zh)).count == ReasonCode.allCases.count)
    #expect(Set(ReasonCode.allCases.map(\.title.en)).count == ReasonCode.allCases.count)
    #expect(ReasonCode.allCases.filter(\.isUnplaced).count == 4)
  }
}
