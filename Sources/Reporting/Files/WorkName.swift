import Synchronization

/// The hidden name beside an output under which it is made, or its predecessor kept for a moment.
///
/// The name carries the id of the process that made it, so that a later run can tell what a dead one left behind.
struct WorkName: Hashable, Sendable {
  enum Role: String, CaseIterable, Sendable {
    /// What is being made, or, after an exchange, its predecessor.
    case new
    /// The predecessor, moved aside where the disk cannot exchange names.
    case old
  }

  let output: String
  let process: Int32
  let number: Int
  let role: Role

  /// The name in the folder.
  var text: String { ".\(output).relocate-\(process)-\(number).\(role.rawValue)" }

  init(output: String, process: Int32, number: Int, role: Role) {
    self.output = output
    self.process = process
    self.number = number
    self.role = role
  }

  /// Reads a name as one of the work names of an output; `nil` for every other name.
  init?(_ text: String, of output: String) {
    let start = ".\(output).relocate-"
    guard text.hasPrefix(start) else { return nil }
    let rest = text.dropFirst(start.count).split(separator: ".", omittingEmptySubsequences: false)
    guard rest.count == 2, let role = Role(rawValue: String(rest[1])) else { return nil }
    let numbers = rest[0].split(separator: "-", omittingEmptySubsequences: false)
    guard numbers.count == 2, let process = Int32(numbers[0]), let number = Int(numbers[1]) else { return nil }
    self.init(output: output, process: process, number: number, role: role)
    // Only what we would have written ourselves: no signs, no leading zeros, a real process.
    if self.text != text || process <= 0 || number < 0 { return nil }
  }

  /// Whether the run that works under this name at a path is over.
  func isDead(at path: String, _ operations: any FileOperations) -> Bool {
    // In a container every run may have the same process id, so our own counts as dead unless we are at work there.
    process == operations.process ? !Self.isMarked(path) : !operations.isRunning(process)
  }

  private static let inUse = Mutex<(next: Int, paths: Set<String>)>((0, []))

  /// A number that no other work of this process has, at any time.
  static func nextNumber() -> Int {
    inUse.withLock { state in
      state.next += 1
      return state.next
    }
  }

  /// Marks a path as being worked on by this process, or as done with.
  static func mark(_ path: String, inUse isInUse: Bool) {
    inUse.withLock { state in
      if isInUse { state.paths.insert(path) } else { state.paths.remove(path) }
    }
  }

  /// Whether this process is working on a path.
  static func isMarked(_ path: String) -> Bool { inUse.withLock { $0.paths.contains(path) } }
}
