import Foundation
import Relocation
import Reporting

/// Where a command's one result goes: a file, a device or pipe, or standard output.
enum OutputFile {
  /// What an output path stands for.
  private enum Goal {
    case standardOutput
    /// A regular file, there or not yet: written beside and renamed, so that it is whole or not there. Links are followed.
    case file(String)
    /// A device, pipe or the like: written through, never replaced.
    case device(String)
  }

  /// Refuses a path that cannot be written, or that must not be replaced; to be asked before the work.
  ///
  /// - Throws: ``CommandFailure`` with 73.
  static func check(_ path: String, force: Bool) throws {
    if case .file(let file) = try goal(path, force: force) { try OutputPlace.probe(beside: file) }
  }

  /// Writes the bytes, into a regular file whole or not at all; one that stands there is replaced with `force` only.
  ///
  /// A failure of standard output itself is kept by ``StandardOutput``.
  ///
  /// - Throws: ``CommandFailure`` with 73.
  static func write(_ bytes: [UInt8], to path: String?, force: Bool) throws {
    guard let path else {
      StandardOutput.write(bytes)
      return
    }
    switch try goal(path, force: force) {
    case .standardOutput: StandardOutput.write(bytes)
    case .device(let device): try writeThrough(bytes, to: device)
    case .file(let file):
      do throws(WriteFailure) {
        try InterruptWatch.uninterrupted { () throws(WriteFailure) in try FileWriter().write(bytes, to: file) }
      } catch {
        throw CommandFailure(.cannotWrite, error.sentence)
      }
    }
  }

  private static func goal(_ path: String, force: Bool) throws -> Goal {
    var found = stat()
    guard stat(path, &found) == 0 else { return try goalOfNothing(path) }
    var output = stat()
    if fstat(STDOUT_FILENO, &output) == 0, output.st_dev == found.st_dev, output.st_ino == found.st_ino {
      return .standardOutput
    }
    switch found.st_mode & S_IFMT {
    case S_IFDIR: throw CommandFailure(.cannotWrite, Message.outputIsAFolder(path))
    case S_IFREG:
      guard force else { throw CommandFailure(.cannotWrite, WriteFailure(path: path, reason: .exists).sentence) }
      return .file(URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
    default: return .device(path)
    }
  }

  /// Where nothing is, a file can be made; unless a link says that something ought to be there.
  private static func goalOfNothing(_ path: String) throws -> Goal {
    var link = stat()
    guard lstat(path, &link) != 0 else { throw CommandFailure(.cannotWrite, Message.danglingLink(path)) }
    return .file(path)
  }

  private static func writeThrough(_ bytes: [UInt8], to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_NOCTTY)
    var failure = descriptor < 0 ? errno : StandardOutput.send(bytes, to: descriptor)
    if descriptor >= 0, close(descriptor) != 0, failure == nil { failure = errno }
    if let failure {
      throw CommandFailure(.cannotWrite, WriteFailure(path: path, reason: .system(failure)).sentence)
    }
  }
}
