import Foundation
import Relocation

/// Where a command's one result goes: a file, or standard output.
enum OutputFile {
  /// Writes the bytes, into a file whole or not at all; a file that stands there is replaced.
  ///
  /// - Throws: ``CommandFailure`` with 73.
  static func write(_ bytes: [UInt8], to path: String?) throws {
    guard let path else {
      try? FileHandle.standardOutput.write(contentsOf: Data(bytes))
      return
    }
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw CommandFailure(.cannotWrite, Message.cannotWrite(path))
    }
  }
}
