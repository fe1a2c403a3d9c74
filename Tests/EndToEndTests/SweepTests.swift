import Foundation
import Testing

@Suite("sweep, as a user runs it")
struct SweepTests {
  /// The parts of a report that are asked for here.
  struct Report: Decodable {
    struct Row: Decodable {
      var number: Int
      var folder: String
      var status: String
      var criteria: [String: Int]
      var isOnFront: Bool
    }
    var isComplete: Bool
    var rows: [Row]
  }

  static let tiny = RelocateProcess.instance("tiny")

  private func sweep(_ scratch: Scratch, _ more: [String]) throws -> RelocateProcess.Outcome {
    try RelocateProcess.run(["sweep", Self.tiny, "--out", scratch.path("sweep")] + more)
  }

  private func report(_ scratch: Scratch) throws -> Report {
    try JSONDecoder().decode(Report.self, from: scratch.bytes("sweep/sweep.json"))
  }

  @Test("A grid is every combination, each a whole plan folder, with a table, a CSV, JSON and a front")
  func grid() throws {
    let scratch = try Scratch()
    let outcome = try sweep(
      scratch,
      [
        "--vary", "rules.max_distance_km=10,30", "--vary", "changes.sites.A.people=4,none", "--front",
        "unplaced,wishes",
        "--json",
      ])
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.messages.isEmpty)
    let printed = try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
    let kept = try report(scratch)
    #expect(printed.rows.map(\.folder) == kept.rows.map(\.folder))
    #expect(kept.rows.map(\.number) == [1, 2, 3, 4])
    #expect(kept.rows.map(\.folder).last == "004-max_distance_km-30_A.people-none")
    for row in kept.rows {
      #expect(row.status == "proven")
      #expect(try RelocateProcess.run(["verify", scratch.path("sweep/\(row.folder)")]).status == 0)
    }
    for row in kept.rows {
      let own = [row.criteria["unplaced"] ?? 0, row.criteria["wishes"] ?? 0]
      let isBeaten = kept.rows.contains { other in
        let values = [other.criteria["unplaced"] ?? 0, other.criteria["wishes"] ?? 0]
        return values != own && values[0] <= own[0] && values[1] <= own[1]
      }
      #expect(row.isOnFront == !isBeaten)
    }
    #expect(kept.rows.contains { $0.isOnFront } && kept.rows.contains { !$0.isOnFront })
    let lines = scratch.text("sweep/sweep.csv").split(whereSeparator: \.isNewline)
    #expect(lines.count == 5)
    #expect(lines[0].contains("rules.max_distance_km"))
    let runs = try RelocateProcess.run(["runs", scratch.path("sweep")])
    #expect(runs.output.contains("004-max_distance_km-30"))
  }

  @Test("An impossible scenario is a row and not an error; the table fits 80 columns in both languages")
  func impossibleRow() throws {
    let scratch = try Scratch()
    for locale in ["en_US.UTF-8", "zh_CN.UTF-8"] {
      let outcome = try RelocateProcess.run(
        [
          "sweep", Self.tiny, "--vary", "rules.place_everyone=false,true", "--vary", "objectives.2.distance=1,2",
          "--out", scratch.path("sweep"),
        ], locale: locale)
      #expect(outcome.status == 0)
      #expect(outcome.output.contains(locale.hasPrefix("zh") ? "无解" : "impossible"))
      for line in outcome.output.split(separator: "\n") where !line.contains("/") {
        #expect(line.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) } <= 80, "\(line)")
      }
    }
    #expect(try report(scratch).rows.map(\.status) == ["proven", "proven", "impossible", "impossible"])
    #expect(
      FileManager.default.fileExists(atPath: scratch.path("sweep/003-place_everyone-true_2.distance-1/impossible.json"))
    )
  }

  @Test("A list of scenario files is swept in its order")
  func files() throws {
    let scratch = try Scratch()
    let near = try scratch.write("name: 近\nrules: { max_distance_km: 10 }\n", to: "near.yaml")
    let far = try scratch.write("name: 远\nrules: { max_distance_km: 300 }\n", to: "far.yaml")
    #expect(try sweep(scratch, ["--scenarios", far, near]).status == 0)
    #expect(try report(scratch).rows.map(\.folder) == ["001-far", "002-near"])
    let wrong = try scratch.write("rules: { max_distance: 10 }\n", to: "wrong.yaml")
    let refused = try sweep(scratch, ["--scenarios", wrong, near])
    #expect(refused.status == 65)
    #expect(refused.messages.contains("max_distance_km"))
  }

  @Test("Wrong keys, values and options end with 64 before anything is written")
  func usage() throws {
    let scratch = try Scratch()
    let cases: [([String], String)] = [
      (["--vary", "rules.max_distnce_km=1"], "max_distance_km"), (["--vary", "objectives.2.wihes=1"], "wishes"),
      (["--vary", "changes.sites.Z.people=1"], "no site \"Z\""), (["--vary", "rules.max_distance_km"], "KEY=VALUE"),
      (["--vary", "rules.max_distance_km=1,1"], "KEY=VALUE"), ([], "--vary"),
      (["--vary", "rules.max_distance_km=1", "--front", "wishes"], "--front"),
      (["--vary", "rules.max_distance_km=1", "--front", "wishes,dstance"], "dstance"),
      (["--vary", "rules.max_distance_km=1", "--jobs", "0"], "--jobs"),
    ]
    for (arguments, word) in cases {
      let outcome = try sweep(scratch, arguments)
      #expect(outcome.status == 64, "\(arguments)")
      #expect(outcome.messages.contains(word), "\(arguments): \(outcome.messages)")
    }
    #expect(try scratch.everything().isEmpty)
  }

  /// Twenty scenarios, one at a time: long enough to be cut short somewhere in the middle.
  static let long = [
    "--jobs", "1", "--vary", "rules.max_distance_km=" + (11...30).map(String.init).joined(separator: ","),
  ]

  /// By folder, the bytes of every plan that is there; timings differ from run to run, so a plan made again differs.
  private func plans(_ scratch: Scratch) throws -> [String: Data] {
    var plans: [String: Data] = [:]
    let folder = scratch.path("sweep")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where !name.hasPrefix(".") {
      plans[name] = FileManager.default.contents(atPath: "\(folder)/\(name)/plan.json")
    }
    return plans
  }

  @Test(
    "Killed or interrupted, a sweep goes on where it was: nothing done is lost or made again",
    arguments: [SIGKILL, SIGINT])
  func resumed(signal: Int32) throws {
    let scratch = try Scratch()
    let running = try RelocateProcess.start(["sweep", Self.tiny, "--out", scratch.path("sweep")] + Self.long)
    while try plans(scratch).count < 3 { usleep(2_000) }
    running.signal(signal)
    let outcome = running.wait()
    #expect(outcome.status == (signal == SIGINT ? 75 : 128 + SIGKILL))
    let before = try plans(scratch)
    #expect(before.count < 20)
    let done = before.filter { !String(decoding: $0.value, as: UTF8.self).contains("\"interrupted\"") }
    #expect(done.count >= 2)
    let resumed = try sweep(scratch, Self.long)
    #expect(resumed.status == 0, "\(resumed.messages)")
    let after = try plans(scratch)
    #expect(after.count == 20)
    for (name, bytes) in done { #expect(after[name] == bytes, "\(name) was made again") }
    #expect(try report(scratch).isComplete)
    let third = try sweep(scratch, Self.long)
    #expect(third.output.contains("20 done before"))
    #expect(try plans(scratch) == after)
  }

  @Test("A plan of other data is not replaced without --force, and two sweeps never work in one folder")
  func inTheWay() throws {
    let scratch = try Scratch()
    #expect(try sweep(scratch, ["--vary", "rules.max_distance_km=20"]).status == 0)
    let copy = try scratch.copy(of: "tiny")
    let path = copy + "/sites.csv"
    try (String(contentsOfFile: path, encoding: .utf8) + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    let other = ["sweep", copy, "--out", scratch.path("sweep"), "--vary", "rules.max_distance_km=20"]
    let refused = try RelocateProcess.run(other)
    #expect(refused.status == 73)
    #expect(refused.messages.contains("--force"))
    #expect(try RelocateProcess.run(other + ["--force"]).status == 0)
    let arguments = ["sweep", Self.tiny, "--out", scratch.path("two")] + Self.long
    let first = try RelocateProcess.start(arguments)
    while !FileManager.default.fileExists(atPath: scratch.path("two/sweep.json")) { usleep(2_000) }
    let second = try RelocateProcess.run(arguments)
    #expect(second.status == 73)
    #expect(second.messages.contains("Another sweep"))
    #expect(first.wait().status == 0)
  }
}
