import Foundation
import Testing

@Suite("The history of runs, as a user sees it")
struct RunsTests {
  /// The parts of a run that are asked for here.
  struct Run: Decodable {
    struct Input: Decodable {
      var name: String
      var sha256: String
    }
    struct Level: Decodable {
      var value: Int
      var bound: Int
    }
    var id: Int
    var status: String
    var scenario: String
    var seed: UInt64
    var gap: Double?
    var folder: String?
    var version: String
    var levels: [Level]
    var inputs: [Input]
  }

  static let tiny = RelocateProcess.instance("tiny")

  private func solve(_ scratch: Scratch, _ name: String, _ more: [String] = []) throws -> RelocateProcess.Outcome {
    try RelocateProcess.run(["solve", Self.tiny, "--quiet", "--out", scratch.path(name)] + more)
  }

  private func runs(in folder: String, _ more: [String] = []) throws -> [Run] {
    let outcome = try RelocateProcess.run(["runs", folder, "--json"] + more)
    #expect(outcome.status == 0, "\(outcome.messages)")
    return try JSONDecoder().decode([Run].self, from: Data(outcome.output.utf8))
  }

  @Test("Every solve is kept with what it was made from and what it proved, and an impossible one too")
  func kept() throws {
    let scratch = try Scratch()
    #expect(try solve(scratch, "first", ["--seed", "18446744073709551615"]).status == 0)
    let impossible = RelocateProcess.instance("impossible")
    let outcome = try RelocateProcess.run(
      ["solve", impossible, "--scenario", impossible + "/scenario.yaml", "--out", scratch.path("second")])
    #expect(outcome.status == 3)
    let kept = try runs(in: scratch.folder.path)
    #expect(kept.map(\.status) == ["impossible", "proven"])
    #expect(kept.map(\.folder) == ["second", "first"])
    #expect(kept[1].levels.map(\.value) == [5, 6800])
    #expect(kept[1].seed == .max)
    #expect(kept[1].gap == 0)
    #expect(kept[1].inputs.map(\.name).contains("households.csv"))
    #expect(kept[1].inputs.allSatisfy { $0.sha256.count == 64 })
    #expect(try runs(in: scratch.folder.path, ["--status", "proven"]).map(\.folder) == ["first"])
    #expect(try runs(in: scratch.folder.path, ["--since", "2999-01-01"]).isEmpty)
  }

  @Test("The list is no wider than 80 columns, and speaks both languages")
  func list() throws {
    let scratch = try Scratch()
    #expect(try solve(scratch, String(repeating: "很长的名字", count: 9)).status == 0)
    for (locale, word) in [("en_US.UTF-8", "proven"), ("zh_CN.UTF-8", "已证明")] {
      let outcome = try RelocateProcess.run(["runs", scratch.folder.path], locale: locale)
      #expect(outcome.output.contains(word))
      for line in outcome.output.split(separator: "\n") {
        let columns = line.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) }
        #expect(columns <= 80, "\(line)")
      }
      #expect(try RelocateProcess.run(["runs", scratch.folder.path, "--show", "1"], locale: locale).status == 0)
    }
  }

  @Test("Removing forgets the record alone, or the plan folder too; never a folder that holds other files")
  func removing() throws {
    let scratch = try Scratch()
    for name in ["a", "b", "c"] { #expect(try solve(scratch, name).status == 0) }
    #expect(try RelocateProcess.run(["runs", scratch.folder.path, "--remove", "1"]).status == 0)
    #expect(FileManager.default.fileExists(atPath: scratch.path("a/plan.json")))
    #expect(try RelocateProcess.run(["runs", scratch.folder.path, "--remove", "2", "--with-plan"]).status == 0)
    #expect(!FileManager.default.fileExists(atPath: scratch.path("b")))
    try scratch.write("mine", to: "c/notes.txt")
    let refused = try RelocateProcess.run(["runs", scratch.folder.path, "--remove", "3", "--with-plan"])
    #expect(refused.status == 73)
    #expect(refused.messages.contains("notes.txt"))
    #expect(try runs(in: scratch.folder.path).map(\.id) == [3])
    #expect(try RelocateProcess.run(["runs", scratch.folder.path, "--remove", "9"]).status == 66)
    #expect(try RelocateProcess.run(["runs", scratch.path("nowhere")]).status == 66)
    #expect(try RelocateProcess.run(["runs", scratch.folder.path, "--since", "soon"]).status == 64)
  }

  @Test("Processes that end at the same time are all kept")
  func manyProcesses() throws {
    let scratch = try Scratch()
    let running = try (1...8).map { seed in
      try RelocateProcess.start(
        ["solve", Self.tiny, "--quiet", "--seed", "\(seed)", "--out", scratch.path("plan-\(seed)")])
    }
    for process in running {
      let outcome = process.wait()
      #expect(outcome.status == 0)
      #expect(outcome.messages.isEmpty)
    }
    #expect(try Set(runs(in: scratch.folder.path).map(\.seed)) == Set(1...8))
  }

  @Test("A kill at any moment leaves a history that reads, with every run that ended before")
  func kills() throws {
    let scratch = try Scratch()
    #expect(try solve(scratch, "kept").status == 0)
    for turn in 1...12 {
      let process = try RelocateProcess.start(
        ["solve", Self.tiny, "--quiet", "--seed", "\(turn)", "--out", scratch.path("killed-\(turn)")])
      usleep(useconds_t(turn * 12_000))
      process.signal(SIGKILL)
      _ = process.wait()
    }
    #expect(try solve(scratch, "after").status == 0)
    let folders = try runs(in: scratch.folder.path).compactMap(\.folder)
    #expect(folders.first == "after")
    #expect(folders.last == "kept")
    for folder in folders { #expect(FileManager.default.fileExists(atPath: scratch.path(folder + "/plan.json"))) }
  }

  @Test("A history that cannot be written costs a warning, never the plan or its exit code")
  func unwritableHistory() throws {
    let scratch = try Scratch()
    try scratch.write("this is no database, and long enough to look like a page of one", to: "runs.sqlite")
    let damaged = try solve(scratch, "first")
    #expect(damaged.status == 0)
    #expect(damaged.messages.contains("not kept in the history"))
    #expect(try RelocateProcess.run(["verify", scratch.path("first")]).status == 0)
    #expect(scratch.text("runs.sqlite").hasPrefix("this is no database"))
    #expect(try RelocateProcess.run(["runs", scratch.folder.path]).status == 65)
    try FileManager.default.removeItem(atPath: scratch.path("runs.sqlite"))
    try FileManager.default.createDirectory(atPath: scratch.path("runs.sqlite"), withIntermediateDirectories: false)
    let blocked = try RelocateProcess.run(
      ["solve", Self.tiny, "--out", scratch.path("second")], locale: "zh_CN.UTF-8")
    #expect(blocked.status == 0)
    #expect(blocked.messages.contains("没有记入运行记录"))
    #expect(FileManager.default.fileExists(atPath: scratch.path("second/plan.json")))
  }
}
