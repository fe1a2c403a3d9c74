import Foundation
import Testing

@testable import Reporting

@Suite("A folder is written whole or not at all")
struct WholeOrNothingTests {
  static let old = FolderTree(["plan.json": Array("old".utf8), "inputs/instance/a.csv": [1]])
  static let new = FolderTree([
    "plan.json": Array("new and longer".utf8), "assignments.csv": [2], "inputs/instance/b.csv": [3, 4],
  ])

  struct Way: Sendable, CustomTestStringConvertible {
    var mode: FailingOperations.Mode
    var replaces: Bool
    var canExchange: Bool
    var testDescription: String { "\(mode), \(replaces ? "replacing" : "new"), exchange \(canExchange)" }
  }

  static let ways = FailingOperations.Mode.allCases.flatMap { mode in
    [(false, true), (true, true), (true, false)].map { Way(mode: mode, replaces: $0.0, canExchange: $0.1) }
  }

  static func write(_ tree: FolderTree, to path: String, _ operations: any FileOperations) throws(WriteFailure) {
    try FolderWriter(operations: operations, owns: PlanFolderLayout.owns).write(tree, to: path) {
      _ throws(WriteFailure) in
    }
  }

  @Test("At whichever step it fails, the old folder or none stands there, and nothing is left behind", arguments: ways)
  func everyStep(way: Way) throws {
    var finished = false
    var failures = 0
    for step in 1...200 where !finished {
      let scratch = try ScratchFolder()
      let path = scratch.file("above/out")
      if way.replaces { try Self.write(Self.old, to: path, DiskOperations()) }
      let before = scratch.snapshot()
      let operations = FailingOperations(failsAt: step, mode: way.mode, canExchange: way.canExchange)
      do {
        try Self.write(Self.new, to: path, operations)
        finished = operations.count < step
        #expect(Self.visible(scratch) == Self.expected(Self.new))
      } catch {
        failures += 1
        #expect(error.reason == .system(FailingOperations.diskFull))
        #expect([path, scratch.file("above")].contains(error.path))
        try Self.expectUntouched(scratch, before, way)
      }
      // The next run, by whoever, cleans up and writes.
      try Self.write(Self.new, to: path, FailingOperations(failsAt: Int.max, mode: .failure, process: 999_999_998))
      #expect(scratch.snapshot() == Self.expected(Self.new))
    }
    #expect(finished)
    #expect(failures >= 10)
  }

  /// After a failure nothing at all has changed; after a death there may be hidden leftovers, but the visible folder is
  /// the old one, or none (the new one may stand there already if death came after the exchange).
  static func expectUntouched(_ scratch: ScratchFolder, _ before: [String: Data], _ way: Way) throws {
    if way.mode == .failure {
      #expect(scratch.snapshot() == before)
      return
    }
    let now = visible(scratch).filter { $0.key != "above/" }
    let wasThere = before.filter { $0.key != "above/" }
    if way.canExchange || !way.replaces {
      #expect(now == wasThere || now == expected(new).filter { $0.key != "above/" })
    } else {
      // Without exchange there is a moment in which only the hidden name is there; the next run puts it back.
      #expect(now == wasThere || now.isEmpty)
    }
  }

  static func visible(_ scratch: ScratchFolder) -> [String: Data] {
    scratch.snapshot().filter { !$0.key.contains("/.") && !$0.key.hasPrefix(".") }
  }

  static func expected(_ tree: FolderTree) -> [String: Data] {
    var files = ["above/": Data(), "above/out/": Data()]
    for folder in tree.folders { files["above/out/" + folder + "/"] = Data() }
    for file in tree.files { files["above/out/" + file.path] = Data(file.bytes) }
    return files
  }

  @Test("Where names cannot be exchanged and death comes in between, the next run puts the old plan back first")
  func putsBack() throws {
    let scratch = try ScratchFolder()
    let path = scratch.file("out")
    try Self.write(Self.old, to: path, DiskOperations())
    try FileManager.default.moveItem(atPath: path, toPath: scratch.file(".out.relocate-999999999-3.old"))
    let operations = FailingOperations(failsAt: 3, mode: .failure)
    #expect(throws: WriteFailure.self) { try Self.write(Self.new, to: path, operations) }
    #expect(scratch.snapshot("out")["plan.json"] == Data("old".utf8))
  }

  @Test("Only what dead runs left is cleaned up: not that of living ones, nor anything of another name or kind")
  func cleansUpCarefully() throws {
    let scratch = try ScratchFolder()
    let living = ".out.relocate-\(ProcessInfo.processInfo.processIdentifier + 0)-7.new"
    let parent = ".out.relocate-\(getppid())-7.new"
    let strangers = [
      parent, ".other.relocate-999999999-1.new", ".out.relocate-999999999-1.new.txt", ".out.relocate-0999999999-1.new",
      ".out.relocate--5-1.new", ".out.relocate-999999999-1.tmp", "out.relocate-999999999-1.new",
    ]
    for name in strangers { try scratch.write("x", to: name + "/plan.json") }
    try scratch.write("x", to: ".out.relocate-999999999-2.new")
    try scratch.write("x", to: ".out.relocate-999999999-1.new/inputs/instance/a.csv")
    try scratch.write("x", to: ".out.relocate-999999999-4.old/plan.json")
    try scratch.write("keep", to: ".out.relocate-999999999-5.new/notes.txt")
    WorkName.mark(scratch.file(living), inUse: true)
    defer { WorkName.mark(scratch.file(living), inUse: false) }
    try scratch.write("x", to: living + "/plan.json")
    try Self.write(Self.old, to: scratch.file("out"), DiskOperations())
    let left = [".out.relocate-999999999-2.new", ".out.relocate-999999999-5.new", living, "out"]
    #expect(try scratch.names() == (strangers + left).sorted())
    #expect(scratch.snapshot(".out.relocate-999999999-5.new").keys.sorted() == ["notes.txt"])
  }

  @Test("A folder that appears meanwhile is not written over")
  func race() throws {
    let scratch = try ScratchFolder()
    try scratch.write("theirs", to: "out/plan.json")
    let disk = DiskOperations()
    try disk.makeDirectory(scratch.file("work"))
    #expect(throws: SystemFailure(path: scratch.file("out"), code: EEXIST)) {
      try disk.move(scratch.file("work"), to: scratch.file("out"))
    }
    #expect(scratch.snapshot("out") == ["plan.json": Data("theirs".utf8)])
  }

  @Test("A path that names nothing, or leads through a file, is refused in words")
  func badPaths() throws {
    let scratch = try ScratchFolder()
    for path in ["", "/", ".", "..", "a/.."] {
      #expect(throws: WriteFailure(path: path, reason: .unusableName)) {
        try Self.write(Self.new, to: path, DiskOperations())
      }
    }
    try scratch.write("x", to: "file")
    #expect(throws: WriteFailure(path: scratch.file("file/out"), reason: .system(ENOTDIR))) {
      try Self.write(Self.new, to: scratch.file("file/out"), DiskOperations())
    }
    #expect(scratch.snapshot() == ["file": Data("x".utf8)])
  }
}
