import Relocation
import Testing

@Suite("Rules about one household and its site")
struct HouseholdRuleTests {
  private func planningCase(
    _ household: Household, changes: InstanceChanges = InstanceChanges(), distances: [Instance.Leg: Int] = [:],
    _ adjust: (inout Rules) -> Void = { _ in }
  ) -> PlanningCase {
    PlanningCase(
      instance: Facts.instance(
        [household], sites: [Site(id: "S1"), Site(id: "X1", name: "百东", region: .crossRegion)], distances: distances),
      scenario: Facts.scenario(changes: changes, adjust))
  }

  @Test("A plan names only households and sites that are there")
  func unknownNames() {
    let subject = planningCase(Household(id: "H1", settlement: "A", people: 2))
    #expect(subject.violations(["H1": "S1"]).isEmpty)
    let broken = subject.violations(["H1": "S9", "H9": "S1"])
    #expect(broken.map(\.rule) == [.unknownHousehold, .unknownSite])
    #expect(broken.map(\.sentence.zh) == ["方案安排了户 H9，但数据中没有这一户。", "户 H1 被安排到 S9，但数据中没有这个安置点。"])
    #expect(
      broken.map(\.sentence.en) == [
        "The plan places household H9, which is not in the data.",
        "Household H1 is placed at S9, a site which is not in the data.",
      ])
  }

  @Test("A pinned household is at its site: not at another, not left out")
  func pinnedByColumn() {
    let subject = planningCase(Household(id: "H1", settlement: "A", people: 2, pinnedSite: "X1"))
    #expect(subject.violations(["H1": "X1"]).isEmpty)
    let elsewhere = subject.violations(["H1": "S1"])
    #expect(elsewhere.map(\.rule) == [.pinnedSite])
    #expect(elsewhere.first?.sentence.zh == "户 H1 指定安置在 X1 百东，方案却安排到 S1。")
    #expect(elsewhere.first?.sentence.en == "Household H1 is pinned to site X1 百东, but the plan places it at S1.")
    let out = subject.violations([:])
    #expect(out.map(\.rule) == [.pinnedSite])
    #expect(out.first?.sentence.zh == "户 H1 指定安置在 X1 百东，方案却没有安置。")
    #expect(out.first?.sentence.en == "Household H1 is pinned to site X1 百东, but the plan leaves it out.")
  }

  @Test("A pin of the scenario overrides the column")
  func pinnedByScenario() {
    let household = Household(id: "H1", settlement: "A", people: 2, pinnedSite: "X1")
    let subject = planningCase(household, changes: InstanceChanges(pin: ["H1": "S1"]))
    #expect(subject.violations(["H1": "S1"]).isEmpty)
    #expect(subject.violations(["H1": "X1"]).map(\.rule) == [.pinnedSite])
  }

  @Test("A pin overrides no other rule")
  func pinAgainstBar() {
    let household = Household(id: "H1", settlement: "A", people: 2, pinnedSite: "S1", barredSites: ["S1"])
    #expect(planningCase(household).violations(["H1": "S1"]).map(\.rule) == [.barredSite])
    #expect(planningCase(household).violations(["H1": "X1"]).map(\.rule) == [.pinnedSite])
  }

  @Test("No household is placed at a site that is barred for it")
  func barred() {
    let subject = planningCase(Household(id: "H1", settlement: "A", people: 2, barredSites: ["X1"]))
    #expect(subject.violations(["H1": "S1"]).isEmpty)
    let broken = subject.violations(["H1": "X1"])
    #expect(broken.map(\.rule) == [.barredSite])
    #expect(broken.first?.sentence.zh == "户 H1 不可安置在 X1 百东，方案却安排到该点。")
    #expect(broken.first?.sentence.en == "Household H1 must not be placed at site X1 百东, but is.")
  }

  @Test("Only yes is consent to leave the county", arguments: [nil, false])
  func consent(_ answer: Bool?) {
    let on: (inout Rules) -> Void = { $0.consentForCrossRegion = true }
    let willing = Household(id: "H1", settlement: "A", people: 2, acceptsCrossRegion: true)
    let household = Household(id: "H1", settlement: "A", people: 2, acceptsCrossRegion: answer)
    #expect(planningCase(willing, on).violations(["H1": "X1"]).isEmpty)
    #expect(planningCase(household, on).violations(["H1": "S1"]).isEmpty)
    #expect(planningCase(household).violations(["H1": "X1"]).isEmpty)
    let broken = planningCase(household, on).violations(["H1": "X1"])
    #expect(broken.map(\.rule) == [.consent])
    #expect(broken.first?.sentence.zh == "户 H1 没有同意县外安置，方案却安排到跨区域安置点 X1 百东。")
    #expect(
      broken.first?.sentence.en
        == "Household H1 does not consent to leave the county, but is placed at the cross-region site X1 百东.")
  }

  @Test("Without the column, consent is not asked")
  func consentColumnMissing() {
    var columns = Facts.allColumns
    columns[.households]?.remove("accepts_cross_region")
    let instance = Instance(
      households: [Household(id: "H1", settlement: "A", people: 2)], sites: [Site(id: "X1", region: .crossRegion)],
      columns: columns)
    let subject = PlanningCase(
      instance: instance, scenario: Facts.scenario { $0.consentForCrossRegion = true })
    #expect(!subject.asksConsent)
    #expect(subject.violations(["H1": "X1"]).isEmpty)
  }

  @Test("The maximum distance itself is allowed, a tenth more is not, and an unknown distance is")
  func maxDistance() {
    let subject = planningCase(
      Household(id: "H1", settlement: "A", people: 2), distances: [Facts.leg("A", "X1"): 901]
    ) { $0.maxDistanceTenths = 900 }
    let exact = planningCase(
      Household(id: "H1", settlement: "A", people: 2), distances: [Facts.leg("A", "X1"): 900]
    ) { $0.maxDistanceTenths = 900 }
    #expect(exact.violations(["H1": "X1"]).isEmpty)
    #expect(subject.violations(["H1": "S1"]).isEmpty)
    let broken = subject.violations(["H1": "X1"])
    #expect(broken.map(\.rule) == [.maxDistance])
    #expect(broken.first?.amount == 1)
    #expect(broken.first?.unit == .tenthsOfKilometre)
    #expect(broken.first?.sentence.zh == "户 H1 到安置点 X1 百东 有 90.1 公里，超过最远 90.0 公里。")
    #expect(
      broken.first?.sentence.en == "Household H1 is placed at site X1 百东, 90.1 km away; the limit is 90.0 km.")
  }
}
