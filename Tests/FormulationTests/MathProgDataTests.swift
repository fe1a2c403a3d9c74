import Formulation
import Relocation
import Testing

@Suite("MathProg data")
struct MathProgDataTests {
  private let households = [
    Household(
      id: "户10", settlement: "屯甲", people: 4, head: "Example Head", idNumber: "Example Number", workers: 1, kin: "亲",
      wishes: ["镇", "没有", nil], acceptsCrossRegion: true),
    Household(
      id: "户02", settlement: "屯乙", people: 2, kin: "亲", pinnedSite: "没有", barredSites: ["县", "没有"]),
  ]
  private let settlements = [
    Settlement(id: "屯乙", name: "第二屯", move: .whole, hazard: 2), Settlement(id: "屯甲", name: "屯甲"),
  ]
  private let sites = [
    Site(id: "镇", people: 9, jobs: 0), Site(id: "县", name: "第一\u{7}\n行", region: .crossRegion, minPeople: 3),
  ]
  private let dwellings = [
    Dwelling(site: "县", type: "大", minPeople: 3, count: 1, costYuan: 50),
    Dwelling(site: "县", type: "大", minPeople: 2, maxPeople: 5),
    Dwelling(site: "不在", type: "小"),
  ]

  private func data(_ scenario: Scenario = .standard, reversed: Bool = false, earlier: Plan? = nil) -> String {
    func order<Element>(_ list: [Element]) -> [Element] { reversed ? list.reversed() : list }
    let instance = Instance(
      households: order(households), settlements: order(settlements), sites: order(sites), dwellings: dwellings,
      distances: [.init(settlement: "屯甲", site: "镇"): 123], columns: [.households: ["accepts_cross_region"]])
    return mathProgData(for: PlanningCase(instance: instance, scenario: scenario, earlier: earlier))
  }

  private func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map { $0.trimmingPrefix { $0 == " " } }.map { String($0) }
  }

  @Test("is the same whatever the order of rows was")
  func rowOrder() {
    #expect(data() == data(reversed: true))
  }

  @Test("names things by symbols in the order of ids and says in comments which id each stands for")
  func symbols() {
    let lines = lines(data(earlier: Plan(["户10": Assignment(site: "县", dwelling: nil)])))
    #expect(lines.contains("h1 g1 2 0 0 0 0 . k1 . elsewhere .  # 户02"))
    #expect(lines.contains("h2 g2 4 1 0 0 0 . k1 1 . s1  # 户10"))
    #expect(lines.contains("g1 1 2  # 屯乙 第二屯"))
    #expect(lines.contains("g2 . .  # 屯甲"))
    #expect(lines.contains("s2 . . 9 . . . . 0 . .  # 镇"))
  }

  @Test("keeps everything but the comments to ASCII, and the comments free of control characters")
  func plainText() {
    for line in lines(data()) {
      let statement = line.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)[0]
      #expect(statement.utf8.allSatisfy { $0 < 128 }, "\(line)")
    }
    #expect(lines(data()).contains("s1 1 . . . . . . . 3 .  # 县 第一  行"))
  }

  @Test("writes neither names nor identity numbers of households")
  func privacy() {
    #expect(!data().contains("Example"))
  }

  @Test("writes a wish for a site that is not there as stated, and drops what forbids or builds nothing")
  func unknownSites() {
    let lines = lines(data())
    #expect(lines.contains("h2 s2 elsewhere ."))
    #expect(lines.contains("set BARRED := (h1,s1);"))
    #expect(!lines.contains { $0.hasSuffix("# 小") })
  }

  @Test("tells rows of one dwelling type apart")
  func dwellingRows() {
    let lines = lines(data())
    #expect(lines.contains("s1 t1 3 . 1 50  # 大"))
    #expect(lines.contains("s1 t1_2 2 5 . .  # 大"))
  }

  @Test("asks for no consent where the register has no such column")
  func consentColumn() {
    let instance = Instance(households: households, sites: sites, columns: [:])
    let text = mathProgData(for: PlanningCase(instance: instance, scenario: .standard))
    #expect(text.contains("param consent_for_cross_region := 0;"))
    #expect(data().contains("param consent_for_cross_region := 1;"))
  }

  @Test("gives a limit the amounts of the households and the sites it counts")
  func limits() {
    let limit = Limit(
      name: "指标", measure: .people, where: ["workers": "1"], sites: .matching(["region": "cross_region"]), atMost: 8)
    let lines = lines(data(Scenario(name: "限额", limits: [limit], objectives: Scenario.standard.objectives)))
    #expect(lines.contains("set LIMIT_SITES[q1] := s1;"))
    #expect(lines.contains("[q1,*] h2 4  # 指标"))
    #expect(lines.contains("q1 . 8  # 指标"))
  }

  @Test("leaves the level to the model for the first, and says what to keep for a later one")
  func levels() {
    #expect(!data().contains("param level"))
    #expect(mathProgLevelData(level: 3, best: [8, -20]).contains("param level := 3;\nparam best := 1 8 2 -20;"))
  }
}
