import Relocation
import Testing

@Suite("A scenario on its instance")
struct ScenarioTests {
  private let instance = Facts.instance(
    [
      Household(id: "H1", settlement: "A", people: 2, pinnedSite: "S1", extra: ["牛": "很多"]),
      Household(id: "H2", settlement: "A", people: 2),
    ], sites: [Site(id: "S1", people: 5), Site(id: "S2")])

  @Test("Changes are made once and are the same when made again; closed sites stay in the instance")
  func changes() {
    let changes = InstanceChanges(
      sites: ["S1": ["people": 9, "jobs": 3, "min_people": nil]], close: ["S2"], pin: ["H2": "S2", "H1": "S2"])
    let scenario = Facts.scenario(changes: changes)
    let once = PlanningCase(instance: instance, scenario: scenario)
    let twice = PlanningCase(instance: once.instance, scenario: scenario)
    #expect(once.instance.sites.map(\.people) == [9, nil])
    #expect(once.instance.sites.map(\.jobs) == [3, nil])
    #expect(once.instance.households.map(\.pinnedSite) == ["S2", "S2"])
    #expect(once.isClosed == [false, true])
    #expect(once.instance.sites == twice.instance.sites && once.instance.households == twice.instance.households)
    #expect(once.instance.columns == twice.instance.columns)
  }

  @Test("A column that only the scenario fills is there from then on")
  func columns() {
    let bare = Instance(
      households: [Household(id: "H1", settlement: "A", people: 2)], sites: [Site(id: "S1")],
      columns: [.households: ["id", "people", "settlement"], .sites: ["id", "people"]])
    let changes = InstanceChanges(sites: ["S1": ["jobs": 3]], pin: ["H1": "S1"])
    let changed = changes.apply(to: bare)
    #expect(changed.has("jobs", in: .sites))
    #expect(changed.has("pinned_site", in: .households))
    #expect(!bare.has("jobs", in: .sites))
  }

  @Test("A scenario that fits its instance has no faults")
  func noFaults() {
    #expect(Scenario.standard.faults(on: instance).isEmpty)
    let limit = Limit(
      name: "x", measure: .column("workers"), where: ["township": "T"], sites: .listed(["S1"]), atMost: 1)
    #expect(Facts.scenario(limits: [limit]).faults(on: instance).isEmpty)
  }

  @Test("Everything that a scenario names in vain is a fault, with its path")
  func faults() {
    var columns = instance.columns
    columns[.households]?.insert("牛")
    var own = instance
    own.columns = columns
    let scenario = Scenario(
      name: "x",
      limits: [
        Limit(name: "a", measure: .column("羊"), where: ["村": "1"], sites: .listed(["S9"])),
        Limit(name: "b", measure: .column("牛"), sites: .matching(["色": "红"]), atLeast: 5, atMost: 4),
      ],
      objectives: [
        ObjectiveLevel([.init(.score("work"), weight: 1), .init(.worst("族"), weight: 1), .init(.cost, weight: -1)])
      ],
      changes: InstanceChanges(
        sites: ["S1": ["people": -1, "colour": 3], "S8": ["people": 3]], close: ["S7"], pin: ["H1": "S6", "H9": "S1"]))
    #expect(
      scenario.faults(on: own).map { $0.path.joined(separator: "/") } == [
        "limits/a/measure", "limits/a/where/村", "limits/a/sites/S9", "limits/a", "limits/b/measure", "limits/b/sites/色",
        "limits/b/at_least", "objectives/1/score:work", "objectives/1/worst:族", "objectives/1/cost",
        "changes/sites/S1/colour", "changes/sites/S1/people", "changes/sites/S8", "changes/close/S7", "changes/pin/H1",
        "changes/pin/H9",
      ])
    #expect(scenario.faults(on: own).allSatisfy { !$0.sentence.zh.isEmpty && !$0.sentence.en.isEmpty })
    #expect(
      scenario.faults(on: own).first { $0.path == ["limits", "b", "measure"] }?.sentence.en
        == "Column \"牛\" is not a whole number for 1 household (such as H1: \"很多\") and cannot be summed.")
  }
}
