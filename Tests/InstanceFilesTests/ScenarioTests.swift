import InstanceFiles
import Relocation
import Testing

@Suite("Scenarios")
struct ScenarioTests {
  /// The contract's example, with ids that look like numbers.
  static let contract = """
    name: 基准方案
    rules:
      place_everyone: false          # true: a plan that leaves someone out is no plan
      whole_settlements: hard
      sites_per_settlement: 2
      kin_together: true
      consent_for_cross_region: true
      one_job_per_working_household: true
      max_distance_km: 90
    limits:
      - name: 跨区域指标
        measure: people
        where: { category: registered_poor }
        sites: { region: cross_region }
        at_least: 0
        at_most: 8000
      - { name: 两点, measure: 劳动力人数, sites: [17, 007], exactly: 5 }
    objectives:
      - { unplaced: 1 }
      - { wishes: 30, distance: 1, split: 3000, "score:就业": 2, tolerance: 5 }
    changes:
      sites: { 007: { people: 900, 小学学位: ~ } }
      close: [17]
      pin: { 0012: 007 }
    """

  static func scenario(_ text: String) throws -> Scenario {
    try parseScenario(text: text, fileName: "s.yaml").scenario
  }

  /// What is wrong with a text: `line:character path kind`.
  static func faults(_ text: String) -> [String] {
    do {
      _ = try parseScenario(text: text, fileName: "s.yaml")
      return []
    } catch {
      guard case .faults(let faults) = error else { return ["\(error)"] }
      return faults.map { "\($0.row ?? 0):\($0.column?.name ?? "") \($0.column?.heading ?? "") \($0.kind.rawValue)" }
    }
  }

  @Test("The contract's example is read as it says")
  func contractExample() throws {
    let reading = try parseScenario(text: Self.contract, fileName: "基准.yaml")
    var rules = Rules()
    rules.maxDistanceTenths = 900
    let expected = Scenario(
      name: "基准方案", rules: rules,
      limits: [
        Limit(
          name: "跨区域指标", measure: .people, where: ["category": "registered_poor"],
          sites: .matching(["region": "cross_region"]), atLeast: 0, atMost: 8000),
        Limit(name: "两点", measure: .column("workers"), sites: .listed(["17", "007"]), atLeast: 5, atMost: 5),
      ],
      objectives: [
        ObjectiveLevel([.init(.unplaced, weight: 1)]),
        ObjectiveLevel(
          [
            .init(.wishes, weight: 30), .init(.distance, weight: 1), .init(.split, weight: 3000),
            .init(.score("就业"), weight: 2),
          ], tolerance: 5),
      ],
      changes: InstanceChanges(
        sites: ["007": ["people": 900, "primary": Int?.none]], close: ["17"], pin: ["0012": "007"]))
    #expect(reading.scenario == expected)
    #expect(reading.input.name == "基准.yaml" && reading.input.sha256.count == 64)
  }

  @Test("What a file leaves out is as built in, except that sites_per_settlement left out is no limit")
  func defaults() throws {
    var expected = Scenario.standard
    expected.name = "s"
    expected.rules.sitesPerSettlement = nil
    #expect(try Self.scenario("rules:\n") == expected)
    #expect(try Self.scenario("rules: { sites_per_settlement: ~ }") == expected)
    expected.rules.sitesPerSettlement = 3
    expected.rules.wholeSettlements = .off
    #expect(try Self.scenario("rules: { sites_per_settlement: 3, whole_settlements: off }") == expected)
  }

  @Test(
    "A distance limit is exact to the tenth and refuses more",
    arguments: [("90.5", 905), ("0.1", 1), ("９０", 900), ("1,000", 10000)])
  func distances(text: String, tenths: Int) throws {
    #expect(try Self.scenario("rules: { max_distance_km: \"\(text)\" }").rules.maxDistanceTenths == tenths)
    #expect(Self.faults("rules: { max_distance_km: 90.55 }") == ["1:27 rules.max_distance_km wrong_type"])
  }

  @Test("Chinese headings and values of the contract mean their English keys; own columns stay as they are")
  func chineseKeys() throws {
    let scenario = try Self.scenario(
      "limits: [{ name: a, where: { 人员类别: 建档立卡, 是否愿意县外安置: 是, 来源: \"\" }, sites: { 区域: 县外 }, at_most: 1 }]")
    #expect(
      scenario.limits[0].condition == ["category": "registered_poor", "accepts_cross_region": "true", "来源": ""])
    #expect(scenario.limits[0].sites == .matching(["region": "cross_region"]))
  }

  @Test("Anchors and merged keys are followed")
  func anchors() throws {
    let scenario = try Self.scenario(
      """
      limits:
        - &quota { name: a, where: &who { category: 同步搬迁 }, at_most: 5 }
        - { <<: *quota, name: b, at_most: 6 }
        - { name: c, where: *who, at_least: 1 }
      """)
    #expect(scenario.limits.map(\.name) == ["a", "b", "c"])
    #expect(scenario.limits.map(\.atMost) == [5, 6, nil])
    #expect(scenario.limits.allSatisfy { $0.condition == ["category": "accompanying"] })
  }

  @Test("Every fault is found at once, with line, character and path")
  func allFaults() {
    let text = """
      nmae: x
      rules:
        place_everyone: maybe
        whole_settlements: medium
        sites_per_settlement: 0
        kin: true
      limits:
        - { measure: people, at_most: 1 }
        - { name: b }
        - { name: c, at_least: 5, at_most: 4 }
        - { name: d, exactly: 5, at_most: 4, where: { category: 贫困 }, sites: [] }
        - { name: b, at_most: -1 }
        - 5
      objectives:
        - { unplaced: -1, unplased: 2 }
        - { tolerance: 3 }
        - { wishes: 1.5 }
      changes:
        sites: { S1: { poeple: 3, jobs: many } }
        close: [S2]
        pin: { H1: S2, H2: ~ }
      """
    #expect(
      Self.faults(text) == [
        "1:1 nmae unknown_key",
        "3:19 rules.place_everyone wrong_type",
        "4:22 rules.whole_settlements wrong_type",
        "5:25 rules.sites_per_settlement out_of_range",
        "6:3 rules.kin unknown_key",
        "8:5 limits[1] missing_key",
        "9:5 limits[2] missing_key",
        "10:5 limits[3] contradiction",
        "11:5 limits[4] contradiction",
        "11:59 limits[4].where.category not_accepted_value",
        "11:72 limits[4].sites wrong_type",
        "12:5 limits[5] duplicate_key",
        "12:25 limits[5].at_most out_of_range",
        "13:5 limits[6] wrong_type",
        "15:17 objectives[1].unplaced out_of_range",
        "15:21 objectives[1].unplased unknown_criterion",
        "16:5 objectives[2] missing_key",
        "17:15 objectives[3].wishes wrong_type",
        "19:18 changes.sites.S1.poeple unknown_key",
        "19:35 changes.sites.S1.jobs wrong_type",
        "21:10 changes.pin.H1 contradiction",
        "21:22 changes.pin.H2 wrong_type",
      ])
  }

  @Test("The nearest known key is named")
  func nearestKey() throws {
    let error = #expect(throws: InstanceReadingError.self) {
      try parseScenario(text: "objectives: [{ unplased: 1 }]", fileName: "s.yaml")
    }
    #expect(error?.text(in: .english).contains("the nearest is \"unplaced\"") == true)
    #expect(error?.text(in: .chinese).contains("s.yaml 第1行 16列（objectives[1].unplased）") == true)
  }

  @Test("Keys given twice, broken YAML, several documents and empty files are faults")
  func brokenFiles() {
    #expect(Self.faults("name: a\nname: b\n").map { $0.hasSuffix("duplicate_key") } == [true])
    #expect(Self.faults("changes: { pin: { 1: A, \"1\": B } }").map { $0.hasSuffix("duplicate_key") } == [true])
    #expect(
      Self.faults("objectives: [{ worst:民族: 1, worst:ethnicity: 2 }]") == [
        "1:29 objectives[1].worst:ethnicity duplicate_key"
      ])
    #expect(Self.faults("rules: [a\nname: {").map { $0.hasSuffix("syntax") } == [true])
    #expect(Self.faults("name: a\n---\nname: b\n").map { $0.hasSuffix("syntax") } == [true])
    #expect(Self.faults("- a\n- b\n") == ["1:1  wrong_type"])
    #expect(Self.faults("# nothing\n") == ["0:  empty_file"])
    #expect(Self.faults(String(repeating: "[", count: 20_000)).map { $0.hasSuffix("syntax") } == [true])
  }

  @Test("A missing scenario file is no input; a table given as one is a fault")
  func files() throws {
    let error = #expect(throws: InstanceReadingError.self) { try readScenario(at: "/no/such/file.yaml") }
    guard case .noSuchInput(let path, _)? = error else {
      Issue.record("expected noSuchInput")
      return
    }
    #expect(path == "/no/such/file.yaml")
    let folder = try TemporaryFolder(["方案.yaml": Self.contract])
    defer { withExtendedLifetime(folder) {} }
    #expect(try readScenario(at: folder.path + "/方案.yaml").scenario.name == "基准方案")
    #expect(throws: InstanceReadingError.self) { try readScenario(at: folder.path) }
  }

  // MARK: Against an instance

  static let instance = Instance(
    households: [
      Household(id: "0012", settlement: "T1", people: 3, workers: 1, extra: ["来源": "甲", "面积": "3"]),
      Household(id: "H2", settlement: "T1", people: 2, extra: ["来源": "乙", "面积": "一"]),
    ],
    sites: [Site(id: "17", people: 9), Site(id: "007", people: 9)],
    scores: ["就业": [:]],
    columns: [
      .households: ["id", "people", "settlement", "category", "workers", "来源", "面积"],
      .sites: ["id", "people", "region"],
      .scores: ["household", "site", "就业"],
    ])

  @Test("A scenario that fits the instance has no faults")
  func fits() throws {
    #expect(try validate(parseScenario(text: Self.contract, fileName: "s.yaml"), against: Self.instance) == [])
  }

  @Test("What the instance does not have is named with its line and the nearest name")
  func misfits() throws {
    let text = """
      limits:
        - name: a
          measure: 面积
          where: { 来原: 甲 }
          sites: [18, 007]
          at_most: 3
      objectives:
        - { "score:就任": 1, "worst:来源": 1, "worst:民族": 1 }
      changes:
        sites: { "070": { people: 1 } }
        close: [700]
        pin: { 0013: 17, H2: 18 }
      """
    let faults = try validate(parseScenario(text: text, fileName: "s.yaml"), against: Self.instance)
    #expect(
      faults.map { "\($0.row ?? 0):\($0.column?.name ?? "") \($0.column?.heading ?? "")" } == [
        "3:5 limits.a.measure", "4:14 limits.a.where.来原", "5:13 limits.a.sites.18", "8:7 objectives.1.score:就任",
        "8:37 objectives.1.worst:ethnicity", "10:12 changes.sites.070", "11:11 changes.close.700",
        "12:10 changes.pin.0013", "12:20 changes.pin.H2",
      ])
    #expect(faults[2].remedy.en == "The nearest is \"17\"")
    #expect(faults[7].remedy.en == "The nearest is \"0012\"")
    #expect(faults.allSatisfy { $0.kind == .notInInstance && !$0.problem.zh.hasSuffix("。") })
  }

  // MARK: Writing

  @Test("A scenario written as YAML or JSON reads back the same")
  func roundTrip() throws {
    var odd = try Self.scenario(Self.contract)
    odd.name = "a: \"b\" #c\n\\ 'd'\u{85}\u{2028}é𠮷"
    odd.rules.maxDistanceTenths = 5
    odd.rules.sitesPerSettlement = nil
    odd.changes.sites["true"] = [:]
    odd.changes.close = ["no", "~", "1e3", "- x", "<<", "a,b]"]
    odd.changes.pin = ["=": "*", "&a": "!b", "": "null"]
    for scenario in [odd, .standard, try Self.scenario(Self.contract)] {
      #expect(try Self.scenario(scenarioText(scenario)) == scenario)
      #expect(try Self.scenario(scenarioValue(scenario).json) == scenario)
      #expect(!scenarioValue(scenario).json.contains("\n"))
    }
  }

  @Test("The built-in scenario as text")
  func standardText() {
    #expect(
      scenarioText(.standard) == """
        name: 基准方案
        rules:
          place_everyone: false
          whole_settlements: hard
          sites_per_settlement: 2
          kin_together: true
          consent_for_cross_region: true
          one_job_per_working_household: true
        objectives:
          - { unplaced: 1 }
          - { wishes: 30, distance: 1, split: 3000 }

        """)
  }
}
