import Relocation
import Testing

@testable import Interpretation

@Suite("What differs from the earlier plan")
struct ChangeListTests {
  static func changes(
    _ households: [Household], sites: [Site], earlier: [HouseholdID: SiteID], now: [HouseholdID: SiteID],
    register: [HouseholdID: EarlierHousehold]? = nil, close: Set<SiteID> = [], settlements: [Settlement] = [],
    _ adjust: (inout Rules) -> Void = { _ in }
  ) -> ChangeList {
    let instance = Instance(
      households: households, settlements: settlements, sites: sites,
      distances: [.init(settlement: "A", site: "S1"): 10, .init(settlement: "A", site: "S2"): 20],
      columns: SmallCase.allColumns)
    var rules = Rules()
    adjust(&rules)
    let plan = { (places: [HouseholdID: SiteID]) in
      Plan(places.mapValues { Assignment(site: $0, dwelling: nil) })
    }
    let known =
      register
      ?? households.reduce(into: [:]) {
        $0[$1.id] = EarlierHousehold(people: $1.people, settlement: $1.settlement)
      }
    let planningCase = PlanningCase(
      instance: instance,
      scenario: Scenario(name: "", rules: rules, objectives: [], changes: InstanceChanges(close: close)),
      earlier: plan(earlier))
    return ChangeList(of: PlanReading(plan(now), in: planningCase), earlier: known)
  }

  static func household(_ id: HouseholdID, people: Int = 2, kin: String? = nil, wishes: [SiteID?] = []) -> Household {
    Household(id: id, settlement: "A", people: people, kin: kin, wishes: wishes)
  }

  static let sites = [Site(id: "S1"), Site(id: "S2")]

  @Test("Households that stay are no entries; moved is what the criterion counts")
  func staying() {
    let list = Self.changes(
      [Self.household("H1"), Self.household("H2"), Self.household("H3")], sites: Self.sites,
      earlier: ["H1": "S1", "H2": "S1"], now: ["H1": "S1", "H2": "S2"])
    #expect(list.entries.map(\.household) == ["H2"])
    #expect(list.moved == 1 && list.unchanged == 2)
  }

  @Test("New, gone, placed now and changed households are told apart")
  func kinds() {
    let list = Self.changes(
      [Self.household("H1"), Self.household("H2"), Self.household("H3", people: 5)], sites: Self.sites,
      earlier: ["H3": "S1", "H9": "S2"], now: ["H1": "S1", "H2": "S1", "H3": "S1"],
      register: [
        "H2": .init(people: 2, settlement: "A"), "H3": .init(people: 4, settlement: "A"),
        "H8": .init(people: 1, settlement: "A"), "H9": .init(people: 1, settlement: "A"),
      ])
    #expect(list.entries.map(\.household) == ["H1", "H2", "H3", "H8", "H9"])
    #expect(list.entries.map(\.reason) == [.new, .placedNow, nil, .gone, .gone])
    #expect(list.entries[2].sentence.en == "5 people, 4 before")
    #expect(list.entries[2].sentence.zh == "人口由 4 变为 5")
    #expect(list.moved == 0)
  }

  @Test("What forced a move is named: closed, gone, pinned, barred, shrunk, bound")
  func forced() {
    func reason(
      _ household: Household, sites: [Site] = Self.sites, from: SiteID = "S1", close: Set<SiteID> = []
    ) -> ChangeReason? {
      Self.changes(
        [household], sites: sites, earlier: [household.id: from], now: [household.id: "S2"], close: close
      ).entries.first?.reason
    }
    #expect(reason(Self.household("H1"), close: ["S1"]) == .siteClosed)
    #expect(reason(Self.household("H1"), from: "S7") == .siteGone)
    var pinned = Self.household("H1")
    pinned.pinnedSite = "S2"
    #expect(reason(pinned) == .pinned)
    var barred = Self.household("H1")
    barred.barredSites = ["S1"]
    #expect(reason(barred) == .notAllowed)
    #expect(reason(Self.household("H1"), sites: [Site(id: "S1", people: 1), Site(id: "S2")]) == .siteShrunk)
    let bound = Self.changes(
      [
        barred, Self.household("H2", kin: "K"),
        {
          var kin = barred; kin.id = "H3"; kin.kin = "K"; return kin
        }(),
      ],
      sites: Self.sites, earlier: ["H1": "S1", "H2": "S1", "H3": "S1"], now: ["H1": "S2", "H2": "S2", "H3": "S2"])
    #expect(bound.entries.map(\.reason) == [.notAllowed, .bound, .notAllowed])
    #expect(bound.entries.allSatisfy { $0.reason?.isForced == true })
  }

  @Test("What bought a move is named: a better wish, room for others, the plan as a whole")
  func bought() {
    let better = Self.changes(
      [Self.household("H1", wishes: ["S2", nil, nil])], sites: Self.sites, earlier: ["H1": "S1"], now: ["H1": "S2"])
    #expect(better.entries.map(\.reason) == [.better])
    let room = Self.changes(
      [Self.household("H1"), Self.household("H2")], sites: [Site(id: "S1", people: 2), Site(id: "S2")],
      earlier: ["H1": "S1"], now: ["H1": "S2", "H2": "S1"])
    #expect(room.entries.map(\.reason) == [.madeRoom, .placedNow])
    #expect(room.entries[0].sentence.en == "Made room for others; no places for people left.")
    let whole = Self.changes([Self.household("H1")], sites: Self.sites, earlier: ["H1": "S1"], now: ["H1": "S2"])
    #expect(whole.entries.map(\.reason) == [.bestForAll])
    #expect(whole.entries[0].reason?.isForced == false)
  }

  @Test("A site that holds fewer says how many were there")
  func shrunk() {
    let list = Self.changes(
      [Self.household("H1"), Self.household("H2")], sites: [Site(id: "S1", people: 2), Site(id: "S2")],
      earlier: ["H1": "S1", "H2": "S1"], now: ["H1": "S1", "H2": "S2"])
    #expect(
      list.entries[0].sentence.en == "Its site cannot hold all who were there; S1 had 4 people and has room for 2.")
    #expect(list.entries[0].sentence.zh == "原安置点容纳不下原来各户；S1 原有 4 人，现可容 2。")
  }

  @Test("The matrix counts every household of both registers once, and townships add up")
  func matrix() {
    let instance = Instance(
      households: [Self.household("H1"), Self.household("H2", people: 3), Self.household("H3")],
      settlements: [Settlement(id: "A", township: "东")], sites: Self.sites, columns: SmallCase.allColumns)
    let planningCase = PlanningCase(instance: instance, scenario: Scenario(name: "", objectives: []))
    let one = PlanReading(
      Plan(["H1": .init(site: "S1", dwelling: nil), "H2": .init(site: "S1", dwelling: nil)]), in: planningCase)
    let other = PlanReading(
      Plan(["H1": .init(site: "S1", dwelling: nil), "H2": .init(site: "S2", dwelling: nil)]), in: planningCase)
    let matrix = MoveMatrix(from: one, to: other)
    #expect(matrix.count(from: "S1", to: "S1").households == 1)
    #expect(matrix.count(from: "S1", to: "S2").people == 3)
    #expect(matrix.count(from: SiteID?.none, to: SiteID?.none).households == 1)
    #expect(matrix.cells.reduce(0) { $0 + $1.households } == 3)
    #expect(
      matrix.townships == [
        .init(name: "东", all: HeadCount(instance.households), moved: HeadCount([instance.households[1]]))
      ])
  }
}
