import Relocation
import Testing

@Suite("Sums of a plan and of an instance")
struct SummaryTests {
  private let instance = Facts.instance(
    [
      Household(
        id: "H1", settlement: "W", people: 3, category: .registeredPoor, workers: 1, primary: 1, kin: "k",
        wishes: ["S1", nil, nil], acceptsCrossRegion: true),
      Household(id: "H2", settlement: "W", people: 4, category: .accompanying, workers: 2, wishes: ["S2", "S1", nil]),
      Household(id: "H3", settlement: "A", people: 3, preschool: 1, kin: "k", wishes: ["S2", nil, nil]),
      Household(id: "H4", settlement: "A", people: 1, hazard: 2), Household(id: "H5", settlement: "B", people: 2),
    ],
    settlements: [
      Settlement(id: "W", township: "泗城镇", move: .whole), Settlement(id: "A", township: "加尤镇"),
      Settlement(id: "B"), Settlement(id: "C", township: "加尤镇", move: .whole),
    ],
    sites: [
      Site(id: "S1", people: 10, households: 3), Site(id: "S2"), Site(id: "X1", region: .crossRegion, people: 8),
    ],
    dwellings: [
      Dwelling(site: "S1", type: "a", count: 2), Dwelling(site: "S1", type: "b", count: 1),
      Dwelling(site: "X1", type: "c", count: 7),
    ],
    distances: [Facts.leg("W", "S1"): 100, Facts.leg("A", "S1"): 35])

  private func summary(_ assignments: [HouseholdID: Assignment], _ adjust: (inout Rules) -> Void = { _ in })
    -> PlanSummary
  {
    let subject = PlanningCase(instance: instance, scenario: Facts.scenario(adjust))
    return PlanSummary(of: PlanReading(Plan(assignments), in: subject))
  }

  private let assignments: [HouseholdID: Assignment] = [
    "H1": Assignment(site: "S1", dwelling: "a"), "H2": Assignment(site: "S1", dwelling: "a"),
    "H3": Assignment(site: "S1", dwelling: "b"), "H4": Assignment(site: "S2", dwelling: nil),
  ]

  @Test("Who is placed, and what became of the wishes")
  func wishes() {
    let summary = summary(assignments)
    #expect([summary.all.households, summary.all.people] == [5, 13])
    #expect([summary.placed.households, summary.placed.people] == [4, 11])
    #expect(summary.wishes.map(\.outcome) == [.first, .second, .third, .none, .unstated, .unplaced])
    #expect(summary.wishes.map(\.count.households) == [1, 1, 0, 1, 1, 1])
    #expect(summary.wishes.map(\.count.people) == [3, 4, 0, 3, 1, 2])
  }

  @Test("The mean distance is over the people whose distance is known, rounded half up")
  func distances() {
    // (3 · 100 + 4 · 100 + 3 · 35) / 10 = 80.5 → 81.
    let summary = summary(assignments)
    #expect(summary.meanDistanceTenths == 81)
    #expect(summary.farthestTenths == 100)
    #expect(summary.peopleWithUnknownDistance == 1)
    #expect(self.summary([:]).meanDistanceTenths == nil)
  }

  @Test("Settlements and kin that are split are counted")
  func splits() {
    let together = summary(assignments)
    #expect([together.settlementsPlaced, together.settlementsSplit] == [2, 1])
    #expect(
      [together.wholeSettlements, together.wholeSettlementsTogether, together.wholeSettlementsBroken] == [1, 1, 0])
    #expect([together.kinGroups, together.kinGroupsBroken] == [1, 0])
    let apart = summary(["H1": Assignment(site: "S1", dwelling: "a")])
    #expect([apart.wholeSettlements, apart.wholeSettlementsTogether, apart.wholeSettlementsBroken] == [1, 0, 1])
    #expect(apart.kinGroupsBroken == 1)
    let nobody = summary([:])
    #expect([nobody.wholeSettlementsTogether, nobody.wholeSettlementsBroken, nobody.kinGroupsBroken] == [0, 0, 0])
  }

  @Test("Every site's use stands beside its capacity, dwellings by type")
  func occupancy() {
    let sites = summary(assignments).sites
    #expect(sites.map(\.site) == ["S1", "S2", "X1"])
    #expect(sites[0].uses.map(\.used) == [10, 3, 1, 1, 0, 2])
    #expect(sites[0].uses.map(\.capacity) == [10, 3, nil, nil, nil, nil])
    #expect(sites[0].use(of: .jobs).used == 2)
    #expect(sites[0].dwellings.map(\.used) == [2, 1])
    #expect(sites[0].dwellings.map(\.count) == [2, 1])
    #expect(sites[1].uses.map(\.used) == [1, 1, 0, 0, 0, 0])
    #expect(sites[2].uses.allSatisfy { $0.used == 0 })
    #expect(sites[2].dwellings.map(\.used) == [0])
  }

  @Test("The totals of an instance are what a person would count")
  func totals() {
    let totals = InstanceTotals(of: instance)
    #expect([totals.all.households, totals.all.people, totals.meanSizeHundredths] == [5, 13, 260])
    #expect(totals.sizes.map(\.people) == [1, 2, 3, 4])
    #expect(totals.sizes.map(\.households) == [1, 1, 2, 1])
    #expect(totals.townships.map(\.name) == ["加尤镇", "泗城镇", nil])
    #expect(totals.townships.map(\.settlements) == [2, 1, 1])
    #expect(totals.townships.map(\.count.people) == [4, 7, 2])
    #expect(totals.townships.map(\.count.households) == [2, 2, 1])
    #expect([totals.settlements, totals.wholeSettlements, totals.inWholeSettlements.people] == [4, 1, 7])
    #expect([totals.registeredPoor.people, totals.accompanying.people] == [3, 4])
    #expect([totals.preschool, totals.primary, totals.middle, totals.workers] == [1, 1, 0, 3])
    #expect([totals.working.households, totals.consenting.people, totals.withWishes.households] == [2, 3, 3])
    #expect([totals.endangered.households, totals.pinned.households, totals.kinGroups] == [1, 0, 1])
  }

  @Test("Regions sum what every site of theirs limits, and leave out what one does not")
  func regions() {
    let regions = InstanceTotals(of: instance).regions
    #expect(regions.map(\.region) == [.inCounty, .crossRegion])
    #expect(regions.map(\.sites) == [2, 1])
    #expect(regions.map { $0.capacities[.people] } == [nil, 8])
    #expect(regions.map(\.dwellings) == [nil, 7])
  }

  @Test("An instance of nobody has totals of zero")
  func empty() {
    let totals = InstanceTotals(of: Facts.instance([], sites: []))
    #expect(totals.all == HeadCount())
    #expect(totals.meanSizeHundredths == 0)
    #expect(totals.regions.isEmpty && totals.townships.isEmpty && totals.sizes.isEmpty)
  }
}
