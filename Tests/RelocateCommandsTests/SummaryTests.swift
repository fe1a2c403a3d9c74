import Formulation
import Planning
import Relocation
import Testing

@testable import RelocateCommands

@Suite("What is said of a plan")
struct SummaryTests {
  static let instance = Instance(
    households: [
      Household(id: "H1", settlement: "P", people: 4, wishes: ["A"]),
      Household(id: "H2", settlement: "P", people: 3, wishes: ["B", "A"]),
      Household(id: "H3", settlement: "Q", people: 5),
    ],
    sites: [Site(id: "A", name: "示例安置点", people: 7), Site(id: "B", people: 10, households: 3)],
    columns: [
      .households: ["id", "people", "settlement", "wish_1", "wish_2"], .sites: ["id", "name", "people", "households"],
    ])

  static let plan = Plan([
    "H1": Assignment(site: "A", dwelling: nil), "H2": Assignment(site: "A", dwelling: nil),
  ])

  private func text(_ language: Language) -> PlanSummaryText {
    let planningCase = PlanningCase(instance: Self.instance, scenario: .standard)
    return PlanSummaryText(
      summary: PlanSummary(of: PlanReading(Self.plan, in: planningCase)), planningCase: planningCase,
      language: language)
  }

  @Test("People, households, those left out and wishes are counted")
  func figures() {
    let lines = text(.english).figures().joined(separator: "\n")
    for words in [
      "7 of 12 (58.3 %)", "2 of 3 (66.7 %)", "5 people, 1 household (41.7 %)", "4 people, 1 household (33.3 %)",
    ] {
      #expect(lines.contains(words))
    }
    #expect(text(.chinese).figures().joined().contains("7 / 12（58.3 %）"))
  }

  @Test("Sites stand under each other with what is taken and what there is", arguments: Language.allCases)
  func sites(language: Language) {
    let lines = text(language).sites()
    #expect(lines.count == 3)
    #expect(lines[1].contains("示例安置点") && lines[1].contains(" 7/7 "))
    #expect(lines[1].hasSuffix("100.0 %  ██████████"))
    #expect(lines[2].hasSuffix("0.0 %  ░░░░░░░░░░"))
    for line in lines { #expect(DisplayWidth.columns(of: line) <= 80) }
  }

  @Test("A level says what it sums and what value and bound mean")
  func levels() {
    let proven = LevelResult(value: 5, bound: 5, certifiedBound: 4)
    let open = LevelResult(value: 6800, bound: 6460, certifiedBound: 6460)
    let lines = LevelText.lines(Scenario.standard.objectives, [proven, open], .english)
    #expect(
      lines == [
        "  1  unplaced", "     value 5 · bound 5 · gap 0 %",
        "     Proven: no plan is better; that rests on a search that the certificate does not hold; certified: bound 4.",
        "  2  30 × wishes + distance + 3000 × split", "     value 6,800 · bound 6,460 · gap 5.00 %",
        "     No plan is better by more than 5.00 %, of those that keep the levels above.",
      ])
    let chinese = LevelText.lines(Scenario.standard.objectives, [proven, open], .chinese)
    #expect(chinese[2] == "     已证明最优；这个下界依据证明文件未收录的搜索，证明文件可复核的下界是 4。")
    #expect(chinese[3] == "  2  30 × 志愿 + 距离 + 3000 × 拆分")
  }

  @Test("What is missing is said in people, dwellings and places")
  func impossibility() {
    var scenario = Scenario.standard
    scenario.limits = [Limit(name: "quota", measure: .people, atLeast: 10, atMost: 20)]
    let impossibility = Impossibility(
      householdsWithoutSite: ["H9"],
      changes: [
        .init(resource: .site("A", .people), amount: 2), .init(resource: .site("B", .people), amount: -3),
        .init(resource: .dwelling("B", "large", row: 0), amount: 1), .init(resource: .limit(0), amount: -4),
        .init(resource: .limit(0), amount: 1),
      ], isProvenSmallest: true)
    let planningCase = PlanningCase(instance: Self.instance, scenario: scenario)
    func lines(_ language: Language) -> [String] {
      ImpossibilityText(impossibility: impossibility, planningCase: planningCase, language: language).lines()
    }
    #expect(
      lines(.english).dropFirst(2) == [
        "  · add 2 places for people at site A 示例安置点", "  · lower min_people of site B by 3",
        "  · add 1 dwelling of type large at site B", "  · lower at_least of the limit \"quota\" by 4 people",
        "  · raise at_most of the limit \"quota\" by 1 person",
      ])
    #expect(lines(.english)[0].contains("H9"))
    #expect(lines(.chinese)[2] == "  · 安置点 A 示例安置点：增加 2 人的安置位")
  }

  /// What is said where these households, pinned or not, find no site; sites A and B.
  private static func causes(
    _ households: [Household], settlement: Settlement = Settlement(id: "V"), close: [SiteID] = []
  ) -> [String] {
    let instance = Instance(
      households: households, settlements: [settlement], sites: [Site(id: "A"), Site(id: "B")],
      columns: [.households: ["id", "people", "settlement", "kin", "pinned_site", "barred_sites"]])
    var scenario = Scenario.standard
    scenario.changes.close = Set(close)
    let impossibility = Impossibility(
      householdsWithoutSite: households.map(\.id), changes: [], isProvenSmallest: true)
    let planningCase = PlanningCase(instance: instance, scenario: scenario)
    let text = ImpossibilityText(impossibility: impossibility, planningCase: planningCase, language: .english)
    return Array(text.lines().dropFirst())
  }

  private static func pinned(_ id: HouseholdID, _ site: SiteID?, kin: String? = nil) -> Household {
    Household(id: id, settlement: "V", people: 1, kin: kin, pinnedSite: site)
  }

  @Test("Kin pinned to different sites, and a whole settlement, are named as the cause")
  func bonds() {
    #expect(
      Self.causes([Self.pinned("H1", "A", kin: "K"), Self.pinned("H2", "B", kin: "K")]) == [
        "  · kin group K: its 2 households go to one site together, but share no allowed site (H1: A; H2: B)."
      ])
    #expect(
      Self.causes(
        [Self.pinned("H1", "A"), Self.pinned("H2", "B")], settlement: Settlement(id: "V", move: .whole)) == [
          "  · settlement V, which moves as a whole: its 2 households go to one site together, but share no allowed "
            + "site (H1: A; H2: B)."
        ])
  }

  @Test("A closed site is named as the cause, for a household and for kin")
  func closedSites() {
    #expect(
      Self.causes([Self.pinned("H1", "A")], close: ["A"]) == [
        "  · household H1 is pinned to A, but: This scenario closes the site."
      ])
    var barred = Self.pinned("H1", nil, kin: "K")
    barred.barredSites = ["B"]
    let lines = Self.causes([barred, Self.pinned("H2", nil, kin: "K")], close: ["A"])
    #expect(
      lines == [
        "  · household H1 may go to no site even alone. A: This scenario closes the site. "
          + "B: The site is barred for the household.",
        "  · kin group K: its 2 households go to one site together, but share no allowed site (H1: none; H2: B); "
          + "closed by the scenario, else allowed for all: A.",
      ])
  }

  @Test("Households tied by kin and settlement only together are said to be bound")
  func tied() {
    let households = [
      Household(id: "H1", settlement: "V", people: 1, pinnedSite: "A"),
      Household(id: "H2", settlement: "V", people: 1, kin: "K"),
      Household(id: "H3", settlement: "W", people: 1, kin: "K", pinnedSite: "B"),
    ]
    let lines = Self.causes(households, settlement: Settlement(id: "V", move: .whole))
    #expect(
      lines == [
        "  · H1, H2, H3: bound to others through kin groups and settlements that move as a whole, and no site is "
          + "allowed for all that are bound together."
      ])
  }
}
