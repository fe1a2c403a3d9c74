import Relocation
import Testing

@Suite("Rules about dwellings")
struct DwellingRuleTests {
  private let subject = PlanningCase(
    instance: Facts.instance(
      [
        Household(id: "H1", settlement: "A", people: 2), Household(id: "H2", settlement: "A", people: 3),
        Household(id: "H3", settlement: "A", people: 6),
      ],
      sites: [Site(id: "S1"), Site(id: "S2")],
      dwellings: [
        Dwelling(site: "S1", type: "小", minPeople: 1, maxPeople: 3, count: 1),
        Dwelling(site: "S1", type: "大", minPeople: 3, maxPeople: nil, count: nil),
      ]),
    scenario: Facts.scenario())

  private func violations(_ taken: [HouseholdID: (SiteID, DwellingTypeID?)]) -> [RuleViolation] {
    PlanCheck.violations(of: Plan(taken.mapValues { Assignment(site: $0.0, dwelling: $0.1) }), in: subject)
  }

  @Test("Each household in a type that admits it, within the stock, obeys")
  func obeying() {
    #expect(violations(["H1": ("S1", "小"), "H2": ("S1", "大"), "H3": ("S1", "大")]).isEmpty)
    #expect(violations(["H1": ("S2", nil)]).isEmpty)
  }

  @Test("A type is needed where the site has rows, must be the site's, and none is taken where it has no rows")
  func types() {
    let none = violations(["H1": ("S1", nil)])
    #expect(none.map(\.rule) == [.dwellingType])
    #expect(none.first?.sentence.zh == "户 H1 被安排到安置点 S1，但没有给出户型。")
    #expect(none.first?.sentence.en == "Household H1 is placed at site S1 without a dwelling type.")
    let foreign = violations(["H1": ("S1", "中"), "H2": ("S2", "小")])
    #expect(foreign.map(\.rule) == [.dwellingType, .dwellingType])
    #expect(
      foreign.map(\.sentence.zh) == ["户 H1 的户型 中 不在安置点 S1 的户型表中。", "户 H2 的户型 小 不在安置点 S2 的户型表中。"])
    #expect(foreign.first?.sentence.en == "Household H1 takes dwelling type 中, which site S1 does not have.")
  }

  @Test("A household is neither too small nor too large for its dwelling")
  func sizes() {
    let broken = violations(["H1": ("S1", "大"), "H3": ("S1", "小")])
    #expect(broken.map(\.rule) == [.dwellingSize, .dwellingSize])
    #expect(
      broken.map(\.sentence.zh) == [
        "户 H1 有 2 人，安置点 S1 的户型 大 只供 3 人及以上。", "户 H3 有 6 人，安置点 S1 的户型 小 只供 1 至 3 人。",
      ])
    #expect(
      broken.map(\.sentence.en) == [
        "Household H1 has 2 people; dwelling type 大 at site S1 is for 3 or more people.",
        "Household H3 has 6 people; dwelling type 小 at site S1 is for 1 to 3 people.",
      ])
  }

  @Test("No type is taken more often than it is there")
  func stock() {
    let broken = violations(["H1": ("S1", "小"), "H2": ("S1", "小")])
    #expect(broken.map(\.rule) == [.dwellingCount])
    #expect(broken.first?.amount == 1)
    #expect(broken.first?.name == "小")
    #expect(broken.first?.sentence.zh == "安置点 S1 的户型 小 有 1 套，方案用了 2 套，超出 1 套。")
    #expect(broken.first?.sentence.en == "Site S1 has 1 dwelling of type 小; the plan uses 2, 1 too many.")
  }
}
