import Synchronization

@testable import Reporting

/// The disk's operations, which fail or die at a chosen step.
final class FailingOperations: FileOperations {
  enum Mode: CaseIterable {
    /// The step fails (the disk is full, say); what comes after works.
    case failure
    /// The process dies at the step: nothing that comes after happens.
    case death
  }

  static let diskFull: Int32 = 28

  private let disk = DiskOperations()
  private let mode: Mode
  private let failsAt: Int
  private let canExchange: Bool
  private let steps = Mutex(0)
  let process: Int32

  init(failsAt: Int, mode: Mode, canExchange: Bool = true, process: Int32 = 999_999_999) {
    self.failsAt = failsAt
    self.mode = mode
    self.canExchange = canExchange
    self.process = process
  }

  /// Changing steps taken so far.
  var count: Int { steps.withLock { $0 } }

  private func step(_ path: String) throws(SystemFailure) {
    let number = steps.withLock { steps in
      steps += 1
      return steps
    }
    let fails = mode == .failure ? number == failsAt : number >= failsAt
    if fails { throw SystemFailure(path: path, code: Self.diskFull) }
  }

  func isRunning(_ process: Int32) -> Bool { false }
  func kind(of path: String) throws(SystemFailure) -> FileKind? { try disk.kind(of: path) }
  func list(_ path: String) throws(SystemFailure) -> [String] { try disk.list(path) }
  func read(_ path: String) throws(SystemFailure) -> [UInt8] { try disk.read(path) }

  func makeDirectory(_ path: String) throws(SystemFailure) {
    try step(path)
    try disk.makeDirectory(path)
  }

  /// A full disk leaves half a file, and so does a death.
  func create(_ path: String, bytes: [UInt8]) throws(SystemFailure) {
    do throws(SystemFailure) {
      try step(path)
    } catch {
      if count == failsAt { try? disk.create(path, bytes: Array(bytes.prefix(bytes.count / 2))) }
      throw error
    }
    try disk.create(path, bytes: bytes)
  }

  func synchronize(_ path: String) throws(SystemFailure) {
    try step(path)
    try disk.synchronize(path)
  }

  func move(_ path: String, to newPath: String) throws(SystemFailure) {
    try step(path)
    try disk.move(path, to: newPath)
  }

  func replace(_ path: String, with newPath: String) throws(SystemFailure) {
    try step(path)
    try disk.replace(path, with: newPath)
  }

  func exchange(_ path: String, _ other: String) throws(SystemFailure) -> Bool {
    if !canExchange { return false }
    try step(path)
    return try disk.exchange(path, other)
  }

  func removeFile(_ path: String) throws(SystemFailure) {
    try step(path)
    try disk.removeFile(path)
  }

  func removeDirectory(_ path: String) throws(SystemFailure) {
    try step(path)
    try disk.removeDirectory(path)
  }
}
