import Interpretation
import Relocation
import Testing

@Suite("Who moved between two plans")
struct PlanComparisonTests {
  @Test("Moved, newly placed, newly left out, stayed and left out in both are told apart, by id")
  func moves() {
    func plan(_ sites: [HouseholdID: SiteID]) -> Plan { Plan(sites.mapValues { Assignment(site: $0, dwelling: "D") }) }
    let comparison = PlanComparison(
      from: plan(["H3": "S1", "H1": "S1", "H2": "S2"]), to: plan(["H3": "S2", "H1": "S1", "H4": "S1"]),
      households: ["H1", "H2", "H3", "H4", "H5", "H6"])
    #expect(comparison.moves.map(\.household) == ["H2", "H3", "H4"])
    #expect(comparison.moves.map(\.from) == ["S2", "S1", nil])
    #expect(comparison.moves.map(\.to) == [nil, "S2", "S1"])
    #expect(comparison.sameSite == 1)
    #expect(comparison.unplacedInBoth == 2)
    #expect(comparison.unchanged == 3)
  }
}
