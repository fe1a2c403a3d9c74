import Foundation
import Testing

@testable import Reporting

@Suite("A file is written whole or not at all")
struct WholeFileTests {
  fileprivate static let old: [UInt8] = Array("old".utf8)
  private static let new: [UInt8] = Array("the new content".utf8)

  @Test(
    "At whichever step it fails, the old file or the new one stands there", arguments: FailingOperations.Mode.allCases)
  func everyStep(mode: FailingOperations.Mode) throws {
    var finished = false
    for step in 1...10 where !finished {
      let scratch = try ScratchFolder()
      let path = scratch.file("table.csv")
      try Data(Self.old).write(to: URL(fileURLWithPath: path))
      let operations = FailingOperations(failsAt: step, mode: mode)
      do throws(WriteFailure) {
        try FileWriter(operations: operations).write(Self.new, to: path)
        finished = operations.count < step
        #expect(scratch.snapshot() == ["table.csv": Data(Self.new)])
      } catch {
        #expect(error == WriteFailure(path: path, reason: .system(FailingOperations.diskFull)))
        #expect(scratch.snapshot()["table.csv"] == Data(Self.old))
        if mode == .failure { #expect(scratch.snapshot().count == 1) }
      }
      // The next run, by whoever, cleans up and writes.
      try FileWriter(operations: FailingOperations(failsAt: Int.max, mode: .failure, process: 999_999_998))
        .write(Self.new, to: path)
      #expect(scratch.snapshot() == ["table.csv": Data(Self.new)])
    }
    #expect(finished)
  }

  @Test("A folder that appears meanwhile is replaced where it may be, and only there")
  func race() throws {
    for mayReplace in [true, false] {
      let scratch = try ScratchFolder()
      let path = scratch.file("out")
      let operations = LateFolder(path: path)
      let writer = FolderWriter(operations: operations) { ["plan.json", "late"].contains($0) }
      func write() throws(WriteFailure) {
        try writer.write(FolderTree(["plan.json": Self.new]), to: path) { path throws(WriteFailure) in
          if !mayReplace { throw WriteFailure(path: path, reason: .exists) }
        }
      }
      if mayReplace {
        try write()
        #expect(scratch.snapshot() == ["out/": Data(), "out/plan.json": Data(Self.new)])
      } else {
        #expect(throws: WriteFailure(path: path, reason: .exists)) { try write() }
        #expect(scratch.snapshot() == ["out/": Data(), "out/late": Data(Self.old)])
      }
    }
  }

  /// The disk's operations, and another run that puts a folder into the place in the last moment.
  private struct LateFolder: FileOperations {
    let path: String
    private let disk = DiskOperations()
    var process: Int32 { disk.process }

    init(path: String) { self.path = path }

    func move(_ path: String, to newPath: String) throws(SystemFailure) {
      if newPath == self.path {
        try disk.makeDirectory(newPath)
        try disk.create(newPath + "/late", bytes: WholeFileTests.old)
      }
      try disk.move(path, to: newPath)
    }

    func isRunning(_ process: Int32) -> Bool { disk.isRunning(process) }
    func kind(of path: String) throws(SystemFailure) -> FileKind? { try disk.kind(of: path) }
    func list(_ path: String) throws(SystemFailure) -> [String] { try disk.list(path) }
    func read(_ path: String) throws(SystemFailure) -> [UInt8] { try disk.read(path) }
    func makeDirectory(_ path: String) throws(SystemFailure) { try disk.makeDirectory(path) }
    func create(_ path: String, bytes: [UInt8]) throws(SystemFailure) { try disk.create(path, bytes: bytes) }
    func synchronize(_ path: String) throws(SystemFailure) { try disk.synchronize(path) }
    func replace(_ path: String, with newPath: String) throws(SystemFailure) { try disk.replace(path, with: newPath) }
    func exchange(_ path: String, _ other: String) throws(SystemFailure) -> Bool { try disk.exchange(path, other) }
    func removeFile(_ path: String) throws(SystemFailure) { try disk.removeFile(path) }
    func removeDirectory(_ path: String) throws(SystemFailure) { try disk.removeDirectory(path) }
  }
}
