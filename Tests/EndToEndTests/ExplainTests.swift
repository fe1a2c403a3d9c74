import Foundation
import Testing

@Suite("Answers about a plan: explain, compare, changes against an earlier plan")
struct ExplainTests {
  private static let tiny = RelocateProcess.instance("tiny")
  private static let replan = RelocateProcess.instance("replan")

  /// A folder with the plans of replan in `before` and `after`, the second made from the first.
  private func replanned() throws -> Scratch {
    let scratch = try Scratch()
    let before = scratch.path("before")
    #expect(
      try RelocateProcess.run([
        "solve", Self.replan, "--scenario", Self.replan + "/scenario-before.yaml", "--out", before,
      ]).status == 0)
    #expect(
      try RelocateProcess.run([
        "solve", Self.replan, "--scenario", Self.replan + "/scenario-after.yaml", "--from", before, "--out",
        scratch.path("after"),
      ]).status == 0)
    return scratch
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test("A plan: what binds, how groups fare, and who left the earlier plan's site for what reason")
  func plan() throws {
    let scratch = try replanned()
    let english = try RelocateProcess.run(["explain", scratch.path("after")])
    #expect(english.status == 0)
    #expect(english.output.contains("B places for people"))
    #expect(english.output.contains("B had 19 people and has room for 14"))
    #expect(english.output.contains("3 households leave their site, 9 as before"))
    let chinese = try RelocateProcess.run(["explain", scratch.path("after"), "--language", "zh"])
    #expect(chinese.output.contains("原安置点容纳不下原来各户；B 原有 19 人，现可容 14。"))
    let report = try object(try RelocateProcess.run(["explain", scratch.path("after"), "--json"]).output)
    let changes = try #require(report["changes"] as? [[String: Any]])
    #expect(changes.compactMap { $0["household"] as? String } == ["H03", "H04", "H07"])
    #expect((report["fairness"] as? [String: Any])?["publicThresholdHouseholds"] as? Int == 10)
    #expect(
      try object(try RelocateProcess.run(["explain", scratch.path("before"), "--json"]).output)["changes"] == nil)
  }

  @Test("A household: the price of every site it may go to is exact in a small case, and says who would move")
  func household() throws {
    let scratch = try replanned()
    let outcome = try RelocateProcess.run(["explain", scratch.path("after"), "--household", "H03", "--json"])
    let report = try object(outcome.output)
    #expect(report["site"] as? String == "C")
    let others = try #require(report["others"] as? [[String: Any]])
    #expect(others.compactMap { $0["site"] as? String } == ["A", "B"])
    let prices = others.compactMap { $0["price"] as? [String: Any] }
    #expect(prices.map { $0["knowledge"] as? String } == ["exact", "exact"])
    #expect(prices.map { $0["level"] as? Int } == [2, 2])
    // By trying every plan: with H03 at A one household more moves, at B two.
    #expect(prices.map { $0["atMost"] as? Int } == [1, 2])
    let text = try RelocateProcess.run(["explain", scratch.path("after"), "--household", "H03", "--language", "zh"])
    #expect(text.output.contains("代价：第 2 级目标变差 1（确切"))
    #expect(text.output.contains("适用的规则："))
  }

  @Test("A site: who is there, and why those who wished for it are not")
  func site() throws {
    let scratch = try replanned()
    let report = try object(
      try RelocateProcess.run(["explain", scratch.path("after"), "--site", "B", "--json"]).output)
    let absent = try #require(report["absent"] as? [[String: Any]])
    #expect(!absent.isEmpty)
    #expect(absent.allSatisfy { (($0["objections"] as? [[String: Any]])?.first?["key"] as? String) == "full" })
    let text = try RelocateProcess.run(["explain", scratch.path("after"), "--site", "B"])
    #expect(text.output.contains("Who is here, by wish"))
  }

  @Test("Plans side by side: values, rules, groups, and the matrix of who moved; two to six of them")
  func compare() throws {
    let scratch = try replanned()
    let (before, after) = (scratch.path("before"), scratch.path("after"))
    let text = try RelocateProcess.run(["compare", before, after])
    #expect(text.output.contains("Where rules and objectives differ"))
    #expect(text.output.contains("households: from ↓ to →"))
    #expect(!text.output.split(separator: "\n").contains { $0.hasPrefix("  ") && $0.count > 80 })
    let report = try object(try RelocateProcess.run(["compare", before, after, "--json"]).output)
    let difference = try #require((report["differences"] as? [[String: Any]])?.first)
    let flows = try #require(difference["matrix"] as? [[String: Any]])
    #expect(flows.reduce(0) { $0 + ($1["households"] as? Int ?? 0) } == 12)
    #expect(
      flows.contains { $0["from"] as? String == "B" && $0["to"] as? String == "C" && $0["households"] as? Int == 2 })
    #expect(try RelocateProcess.run(["compare", before]).status == 64)
    #expect(try RelocateProcess.run(["compare"] + [String](repeating: before, count: 7)).status == 64)
    #expect(try RelocateProcess.run(["compare"] + [String](repeating: before, count: 6)).status == 0)
  }

  @Test("A folder that was altered is neither explained nor compared nor given out, and the message says what differs")
  func altered() throws {
    let scratch = try Scratch()
    let plan = scratch.path("plan")
    #expect(try RelocateProcess.run(["solve", Self.tiny, "--out", plan]).status == 0)
    let rows = scratch.text("plan/assignments.csv")
    try scratch.write(
      rows.replacingOccurrences(of: "P1,4,P,A,large", with: "P1,4,P,B,large"), to: "plan/assignments.csv")
    for arguments in [
      ["explain", plan], ["explain", plan, "--household", "P1"], ["compare", plan, plan],
      ["export", plan, "--table", "households"],
    ] {
      let outcome = try RelocateProcess.run(arguments)
      #expect(outcome.status == 4, "\(arguments)")
      #expect(outcome.output.isEmpty)
      #expect(outcome.messages.contains("Kin group K1"))
    }
  }

  @Test("A plan folder says how groups fare, and a figure altered there is refuted")
  func fairness() throws {
    let scratch = try Scratch()
    let plan = scratch.path("plan")
    #expect(try RelocateProcess.run(["solve", Self.tiny, "--out", plan]).status == 0)
    let text = scratch.text("plan/fairness.json")
    let altered = text.replacingOccurrences(of: "\"placedPeople\" : 25", with: "\"placedPeople\" : 26")
    #expect(altered != text)
    try scratch.write(altered, to: "plan/fairness.json")
    let outcome = try RelocateProcess.run(["verify", plan])
    #expect(outcome.status == 4)
    #expect(outcome.output.contains("fairness.json"))
  }
}
