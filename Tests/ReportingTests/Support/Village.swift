import Formulation
import Interpretation
import Relocation

@testable import Reporting

/// A case of five households that shows every column of every table.
enum Village {
  static let households = [
    Household(
      id: "001", settlement: "A", people: 4, head: "王一", idNumber: "45102719700101123X", category: .registeredPoor,
      disabled: 1, wishes: ["S1", "S2", nil]),
    Household(
      id: "002", settlement: "A", people: 3, head: "=1+1", idNumber: "451027", category: .accompanying,
      wishes: ["S1", nil, nil]),
    Household(id: "003", settlement: "B", people: 7, head: "李,\"三\"", wishes: [nil, nil, nil]),
    Household(id: "004", settlement: "B", people: 1, head: "赵四 13812345678", wishes: ["S2", nil, nil]),
    Household(id: "45102719800101123X", settlement: "B", people: 2),
  ]

  static let instance = Instance(
    households: households,
    settlements: [
      Settlement(id: "A", name: "上屯", village: "平林村", township: "泗城镇", move: .individual),
      Settlement(id: "B", name: "下屯", township: "加尤镇", hazard: 2),
    ],
    sites: [Site(id: "S1", name: "城东", kind: "县城", people: 8), Site(id: "S2", people: 9, households: 5)],
    dwellings: [
      Dwelling(site: "S1", type: "B", areaHundredths: 7500, minPeople: 1, count: 3),
      Dwelling(site: "S2", type: "100㎡", areaHundredths: 10_000, minPeople: 1),
    ],
    distances: [
      .init(settlement: "A", site: "S1"): 105, .init(settlement: "A", site: "S2"): 220,
      .init(settlement: "B", site: "S2"): 30,
    ],
    columns: [.households: ["id", "people", "settlement", "wish_1"], .sites: ["id", "people"]])

  static let scenario: Scenario = {
    var rules = Rules()
    rules.sitesPerSettlement = nil
    return Scenario(name: "村", rules: rules, objectives: Scenario.standard.objectives)
  }()

  static let planningCase = PlanningCase(instance: instance, scenario: scenario)

  /// All but 45102719800101123X have a site; that one would take the last place of S2.
  static let plan = Plan([
    "001": Assignment(site: "S1", dwelling: "B"), "002": Assignment(site: "S1", dwelling: "B"),
    "003": Assignment(site: "S2", dwelling: "100㎡"), "004": Assignment(site: "S2", dwelling: "100㎡"),
  ])

  static let reading = PlanReading(plan, in: planningCase)
  static let scenarioText = "name: 村\n"

  static let inputs = [
    InputCopy(role: .instance, name: "households.csv", bytes: Array("id\n".utf8), sha256: "11"),
    InputCopy(role: .instance, name: "安置点.csv", bytes: [0xFF, 0x00], sha256: "22"),
    InputCopy(role: .scenario, name: "scenario.yaml", bytes: Array(scenarioText.utf8), sha256: "33"),
  ]

  static func record(seconds: Double = 0.5) -> RunRecord {
    RunRecord(
      isProven: false, reason: "timeLimit", method: "direct", seed: 7, gapAsked: 0.01,
      proofs: [.init(bound: 0, certifiedBound: 0), .init(bound: 0, certifiedBound: 0)],
      timings: [.init(phase: "compiling", seconds: seconds)], versions: .init(relocate: "0.1.0", glpk: "5.0"))
  }

  static let certificate = BoundCertificate(
    inputs: ["instance/households.csv": "11", "instance/安置点.csv": "22", "scenario/scenario.yaml": "33"],
    levels: [
      .init(caps: [], root: .leaf(.init(scale: 1))),
      .init(caps: [6], root: .leaf(.init(scale: 1, earlierLevels: [0]))),
    ])

  static func contents(seconds: Double = 0.5, plan: Plan = plan) throws -> PlanFolderContents {
    try PlanFolderContents(
      of: PlanReading(plan, in: planningCase), record: record(seconds: seconds),
      certificate: try CertificateText.bytes(of: certificate), inputs: inputs, instancePath: "../村",
      scenarioText: scenarioText)
  }

  /// The fingerprints that reading the folder's own copies gives, as the fixed hashes above.
  static func found(_ folder: PlanFolder) -> [InputFingerprint] {
    inputs.map { folder.fingerprint(of: $0.entry, bytes: $0.bytes.count, sha256: $0.sha256) }
  }
}
