import Foundation
import Testing

@Suite("What is made of a plan: verify, export, explain, compare, model")
struct ExportTests {
  private static let tiny = RelocateProcess.instance("tiny")

  /// A folder with the plan of tiny in `plan`.
  private func solved() throws -> Scratch {
    let scratch = try Scratch()
    #expect(try RelocateProcess.run(["solve", Self.tiny, "--out", scratch.path("plan")]).status == 0)
    return scratch
  }

  @Test("A plan that was tampered with is refuted with 4, and the message names household and rule")
  func tamperedPlan() throws {
    let scratch = try solved()
    let rows = scratch.text("plan/assignments.csv")
    try scratch.write(
      rows.replacingOccurrences(of: "P1,4,P,A,large", with: "P1,4,P,B,large"), to: "plan/assignments.csv")
    let outcome = try RelocateProcess.run(["verify", scratch.path("plan")])
    #expect(outcome.status == 4)
    #expect(outcome.output.contains("Kin group K1"))
    #expect(outcome.output.contains("household P1"))
    let json = try RelocateProcess.run(["verify", scratch.path("plan"), "--json"])
    #expect(json.status == 4)
    let report = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(report?["isSound"] as? Bool == false)
  }

  @Test("A bound that was raised beyond its certificate is refuted with 4")
  func tamperedBound() throws {
    let scratch = try solved()
    let document = scratch.text("plan/plan.json")
    let raised = document.replacingOccurrences(of: "\"certifiedBound\" : 5,", with: "\"certifiedBound\" : 6,")
    #expect(raised != document)
    try scratch.write(raised, to: "plan/plan.json")
    #expect(try RelocateProcess.run(["verify", scratch.path("plan")]).status == 4)
  }

  @Test("A plan is held against another instance with --instance")
  func otherInstance() throws {
    let scratch = try solved()
    let same = try RelocateProcess.run(["verify", scratch.path("plan"), "--instance", Self.tiny])
    #expect(same.status == 0)
    let copy = try scratch.copy(of: "tiny")
    let sites = scratch.text("case/sites.csv").replacingOccurrences(of: "县城,13,", with: "县城,11,")
    try scratch.write(sites, to: "case/sites.csv")
    let other = try RelocateProcess.run(["verify", scratch.path("plan"), "--instance", copy])
    #expect(other.status == 4)
    #expect(other.output.contains("sites.csv"))
  }

  @Test(
    "Every table is written whole, with a byte order mark or as GB18030",
    arguments: ["households", "sites", "townships", "unplaced", "notice"])
  func tables(table: String) throws {
    let scratch = try solved()
    let arguments = ["export", scratch.path("plan"), "--table", table, "--format", "csv", "--language", "zh"]
    let file = scratch.path("table.csv")
    #expect(try RelocateProcess.run(arguments + ["--out", file]).status == 0)
    let bytes = try scratch.bytes("table.csv")
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(bytes.count > 100)
    let printed = try RelocateProcess.run(arguments)
    #expect(Data(printed.output.utf8) == bytes)
    #expect(printed.messages.isEmpty)
    #expect(try RelocateProcess.run(arguments + ["--encoding", "gb18030", "--out", file, "--force"]).status == 0)
    let chinese = try scratch.bytes("table.csv")
    #expect(!chinese.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(chinese != bytes)
  }

  @Test("An export into a place that cannot be written ends with 73")
  func unwritableExport() throws {
    let scratch = try solved()
    let arguments = ["export", scratch.path("plan"), "--table", "sites", "--out"]
    for path in [scratch.path("plan"), scratch.path("plan/plan.json/x.csv"), "/proc/relocate.csv"] {
      let outcome = try RelocateProcess.run(arguments + [path])
      #expect(outcome.status == 73, "\(path)")
      #expect(!outcome.messages.isEmpty)
    }
  }

  @Test("A household's reasons and a site's fullness are explained; an unknown id ends with 66")
  func explain() throws {
    let scratch = try solved()
    let plan = scratch.path("plan")
    let household = try RelocateProcess.run(["explain", plan, "--household", "P2"])
    #expect(household.status == 0)
    #expect(household.output.contains("does not consent"))
    let site = try RelocateProcess.run(["explain", plan, "--site", "A"], locale: "zh_CN.UTF-8")
    #expect(site.output.contains("12/13"))
    #expect(try RelocateProcess.run(["explain", plan, "--household", "X"]).status == 66)
    #expect(try RelocateProcess.run(["explain", plan]).status == 64)
  }

  @Test("Two plans are compared household by household")
  func compare() throws {
    let scratch = try solved()
    let scenario = try scratch.write("changes: { close: [C] }\n", to: "closed.yaml")
    let closed = try RelocateProcess.run(
      ["solve", Self.tiny, "--scenario", scenario, "--out", scratch.path("closed")])
    #expect(closed.status == 0)
    let outcome = try RelocateProcess.run(["compare", scratch.path("plan"), scratch.path("closed"), "--json"])
    #expect(outcome.status == 0)
    let report = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    let difference = (report?["differences"] as? [[String: Any]])?.first
    let moves = difference?["moves"] as? [[String: Any]] ?? []
    #expect(moves.contains { $0["household"] as? String == "R3" })
    #expect(!moves.contains { $0["to"] as? String == "C" })
  }

  @Test("Models are written in every format, later levels with the values of the earlier ones")
  func models() throws {
    for format in ["mps", "lp", "mathprog"] {
      let arguments = ["model", Self.tiny, "--format", format]
      let first = try RelocateProcess.run(arguments)
      #expect(first.status == 0)
      #expect(first.messages.isEmpty)
      #expect(first.output.contains("P1"), "the symbols are explained")
      let second = try RelocateProcess.run(arguments + ["--level", "2", "--best", "5"])
      #expect(second.status == 0)
      #expect(second.output != first.output)
      #expect(try RelocateProcess.run(arguments + ["--level", "2"]).status == 64)
      #expect(try RelocateProcess.run(arguments + ["--level", "3", "--best", "5", "6800"]).status == 64)
    }
  }
}
