import Relocation
import Testing

@testable import InstanceFiles

@Suite("A scenario with other values")
struct ScenarioVariationTests {
  static var base: Scenario {
    var scenario = Scenario.standard
    scenario.limits = [Limit(name: "跨区域.指标", atMost: 8000)]
    return scenario
  }

  static let instance = Instance(
    households: [Household(id: "H 1", settlement: "Q", people: 3)],
    sites: [Site(id: "S.1"), Site(id: "S2"), Site(id: "S3")], scores: ["a.b": [:]], columns: [:])

  private func vary(_ settings: (String, String)...) throws -> Scenario {
    let settings = settings.map { ScenarioSetting(key: $0.0, value: $0.1) }
    return try varied(Self.base, by: settings, name: "n", fileName: "n.yaml", on: Self.instance).scenario
  }

  private func sentence(_ key: String, _ value: String = "1") -> String {
    do {
      _ = try vary((key, value))
      return "accepted"
    } catch InstanceReadingError.faults(let faults) {
      return faults.map { $0.text(in: .english) }.joined(separator: "\n")
    } catch {
      return "\(error)"
    }
  }

  @Test("Rules, weights, limits and changes take new values; what is not named stays")
  func values() throws {
    let scenario = try vary(
      ("rules.max_distance_km", "60.5"), ("rules.whole_settlements", "off"), ("rules.sites_per_settlement", "none"),
      ("objectives.2.split", "0"), ("objectives.1.score:a.b", "7"), ("limits.跨区域.指标.at_most", "90"),
      ("changes.sites.S.1.people", "400"), ("changes.sites.S2.people", "none"), ("changes.pin.H 1", "S2"),
      ("changes.close", "S3"))
    #expect(scenario.name == "n")
    #expect(scenario.rules.maxDistanceTenths == 605)
    #expect(scenario.rules.wholeSettlements == .off)
    #expect(scenario.rules.sitesPerSettlement == nil)
    #expect(scenario.rules.kinTogether)
    #expect(scenario.objectives[1].terms.map(\.weight) == [30, 1, 0])
    #expect(scenario.objectives[0].terms.last == .init(.score("a.b"), weight: 7))
    #expect(scenario.limits[0].atMost == 90)
    #expect(scenario.changes.sites["S.1"] == ["people": 400])
    #expect(scenario.changes.sites["S2"] == ["people": nil])
    #expect(scenario.changes.pin == ["H 1": "S2"])
    #expect(scenario.changes.close == ["S3"])
  }

  @Test("A key that a scenario does not have is refused with the nearest one")
  func unknownKeys() {
    #expect(sentence("rules.max_distnce_km").contains("max_distance_km"))
    #expect(sentence("rule.max_distance_km").contains("rules"))
    #expect(sentence("objectives.2.wihes").contains("wishes"))
    #expect(sentence("objectives.3.wishes").contains("1, 2"))
    #expect(sentence("limits.跨区域指标.at_most").contains("跨区域.指标"))
    #expect(sentence("limits.跨区域.指标.at_mst").contains("at_most"))
    #expect(sentence("changes.sites.S01.peple").contains("people"))
    #expect(sentence("changes.opens").contains("close"))
    for key in ["", ".", "rules", "objectives", "objectives.x", "limits", "changes", "changes.sites", "changes.pin"] {
      #expect(sentence(key) != "accepted", "\(key)")
    }
  }

  @Test("A value that is none is refused with the path of its key and no line")
  func wrongValues() {
    #expect(sentence("changes.sites.S4.people").contains("no site \"S4\""))
    let text = sentence("rules.max_distance_km", "far")
    #expect(text.contains("--vary rules.max_distance_km"))
    #expect(!text.contains("row"))
    #expect(sentence("rules.place_everyone", "maybe").contains("true or false"))
  }
}
