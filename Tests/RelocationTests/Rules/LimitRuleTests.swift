import Relocation
import Testing

@Suite("Limits of the scenario's own")
struct LimitRuleTests {
  private let instance: Instance = {
    var columns = Facts.allColumns
    columns[.households]?.formUnion(["牛", "备注"])
    columns[.sites]?.insert("镇")
    return Instance(
      households: [
        Household(id: "H1", settlement: "A", people: 3, category: .registeredPoor, extra: ["牛": "２"]),
        Household(id: "H2", settlement: "A", people: 4, category: .accompanying, extra: ["牛": "1,000"]),
        Household(id: "H3", settlement: "B", people: 5, category: .registeredPoor, hazard: 1, extra: ["备注": "x"]),
      ],
      settlements: [
        Settlement(id: "A", township: "泗城镇", hazard: 3), Settlement(id: "B", township: "加尤镇", hazard: 3),
      ],
      sites: [
        Site(id: "S1", kind: "县城", extra: ["镇": "泗城镇"]), Site(id: "X1", region: .crossRegion, kind: "县城"),
      ],
      columns: columns)
  }()
  private let everyoneAcross: [HouseholdID: SiteID] = ["H1": "X1", "H2": "X1", "H3": "X1"]

  private func violations(_ limit: Limit, _ sites: [HouseholdID: SiteID]) -> [RuleViolation] {
    PlanningCase(instance: instance, scenario: Facts.scenario(limits: [limit])).violations(sites)
  }

  @Test("A quota of people counts those whom its condition names, at its sites")
  func quota() {
    let limit = Limit(
      name: "跨区域指标", where: ["category": "registered_poor"], sites: .matching(["region": "cross_region"]), atMost: 5)
    #expect(violations(limit, ["H1": "S1", "H2": "X1", "H3": "X1"]).isEmpty)
    let broken = violations(limit, everyoneAcross)
    #expect(broken.map(\.rule) == [.limit])
    #expect(broken.first?.name == "跨区域指标")
    #expect(broken.first?.amount == 3)
    #expect(broken.first?.sites == ["X1"])
    #expect(broken.first?.sentence.zh == "限额“跨区域指标”最多 5 人，方案为 8，超出 3。")
    #expect(broken.first?.sentence.en == "Limit \"跨区域指标\" allows at most 5 people; the plan has 8, 3 too many.")
  }

  @Test("A lower limit counts what is placed")
  func atLeast() {
    let limit = Limit(name: "至少", measure: .households, sites: .listed(["S1"]), atLeast: 2)
    #expect(violations(limit, ["H1": "S1", "H2": "S1"]).isEmpty)
    let broken = violations(limit, ["H1": "S1", "H2": "X1"])
    #expect(broken.first?.amount == 1)
    #expect(broken.first?.unit == .households)
    #expect(broken.first?.sentence.zh == "限额“至少”至少 2 户，方案为 1，还差 1。")
    #expect(
      broken.first?.sentence.en == "Limit \"至少\" asks for at least 2 households; the plan has 1, 1 too few.")
  }

  @Test("A column of the file's own is summed as it is written, full-width digits and commas included")
  func ownColumn() {
    let limit = Limit(name: "牲畜", measure: .column("牛"), atMost: 1001)
    #expect(violations(limit, ["H1": "S1", "H3": "S1"]).isEmpty)
    let broken = violations(limit, ["H1": "S1", "H2": "X1"])
    #expect(broken.first?.amount == 1)
    #expect(broken.first?.sentence.zh == "限额“牲畜”最多 1001（牛），方案为 1002，超出 1。")
    #expect(broken.first?.sentence.en == "Limit \"牲畜\" allows at most 1001 (牛); the plan has 1002, 1 too many.")
  }

  @Test(
    "Conditions read the household's column, else its settlement's; several must all hold",
    arguments: [
      (["township": "泗城镇"], [3, 4, 0]), (["township": "泗城镇", "category": "同步搬迁"], [0, 4, 0]),
      (["hazard": "3"], [3, 4, 0]), (["hazard": "1"], [0, 0, 5]), (["备注": "x"], [0, 0, 5]), (["备注": ""], [3, 4, 0]),
      (["id": "H2"], [0, 4, 0]), ([:], [3, 4, 5]),
    ])
  func conditions(_ condition: [String: String], _ amounts: [Int]) {
    let subject = PlanningCase(instance: instance, scenario: Facts.scenario())
    #expect(subject.amounts(of: Limit(name: "x", where: condition)) == amounts)
  }

  @Test(
    "Sites are chosen by list or by their columns",
    arguments: [
      (Limit.Sites.all, [true, true]), (.listed(["X1", "S9"]), [false, true]),
      (.matching(["region": "县内"]), [true, false]), (.matching(["kind": "县城"]), [true, true]),
      (.matching(["镇": "泗城镇"]), [true, false]), (.matching(["id": "X1"]), [false, true]),
    ])
  func sites(_ sites: Limit.Sites, _ members: [Bool]) {
    let subject = PlanningCase(instance: instance, scenario: Facts.scenario())
    #expect(subject.membership(of: Limit(name: "x", sites: sites)) == members)
  }
}
