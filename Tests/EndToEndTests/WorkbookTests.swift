import Foundation
import Testing

@Suite("Workbooks in, as a user runs it")
struct WorkbookTests {
  @Test("A template is written, blank or filled, and never over a file that is there", arguments: ["en", "zh"])
  func template(language: String) throws {
    let scratch = try Scratch()
    let file = scratch.path("blank.xlsx")
    let written = try RelocateProcess.run(["template", file, "--language", language])
    #expect(written.status == 0 && written.output.isEmpty && written.messages.contains("blank.xlsx"))
    let check = try RelocateProcess.run(["check", file, "--language", language])
    #expect(check.status == 65)
    #expect(check.output.contains(language == "en" ? "there are no rows under the headings" : "标题行下面没有数据"))
    #expect(try RelocateProcess.run(["template", file, "--language", language]).status == 73)
    let tiny = RelocateProcess.instance("tiny")
    #expect(try RelocateProcess.run(["template", file, "--from", tiny, "--force", "--language", language]).status == 0)
    let filled = try RelocateProcess.run(["check", file, "--language", language])
    #expect(filled.status == 0)
    #expect(filled.output.contains(language == "en" ? "8 households, 30 people" : "8 户，30 人"))
    #expect(try RelocateProcess.run(["template", scratch.path("old.xls")]).status == 64)
    #expect(try RelocateProcess.run(["template", file, "--from", scratch.path("nowhere"), "--force"]).status == 66)
  }

  @Test("A workbook gives the plan of its CSV folder byte for byte, and its plan folder verifies and explains")
  func samePlan() throws {
    let scratch = try Scratch()
    let tiny = RelocateProcess.instance("tiny")
    let file = scratch.path("village.xlsx")
    #expect(try RelocateProcess.run(["template", file, "--from", tiny, "--language", "zh"]).status == 0)
    #expect(try RelocateProcess.run(["solve", tiny, "--out", scratch.path("a"), "--quiet"]).status == 0)
    #expect(try RelocateProcess.run(["solve", file, "--out", scratch.path("b"), "--quiet"]).status == 0)
    #expect(try scratch.bytes("a/assignments.csv") == scratch.bytes("b/assignments.csv"))
    #expect(try proof(scratch.bytes("a/certificate.json")) == proof(scratch.bytes("b/certificate.json")))
    #expect(try scratch.bytes("b/inputs/instance/village.xlsx") == scratch.bytes("village.xlsx"))
    let document = try JSONSerialization.jsonObject(with: scratch.bytes("b/plan.json")) as? [String: Any]
    let inputs = document?["inputs"] as? [[String: Any]] ?? []
    #expect(inputs.compactMap { $0["name"] as? String }.contains("village.xlsx"))
    #expect(try RelocateProcess.run(["verify", scratch.path("b")]).status == 0)
    #expect(try RelocateProcess.run(["explain", scratch.path("b"), "--site", "A"]).status == 0)
    // The copy is what counts: another workbook in its place is found.
    let other = scratch.path("other.xlsx")
    let replan = RelocateProcess.instance("tiny")
    #expect(try RelocateProcess.run(["template", other, "--from", replan, "--language", "en"]).status == 0)
    try scratch.write(scratch.bytes("other.xlsx"), to: "b/inputs/instance/village.xlsx")
    #expect(try RelocateProcess.run(["verify", scratch.path("b")]).status == 4)
  }

  @Test("A folder may mix CSV and workbooks; the plan folder keeps them all and verifies")
  func mixedFolder() throws {
    let scratch = try Scratch()
    let folder = try scratch.copy(of: "tiny")
    let households = scratch.text("case/households.csv")
    let lines = households.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    try FileManager.default.removeItem(atPath: folder + "/households.csv")
    try scratch.write(([lines[0]] + lines[1...4]).joined(separator: "\n"), to: "case/households-1.csv")
    try scratch.write(([lines[0]] + lines[5...]).joined(separator: "\n"), to: "rest/households.csv")
    try FileManager.default.copyItem(atPath: folder + "/sites.csv", toPath: scratch.path("rest/sites.csv"))
    #expect(
      try RelocateProcess.run(["template", folder + "/households-2.xlsx", "--from", scratch.path("rest")]).status == 0)
    // Its second table is there already: both places are named.
    let twice = try RelocateProcess.run(["check", folder])
    #expect(twice.status == 65 && twice.output.contains("stands in households-2.xlsx [sites], row 2 already"))
    try FileManager.default.removeItem(atPath: folder + "/sites.csv")
    #expect(try RelocateProcess.run(["solve", folder, "--out", scratch.path("plan"), "--quiet"]).status == 0)
    #expect(try RelocateProcess.run(["verify", scratch.path("plan")]).status == 0)
    let copies = try FileManager.default.contentsOfDirectory(atPath: scratch.path("plan/inputs/instance"))
    #expect(copies.filter { $0.hasPrefix("households") }.sorted() == ["households-1.csv", "households-2.xlsx"])
  }

  @Test("A damaged workbook ends with 65, names itself, and nothing is written")
  func damaged() throws {
    let scratch = try Scratch()
    let file = scratch.path("village.xlsx")
    #expect(try RelocateProcess.run(["template", file, "--from", RelocateProcess.instance("tiny")]).status == 0)
    let bytes = try scratch.bytes("village.xlsx")
    for part in [1, bytes.count / 3, bytes.count - 10] {
      try scratch.write(bytes.prefix(part), to: "village.xlsx")
      let outcome = try RelocateProcess.run(["solve", file, "--out", scratch.path("plan")])
      #expect(outcome.status == 65 && outcome.messages.contains("village.xlsx:"))
      #expect(!FileManager.default.fileExists(atPath: scratch.path("plan")))
    }
    #expect(try RelocateProcess.run(["check", scratch.path("none.xlsx")]).status == 66)
  }

  /// A certificate but for the sums of the files that it is about.
  private func proof(_ bytes: Data) throws -> NSDictionary {
    let object = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    #expect((object["inputs"] as? [String: String])?.isEmpty == false)
    return object.filter { $0.key != "inputs" } as NSDictionary
  }
}
