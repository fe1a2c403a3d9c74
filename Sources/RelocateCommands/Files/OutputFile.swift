import Foundation
import Relocation

/// Where a command's one result goes: a file, or standard output.
enum OutputFile {
  /// Writes the bytes whole or not at all: into a file beside it that is then renamed.
  ///
  /// - Throws: ``CommandFailure`` with 73.
  static func write(_ bytes: Data, to path: String?) throws {
    guard let path else {
      try? FileHandle.standardOutput.write(contentsOf: bytes)
      return
    }
    let goal = URL(fileURLWithPath: path)
    do {
      try FileManager.default.createDirectory(
        at: goal.deletingLastPathComponent(), withIntermediateDirectories: true)
      try bytes.write(to: goal, options: .atomic)
    } catch {
      throw CommandFailure(.cannotWrite, Message.cannotWrite(path, FailureReason.of(error)))
    }
  }
}
