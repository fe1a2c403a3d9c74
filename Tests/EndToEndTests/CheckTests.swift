import Foundation
import Testing

@Suite("check, as a user runs it")
struct CheckTests {
  @Test("Sound data ends with 0 and shows the totals", arguments: ["tiny", "lingyun-2017"])
  func soundData(instance: String) throws {
    let outcome = try RelocateProcess.run(["check", RelocateProcess.instance(instance)])
    #expect(outcome.status == 0)
    #expect(outcome.messages.isEmpty)
    #expect(outcome.output.contains("No faults found."))
  }

  @Test("The published totals of the Lingyun case stand in the first lines, in both languages")
  func publishedTotals() throws {
    let path = RelocateProcess.instance("lingyun-2017")
    let english = try RelocateProcess.run(["check", path]).output
    #expect(english.contains("4,170 households, 18,459 people"))
    let chinese = try RelocateProcess.run(["check", path], locale: "zh_CN.UTF-8").output
    #expect(chinese.contains("4,170 户，18,459 人"))
    #expect(chinese.contains("人数 10,459 人，户数 2,170 户"))
  }

  @Test("JSON is all that stands on standard output")
  func json() throws {
    let outcome = try RelocateProcess.run(["check", RelocateProcess.instance("tiny"), "--json"])
    #expect(outcome.status == 0)
    let report = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    let totals = report?["totals"] as? [String: Any]
    #expect((totals?["all"] as? [String: Int])?["people"] == 30)
    #expect((report?["faults"] as? [Any])?.isEmpty == true)
  }

  /// What is done to a copy of `tiny`, and what a message must name.
  struct Damage: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var file: String
    var content: @Sendable (String) -> Data
    var names: [String]
  }

  static let damages = [
    Damage(
      testDescription: "a NaN in a cell", file: "households.csv",
      content: { Data($0.replacingOccurrences(of: "Example P1,,4", with: "Example P1,,NaN").utf8) },
      names: ["households.csv", "row 2", "people", "NaN"]),
    Damage(
      testDescription: "an empty file", file: "sites.csv", content: { _ in Data() }, names: ["sites.csv", "empty"]),
    Damage(
      testDescription: "a binary file", file: "sites.csv", content: { _ in Data((0...255).map { UInt8($0) }) },
      names: ["sites.csv", "not a text file"]),
    Damage(
      testDescription: "a wrong heading", file: "households.csv",
      content: { Data($0.replacingOccurrences(of: ",people,", with: ",persons,").utf8) },
      names: ["households.csv", "people"]),
    Damage(
      testDescription: "an id that stands twice", file: "sites.csv",
      content: { Data($0.replacingOccurrences(of: "\nB,", with: "\nA,").utf8) }, names: ["sites.csv", "row 3", "\"A\""]),
  ]

  @Test("Damaged data ends with 65, the message names the place, and nothing is written", arguments: damages)
  func damagedData(damage: Damage) throws {
    let scratch = try Scratch()
    let folder = try scratch.copy(of: "tiny")
    try scratch.write(damage.content(scratch.text("case/\(damage.file)")), to: "case/\(damage.file)")
    let before = try scratch.everything()
    let check = try RelocateProcess.run(["check", folder])
    #expect(check.status == 65)
    for name in damage.names { #expect(check.output.contains(name)) }
    let solve = try RelocateProcess.run(["solve", folder, "--out", scratch.path("plan")])
    #expect(solve.status == 65)
    #expect(solve.output.isEmpty)
    for name in damage.names { #expect(solve.messages.contains(name)) }
    #expect(try scratch.everything() == before)
  }

  @Test("Faults of several files are told together")
  func everythingAtOnce() throws {
    let scratch = try Scratch()
    let folder = try scratch.copy(of: "tiny")
    try scratch.write("", to: "case/dwellings.csv")
    let households = scratch.text("case/households.csv")
    let damaged = households.replacingOccurrences(of: "Example P1,,4", with: "Example P1,,many")
    try scratch.write(damaged, to: "case/households.csv")
    let scenario = try scratch.write("rules: { kin_together: perhaps }\n", to: "scenario.yaml")
    let outcome = try RelocateProcess.run(["check", folder, "--scenario", scenario, "--json"])
    #expect(outcome.status == 65)
    let report = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    let faults = report?["faults"] as? [[String: Any]] ?? []
    #expect(Set(faults.compactMap { $0["file"] as? String }) == ["dwellings.csv", "households.csv", "scenario.yaml"])
    let cell = faults.first { $0["file"] as? String == "households.csv" }
    #expect(cell?["row"] as? Int == 2)
    #expect(cell?["column"] as? String == "D")
  }

  @Test("What is not there ends with 66 and names the path")
  func missingInput() throws {
    let scratch = try Scratch()
    let nowhere = scratch.path("nowhere")
    let tiny = RelocateProcess.instance("tiny")
    for arguments in [
      ["check", nowhere], ["solve", nowhere, "--out", scratch.path("plan")], ["verify", nowhere],
      ["check", tiny, "--scenario", nowhere], ["model", nowhere, "--format", "mathprog"],
      ["export", nowhere, "--table", "sites"], ["solve", tiny, "--from", nowhere, "--out", scratch.path("plan")],
    ] {
      let outcome = try RelocateProcess.run(arguments)
      #expect(outcome.status == 66, "\(arguments)")
      #expect(outcome.messages.contains("nowhere"))
      #expect(outcome.output.isEmpty)
    }
    #expect(try scratch.everything().isEmpty)
  }
}
