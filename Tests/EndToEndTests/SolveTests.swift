import Foundation
import Testing

@Suite("solve, as a user runs it")
struct SolveTests {
  /// The parts of `plan.json` that are asked for here.
  struct Document: Decodable {
    struct Level: Decodable {
      var value: Int
      var bound: Int
      var certifiedBound: Int
    }
    var status: String
    var reason: String
    var levels: [Level]
  }

  static let tiny = RelocateProcess.instance("tiny")

  @Test("The optimum of tiny is found, proven and written, by either method", arguments: ["direct", "decompose"])
  func tinyOptimum(method: String) throws {
    let scratch = try Scratch()
    let outcome = try RelocateProcess.run(["solve", Self.tiny, "--out", scratch.path("plan"), "--method", method])
    #expect(outcome.status == 0)
    #expect(outcome.messages.isEmpty)
    let document = try JSONDecoder().decode(Document.self, from: scratch.bytes("plan/plan.json"))
    #expect(document.status == "proven")
    #expect(document.levels.map(\.value) == [5, 6800])
    #expect(document.levels.map(\.bound) == [5, 6800])
    let rows = scratch.text("plan/assignments.csv").split(whereSeparator: \.isNewline)
    #expect(rows.count == 9)
    #expect(rows.contains { $0.hasPrefix("P3,5,P,,,") })
    let verify = try RelocateProcess.run(["verify", scratch.path("plan")])
    #expect(verify.status == 0)
  }

  @Test("The summary says how many are placed, how full the sites are and where the files are, in both languages")
  func summary() throws {
    let scratch = try Scratch()
    let english = try RelocateProcess.run(["solve", Self.tiny, "--out", scratch.path("plan")])
    for text in ["25 of 30", "12/13", "value 6,800 · bound 6,800 · gap 0 %", scratch.path("plan")] {
      #expect(english.output.contains(text))
    }
    let chinese = try RelocateProcess.run(
      ["solve", Self.tiny, "--out", scratch.path("plan"), "--force"], locale: "zh_CN.UTF-8")
    for text in ["25 / 30", "12/13", "取值 6,800 · 下界 6,800 · 差距 0 %", "已证明最优"] {
      #expect(chinese.output.contains(text))
    }
    #expect(!english.output.contains("\u{1B}"), "no colours where there is no terminal")
  }

  @Test("With --json standard output is JSON and nothing else; with --quiet it is empty")
  func machineReadable() throws {
    let scratch = try Scratch()
    let json = try RelocateProcess.run(["solve", Self.tiny, "--out", scratch.path("plan"), "--json"])
    let report = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(report?["folder"] as? String == scratch.path("plan"))
    let plan = report?["plan"] as? [String: Any]
    #expect((plan?["levels"] as? [[String: Any]])?.map { $0["value"] as? Int } == [5, 6800])
    let quiet = try RelocateProcess.run(["solve", Self.tiny, "--out", scratch.path("plan"), "--force", "--quiet"])
    #expect(quiet.output.isEmpty)
    #expect(quiet.messages.isEmpty)
  }

  @Test("An existing plan is kept without --force and replaced with it")
  func existingPlan() throws {
    let scratch = try Scratch()
    let arguments = ["solve", Self.tiny, "--out", scratch.path("plan")]
    #expect(try RelocateProcess.run(arguments).status == 0)
    let first = try scratch.bytes("plan/plan.json")
    let refused = try RelocateProcess.run(arguments + ["--seed", "7"])
    #expect(refused.status == 73)
    #expect(refused.messages.contains("--force"))
    #expect(try scratch.bytes("plan/plan.json") == first)
    #expect(try RelocateProcess.run(arguments + ["--seed", "7", "--force"]).status == 0)
    #expect(try scratch.bytes("plan/plan.json") != first)
  }

  @Test("A folder that is no plan is not replaced, forced or not")
  func foreignFolder() throws {
    let scratch = try Scratch()
    try scratch.write("mine", to: "folder/notes.txt")
    for force in [[], ["--force"]] {
      let outcome = try RelocateProcess.run(["solve", Self.tiny, "--out", scratch.path("folder")] + force)
      #expect(outcome.status == 73)
      #expect(outcome.messages.contains("folder"))
    }
    #expect(try scratch.everything() == ["folder", "folder/notes.txt"])
  }

  @Test("An output that cannot be written ends with 73 before anything is solved", arguments: ["file/plan", "file"])
  func unwritableOutput(out: String) throws {
    let scratch = try Scratch()
    try scratch.write("a file", to: "file")
    // Root may write anywhere, so the place is one that nobody can write to: below a regular file, or /proc.
    for path in [scratch.path(out), "/proc/relocate/plan"] {
      let outcome = try RelocateProcess.run(["solve", Self.tiny, "--out", path])
      #expect(outcome.status == 73)
      #expect(outcome.output.isEmpty)
      #expect(outcome.messages.contains(path) || outcome.messages.contains("relocate"))
    }
    #expect(try scratch.everything() == ["file"])
  }

  @Test("Rules that no plan obeys end with 3, and the smallest change is printed and saved")
  func impossibleRules() throws {
    let scratch = try Scratch()
    let instance = RelocateProcess.instance("impossible")
    let outcome = try RelocateProcess.run(
      ["solve", instance, "--scenario", instance + "/scenario.yaml", "--out", scratch.path("plan")])
    #expect(outcome.status == 3)
    #expect(outcome.output.contains("2 places for people"))
    #expect(outcome.output.contains("1 dwelling of type large"))
    #expect(try scratch.everything() == ["plan", "plan/impossible.json", "runs.sqlite"])
    let document = try JSONSerialization.jsonObject(with: scratch.bytes("plan/impossible.json")) as? [String: Any]
    let changes = document?["changes"] as? [[String: Any]] ?? []
    let told = changes.map { "\($0["resource"] ?? "") \($0["amount"] ?? "")" }
    #expect(told.sorted() == ["dwelling/B/large/0 1", "site/B/people 2"])
  }

  @Test("The order of rows and the number of threads do not change one byte of the assignments")
  func shuffledRows() throws {
    let scratch = try Scratch()
    for instance in ["tiny", "small/08-limits"] {
      let straight = try assignments(of: RelocateProcess.instance(instance), scratch, threads: 1)
      for turn in 1...3 {
        let copy = try scratch.copy(of: instance, as: "\(instance.suffix(4))-\(turn)")
        try shuffleRows(in: copy, turn: turn)
        let shuffled = try assignments(of: copy, scratch, threads: 2)
        #expect(shuffled == straight, "\(instance), turn \(turn)")
      }
    }
  }

  private func assignments(of instance: String, _ scratch: Scratch, threads: Int) throws -> Data {
    let scenario = instance + "/scenario.yaml"
    let hasScenario = FileManager.default.fileExists(atPath: scenario)
    let outcome = try RelocateProcess.run(
      ["solve", instance, "--out", scratch.path("plan"), "--force", "--threads", "\(threads)"]
        + (hasScenario ? ["--scenario", scenario] : []))
    #expect(outcome.status == 0, "\(outcome.messages)")
    return try scratch.bytes("plan/assignments.csv")
  }

  /// Turns the rows under the heading of every table around by so many places, and every other time backwards.
  private func shuffleRows(in folder: String, turn: Int) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".csv") {
      let path = folder + "/" + name
      let lines = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline).map(String.init)
      guard let heading = lines.first, lines.count > 2 else { continue }
      let rows = Array(lines.dropFirst())
      let start = turn % rows.count
      let turned = Array(rows[start...] + rows[..<start])
      let text = ([heading] + (turn % 2 == 0 ? turned : turned.reversed())).joined(separator: "\n") + "\n"
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
  }

  @Test("The first interrupt ends with a saved plan that verifies", arguments: [SIGINT, SIGTERM])
  func interrupt(signal: Int32) throws {
    let scratch = try Scratch()
    let county = try Scratch()
    try RelocateProcess.drawCounty(households: 600, in: county.path("county"))
    var outcome = RelocateProcess.Outcome(status: -1, output: "", messages: "")
    // When the first plan is there is the machine's matter: the signal comes later and later until it is.
    for seconds in [4.0, 12, 36, 108] {
      let running = try start(county.path("county"), scratch)
      try running.waitForInterruptWatch()
      Thread.sleep(forTimeInterval: seconds)
      running.signal(signal)
      outcome = running.wait()
      if outcome.status != 75 { break }
      #expect(try scratch.everything().isEmpty, "no plan, no folder")
    }
    #expect(outcome.status == 2, "\(outcome)")
    #expect(outcome.messages.contains("Stopping"))
    let document = try JSONDecoder().decode(Document.self, from: scratch.bytes("plan/plan.json"))
    #expect(document.reason == "interrupted")
    #expect(try RelocateProcess.run(["verify", scratch.path("plan")]).status == 0)
  }

  @Test("The second interrupt ends at once and leaves nothing")
  func secondInterrupt() throws {
    let scratch = try Scratch()
    let running = try start(RelocateProcess.instance("lingyun-2017"), scratch)
    try running.waitForInterruptWatch()
    // Two signals of one kind may be delivered as one; two kinds never are.
    running.signal(SIGINT)
    running.signal(SIGTERM)
    #expect(running.wait().status == 130)
    #expect(try scratch.everything().isEmpty)
  }

  private func start(_ instance: String, _ scratch: Scratch) throws -> RelocateProcess.Running {
    try RelocateProcess.start(["solve", instance, "--out", scratch.path("plan"), "--method", "direct"])
  }
}
