import Foundation
import GRDB
import Relocation
import Testing

@testable import RunHistory

@Suite("The history of runs")
struct RunStoreTests {
  /// A folder for one test, gone when the test is.
  final class Folder {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("relocate-runs-test-\(UUID().uuidString)")
    var store: RunStore { RunStore(in: url) }
    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(at: url) }
  }

  static func run(_ scenario: String = "基准方案", seed: UInt64 = 1, started: String = "2026-01-31T08:05:00Z") -> Run {
    Run(
      started: started, seconds: 1.25, instance: "Instances/tiny", scenario: scenario, method: "decompose", seed: seed,
      gapAsked: 0, status: .proven, reason: "proven", gap: 0, peoplePlaced: 25, people: 30, peopleWithFirstWish: 11,
      folder: "plan", version: "0.1.0", glpk: "5.0",
      levels: [.init(objective: "unplaced", value: 5, bound: 5, certifiedBound: 4)],
      inputs: [.init(role: "instance", name: "农户.csv", bytes: 12, sha256: "ab")])
  }

  @Test("A run that is kept reads back as it was, with the largest seed and ids of any script")
  func roundTrip() throws {
    let folder = try Folder()
    var run = Self.run("情景 \u{20BB7} '\"; DROP TABLE run", seed: .max)
    run.id = try folder.store.append(run)
    #expect(try folder.store.runs() == [run])
    #expect(run.id == 1)
  }

  @Test("Runs are listed the latest first, narrowed by instance, scenario, status and start, and forgotten by number")
  func filters() throws {
    let folder = try Folder()
    let store = folder.store
    try store.append(Self.run("甲"))
    var impossible = Self.run("乙", started: "2026-02-01T00:00:00Z")
    impossible.status = .impossible
    impossible.gap = nil
    impossible.folder = nil
    try store.append(impossible)
    #expect(try store.runs().map(\.id) == [2, 1])
    #expect(try store.runs(RunFilter(scenario: "甲")).map(\.id) == [1])
    #expect(try store.runs(RunFilter(instance: "lingyun")).isEmpty)
    #expect(try store.runs(RunFilter(status: .impossible)).map(\.id) == [2])
    #expect(try store.runs(RunFilter(since: "2026-02-01")).map(\.id) == [2])
    try store.remove([2])
    #expect(try store.runs().map(\.id) == [1])
    #expect(try store.append(Self.run()) == 3, "a number is never given twice")
    let left = try DatabaseQueue(path: store.path).read {
      try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM level WHERE run = 2")
    }
    #expect(left == 0)
  }

  @Test("Nothing of the journal stays behind, and a folder without a history says so")
  func leftovers() throws {
    let folder = try Folder()
    #expect(throws: RunHistoryFault(path: folder.store.path, kind: .missing)) { try folder.store.runs() }
    try folder.store.append(Self.run())
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["runs.sqlite"])
  }

  @Test("A history of the first form is brought to today's with its runs")
  func migration() throws {
    let folder = try Folder()
    let old = try DatabaseQueue(path: folder.store.path)
    try old.write { database in
      try RunSchema.steps[0](database)
      try database.execute(sql: "PRAGMA user_version = 1")
      try database.execute(sql: "PRAGMA application_id = \(0x5245_4C4F)")
      try database.execute(
        sql: """
          INSERT INTO run (started, seconds, instance, scenario, method, seed, gapAsked, status, reason, version, glpk)
          VALUES ('2026-01-01T00:00:00Z', 2, 'i', 's', 'direct', '7', 0, 'feasible', 'timeLimit', '0.0.9', '5.0')
          """)
    }
    try old.close()
    try folder.store.append(Self.run())
    let runs = try folder.store.runs()
    #expect(runs.map(\.version) == ["0.1.0", "0.0.9"])
    #expect(runs[1].peoplePlaced == nil)
    #expect(runs[1].seed == 7)
  }

  @Test("A history of a newer program is neither read nor written")
  func newer() throws {
    let folder = try Folder()
    try folder.store.append(Self.run())
    let future = try DatabaseQueue(path: folder.store.path)
    try future.write { try $0.execute(sql: "PRAGMA user_version = 99") }
    try future.close()
    #expect(throws: RunHistoryFault(path: folder.store.path, kind: .newer)) { try folder.store.append(Self.run()) }
    #expect(throws: RunHistoryFault(path: folder.store.path, kind: .newer)) { try folder.store.runs() }
    let kept = try DatabaseQueue(path: folder.store.path).read {
      try [Int.fetchOne($0, sql: "PRAGMA user_version"), Int.fetchOne($0, sql: "SELECT COUNT(*) FROM run")]
    }
    #expect(kept == [99, 1])
  }

  @Test("A file that is no database, one of somebody else and one with damaged pages are refused and left as they are")
  func damaged() throws {
    let folder = try Folder()
    let file = URL(fileURLWithPath: folder.store.path)
    try Data("id,people\n1,2\n".utf8).write(to: file)
    #expect(throws: RunHistoryFault(path: file.path, kind: .damaged)) { try folder.store.append(Self.run()) }
    #expect(try Data(contentsOf: file) == Data("id,people\n1,2\n".utf8))
    try FileManager.default.removeItem(at: file)
    try DatabaseQueue(path: file.path).write { try $0.execute(sql: "CREATE TABLE run (mine)") }
    #expect(throws: RunHistoryFault(path: file.path, kind: .damaged)) { try folder.store.append(Self.run()) }
    try FileManager.default.removeItem(at: file)
    for _ in 0..<40 { try folder.store.append(Self.run()) }
    var bytes = try Data(contentsOf: file)
    for position in stride(from: 4096 + 8, to: bytes.count, by: 7) { bytes[position] = 0xA5 }
    try bytes.write(to: file)
    #expect(throws: RunHistoryFault.self) { try folder.store.runs() }
  }

  @Test("Cells of the wrong kind are an error and not a crash")
  func wrongCells() throws {
    let folder = try Folder()
    try folder.store.append(Self.run())
    try DatabaseQueue(path: folder.store.path).write { try $0.execute(sql: "UPDATE level SET value = 'much'") }
    #expect(throws: RunHistoryFault(path: folder.store.path, kind: .damaged)) { try folder.store.runs() }
  }

  @Test("A place that is a folder is refused with a sentence in both languages")
  func folderInTheWay() throws {
    let folder = try Folder()
    try FileManager.default.createDirectory(atPath: folder.store.path, withIntermediateDirectories: false)
    let fault = #expect(throws: RunHistoryFault.self) { try folder.store.append(Self.run()) }
    #expect(fault?.sentence.en.contains("cannot be opened") == true)
    #expect(fault?.sentence.zh.contains("无法打开") == true)
  }

  @Test("Threads that write at once lose nothing")
  func manyWriters() async throws {
    let folder = try Folder()
    let url = folder.url
    try await withThrowingTaskGroup(of: Void.self) { group in
      for seed in 1...24 { group.addTask { try RunStore(in: url).append(Self.run(seed: UInt64(seed))) } }
      try await group.waitForAll()
    }
    #expect(Set(try folder.store.runs().map(\.seed)) == Set(1...24))
  }
}
