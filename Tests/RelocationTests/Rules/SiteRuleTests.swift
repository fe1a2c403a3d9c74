import Relocation
import Testing

@Suite("Rules about one site")
struct SiteRuleTests {
  private let households = [
    Household(id: "H1", settlement: "A", people: 3, workers: 1, preschool: 1, primary: 1),
    Household(id: "H2", settlement: "A", people: 4, workers: 2, primary: 1, middle: 2),
  ]

  private func planningCase(
    _ site: Site, changes: InstanceChanges = InstanceChanges(), _ adjust: (inout Rules) -> Void = { _ in }
  ) -> PlanningCase {
    PlanningCase(
      instance: Facts.instance(households, sites: [site, Site(id: "S2")]),
      scenario: Facts.scenario(changes: changes, adjust))
  }

  @Test("Places for people are counted in people, and a full site is allowed")
  func people() {
    #expect(planningCase(Site(id: "S1", people: 7)).violations(["H1": "S1", "H2": "S1"]).isEmpty)
    let broken = planningCase(Site(id: "S1", name: "城东", people: 5)).violations(["H1": "S1", "H2": "S1"])
    #expect(broken.map(\.rule) == [.sitePeople])
    #expect(broken.first?.amount == 2)
    #expect(broken.first?.sites == ["S1"])
    #expect(broken.first?.sentence.zh == "安置点 S1 城东 有 5 人的安置位，方案安排了 7 人，超出 2。")
    #expect(
      broken.first?.sentence.en == "Site S1 城东 has 5 places for people; the plan places 7 people there, 2 too many.")
  }

  @Test(
    "Every other capacity is counted in its own unit",
    arguments: [
      (Site(id: "S1", households: 1), RuleKind.siteHouseholds, 1, "安置点 S1 有 1 户的安置位，方案安排了 2 户，超出 1。"),
      (Site(id: "S1", preschool: 0), .sitePreschool, 1, "安置点 S1 有 0 个幼儿园学位，方案安排了 1 名幼儿，超出 1。"),
      (Site(id: "S1", primary: 1), .sitePrimary, 1, "安置点 S1 有 1 个小学学位，方案安排了 2 名小学生，超出 1。"),
      (Site(id: "S1", middle: 0), .siteMiddle, 2, "安置点 S1 有 0 个初中学位，方案安排了 2 名初中生，超出 2。"),
      (Site(id: "S1", jobs: 1), .siteJobs, 1, "安置点 S1 有 1 个就业岗位，方案安排了 2 户有劳动力的家庭，超出 1。"),
    ])
  func otherCapacities(_ site: Site, _ rule: RuleKind, _ over: Int, _ sentence: String) {
    let subject = planningCase(site) { $0.oneJobPerWorkingHousehold = true }
    #expect(subject.violations(["H1": "S2", "H2": "S2"]).isEmpty)
    let broken = subject.violations(["H1": "S1", "H2": "S1"])
    #expect(broken.map(\.rule) == [rule])
    #expect(broken.first?.amount == over)
    #expect(broken.first?.sentence.zh == sentence)
  }

  @Test("Capacities in English name what is taken")
  func english() {
    let broken = planningCase(Site(id: "S1", households: 1, jobs: 1)) { $0.oneJobPerWorkingHousehold = true }
      .violations(["H1": "S1", "H2": "S1"])
    #expect(
      broken.map(\.sentence.en) == [
        "Site S1 has 1 place for households; the plan places 2 households there, 1 too many.",
        "Site S1 has 1 job; the plan places 2 households with workers there, 1 too many.",
      ])
  }

  @Test("Jobs are not counted where the rule is off")
  func jobsOff() {
    #expect(planningCase(Site(id: "S1", jobs: 0)).violations(["H1": "S1", "H2": "S1"]).isEmpty)
  }

  @Test("Sums beyond the range of integers are over capacity, not a crash")
  func hugeSums() {
    let giants = ["H1", "H2"].map { Household(id: HouseholdID($0), settlement: "A", people: Int.max) }
    let subject = PlanningCase(
      instance: Facts.instance(giants, sites: [Site(id: "S1", people: 5)]), scenario: Facts.scenario())
    #expect(subject.violations(["H1": "S1", "H2": "S1"]).map(\.rule) == [.sitePeople])
  }

  @Test("A site has at least its fewest people, unless it is closed")
  func minPeople() {
    let site = Site(id: "S1", minPeople: 4)
    #expect(planningCase(site).violations(["H2": "S1"]).isEmpty)
    let broken = planningCase(site).violations(["H1": "S1"])
    #expect(broken.map(\.rule) == [.minPeople])
    #expect(broken.first?.amount == 1)
    #expect(broken.first?.sentence.zh == "安置点 S1 至少应安置 4 人，方案只安排了 3 人，还差 1 人。")
    #expect(broken.first?.sentence.en == "Site S1 must have at least 4 people; the plan places 3, 1 too few.")
    #expect(planningCase(site, changes: InstanceChanges(close: ["S1"])).violations(["H1": "S2"]).isEmpty)
  }

  @Test("Nobody is placed at a closed site")
  func closed() {
    let subject = planningCase(Site(id: "S1"), changes: InstanceChanges(close: ["S1"]))
    #expect(subject.violations(["H1": "S2"]).isEmpty)
    let broken = subject.violations(["H1": "S1"])
    #expect(broken.map(\.rule) == [.closedSite])
    #expect(broken.first?.households == ["H1"])
    #expect(broken.first?.sentence.zh == "户 H1 被安排到安置点 S1，但该点在本方案中关闭。")
    #expect(broken.first?.sentence.en == "Household H1 is placed at site S1, which this scenario closes.")
  }

  @Test("A changed capacity is the one that counts, and so is its absence")
  func changedCapacity() {
    let site = Site(id: "S1", people: 3)
    let more = InstanceChanges(sites: ["S1": ["people": 7]])
    let none = InstanceChanges(sites: ["S1": ["people": nil]])
    let both: [HouseholdID: SiteID] = ["H1": "S1", "H2": "S1"]
    #expect(planningCase(site).violations(both).map(\.rule) == [.sitePeople])
    #expect(planningCase(site, changes: more).violations(both).isEmpty)
    #expect(planningCase(site, changes: none).violations(both).isEmpty)
  }
}
