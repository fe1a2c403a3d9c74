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

  @Test("A plan folder has both workbooks, the same bytes for the same plan, and everything but the notice is internal")
  func workbooks() throws {
    let scratch = try solved()
    let again = try RelocateProcess.run(["solve", Self.tiny, "--out", scratch.path("again"), "--mask-names"])
    #expect(again.status == 0)
    #expect(again.output.contains("notice.xlsx"))
    #expect(try scratch.bytes("plan/allocation.xlsx").starts(with: [0x50, 0x4B]))
    let third = try RelocateProcess.run(["solve", Self.tiny, "--out", scratch.path("third"), "--mask-names"])
    #expect(third.status == 0)
    for file in ["allocation.xlsx", "notice.xlsx"] {
      #expect(try scratch.bytes("third/\(file)") == scratch.bytes("again/\(file)"))
    }
    #expect(try RelocateProcess.run(["verify", scratch.path("plan")]).status == 0)
  }

  @Test(
    "Every table is written as a workbook and as a page",
    arguments: ["households", "sites", "townships", "unplaced", "notice"])
  func sheets(table: String) throws {
    let scratch = try solved()
    let arguments = ["export", scratch.path("plan"), "--table", table, "--out"]
    #expect(try RelocateProcess.run(arguments + [scratch.path("t.xlsx"), "--format", "xlsx"]).status == 0)
    #expect(try scratch.bytes("t.xlsx").starts(with: [0x50, 0x4B]))
    #expect(try RelocateProcess.run(arguments + [scratch.path("t.html"), "--format", "html"]).status == 0)
    #expect(scratch.text("t.html").contains("<!DOCTYPE html>"))
  }

  @Test("Letters are handed to everybody or to one household; changes need an earlier plan")
  func lettersAndChanges() throws {
    let scratch = try solved()
    let plan = scratch.path("plan")
    let letters = ["export", plan, "--table", "letters"]
    let all = try RelocateProcess.run(letters, locale: "zh_CN.UTF-8")
    #expect(all.status == 0)
    #expect(all.output.contains("易地搬迁安置告知书"))
    let one = try RelocateProcess.run(letters + ["--household", "P1"])
    #expect(one.output.components(separatedBy: "<section").count == 2)
    #expect(try RelocateProcess.run(letters + ["--household", "X"]).status == 66)
    #expect(try RelocateProcess.run(["export", plan, "--table", "changes"]).status == 66)
    #expect(try RelocateProcess.run(["solve", Self.tiny, "--from", plan, "--out", scratch.path("next")]).status == 0)
    #expect(try RelocateProcess.run(["export", scratch.path("next"), "--table", "changes"]).status == 0)
  }

  @Test("Rate, cap and mask are options; wrong ones and options that do not go together end with 64")
  func exportOptions() throws {
    let scratch = try solved()
    let start = ["export", scratch.path("plan"), "--table"]
    let table = try RelocateProcess.run(
      start + ["households", "--self-raised-rate", "3001", "--self-raised-cap", "9001"])
    #expect(table.output.contains(",9001,"))
    for wrong in [
      ["households", "--id-mask", "six"], ["households", "--self-raised-rate", "-1"], ["letters", "--format", "csv"],
      ["households", "--household", "P1"], ["households", "--format", "xlsx", "--encoding", "gb18030"],
    ] {
      let outcome = try RelocateProcess.run(start + wrong)
      #expect(outcome.status == 64, "\(wrong)")
      #expect(!outcome.messages.isEmpty)
    }
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
    #expect(try RelocateProcess.run(["explain", plan, "--household", "P2", "--site", "A"]).status == 64)
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
