import InstanceFiles
import Relocation
import Testing

@Suite("Shares, new sites and dwellings in scenarios")
struct ScenarioChangesTests {
  static let text = """
    name: what if
    limits:
      - { name: poor, measure: people, where: { category: registered_poor }, share_at_most: 40% }
      - { name: half, measure: households, where: { 人员类别: 同步搬迁 }, sites: [S12], share_at_most: 0.125 }
    objectives:
      - { unplaced: 1 }
    changes:
      add_sites:
        - id: S12
          name: 新安置点 𠮷
          region: 跨区域
          people: 900
          可安置户数: 210
          longitude: 106.6
          latitude: 24.25
          dwellings:
            - { type: A50, area: 50.5, min_people: 1, max_people: 2, count: 40 }
            - { type: B75 }
          km: { G1: 12.5 }
      dwellings: { A: { large: { count: 9, max_people: ~ } } }
      unpin: [H1]
    """

  static let instance = Instance(
    households: [
      Household(id: "H1", settlement: "G1", people: 3, category: .registeredPoor, pinnedSite: "A"),
      Household(id: "H2", settlement: "G1", people: 1),
    ], sites: [Site(id: "A", people: 10)],
    dwellings: [Dwelling(site: "A", type: "large", maxPeople: 2, count: 1)],
    columns: [.households: ["id", "people", "settlement", "category"], .sites: ["id", "people"]])

  @Test("are read, written and read back the same")
  func roundTrip() throws {
    let scenario = try ScenarioTests.scenario(Self.text)
    #expect(scenario.limits[0].shareAtMost == Share(millionths: 400_000))
    #expect(scenario.limits[1].shareAtMost == Share(millionths: 125_000))
    #expect(try ScenarioTests.scenario(scenarioText(scenario)) == scenario)
    #expect(validate(scenario, against: Self.instance).isEmpty)
  }

  @Test("change the instance: the site is there with its dwellings and distances, the pin is gone")
  func applied() throws {
    let planningCase = PlanningCase(instance: Self.instance, scenario: try ScenarioTests.scenario(Self.text))
    let site = try #require(planningCase.instance.site("S12"))
    #expect(site.people == 900 && site.households == 210 && site.region == .crossRegion && site.name == "新安置点 𠮷")
    #expect(planningCase.instance.dwellings(at: "S12").map(\.type.rawValue) == ["A50", "B75"])
    #expect(planningCase.instance.distanceTenths(from: "G1", to: "S12") == 125)
    let large = try #require(planningCase.instance.dwelling("large", at: "A"))
    #expect(large.count == 9 && large.maxPeople == nil)
    #expect(planningCase.instance.household("H1")?.pinnedSite == nil)
    let again = planningCase.scenario.changes.apply(to: planningCase.instance)
    #expect(again.sites == planningCase.instance.sites && again.dwellings == planningCase.instance.dwellings)
  }

  @Test("Every fault of nested keys is listed with its line, beside the others")
  func faults() {
    let faults = ScenarioTests.faults(
      """
      rules: { kin: true }
      limits:
        - { name: a, where: { category: poor }, share_at_most: 1.5 }
        - { name: b, share_at_most: 0.5 }
      objectives:
        - { unplaced: 1 }
      changes:
        add_sites:
          - { id: S9, poeple: 3, region: moon }
          - { people: 4 }
        dwellings: { A: { large: { area: 3 } } }
        unpin: H1
      """)
    let expected = [
      "1:10 rules.kin unknown_key", "3:35 limits[1].where.category", "3:58 limits[1].share_at_most wrong_type",
      "4:5 limits[2] missing_key", "9:17 changes.add_sites[1].poeple unknown_key", "region",
      "changes.add_sites[1] missing_key", "changes.add_sites[2] missing_key",
      "changes.dwellings.A.large.area unknown_key", "12:10 changes.unpin wrong_type",
    ]
    for part in expected { #expect(faults.contains { $0.contains(part) }, "\(part) in \(faults)") }
  }

  @Test("What the instance does not have is named with the nearest that it has")
  func unknownNames() throws {
    let scenario = try ScenarioTests.scenario(
      """
      limits:
        - { name: a, sites: [A, B1, C1], at_most: 3 }
      objectives:
        - { unplaced: 1 }
      changes:
        add_sites: [{ id: A, people: 3, km: { G9: 3 } }]
        dwellings: { A: { larg: { count: 3 } }, Z: { large: { count: 1 } } }
        unpin: [H7]
      """)
    let faults = validate(scenario, against: Self.instance).map { $0.problem.en + ". " + $0.remedy.en }
    #expect(faults.count == 7, "\(faults)")
    for part in [
      "\"B1\"", "\"C1\"", "in the table already", "\"G9\"", "\"larg\"", "\"Z\"", "\"H7\"", "nearest is \"large\"",
    ] {
      #expect(faults.contains { $0.contains(part) }, "\(part) in \(faults)")
    }
  }
}
