import Foundation
import InstanceFiles

/// A folder for the files of one test, removed with it.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "/instance-files-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  /// A folder with these texts as UTF-8 files.
  convenience init(_ texts: [String: String]) throws {
    try self.init()
    for (name, text) in texts { try write(Array(text.utf8), to: name) }
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
  }

  /// Reads the folder as an instance, while it is still there.
  func reading() throws -> InstanceReading {
    try withExtendedLifetime(self) { try readInstance(at: path) }
  }

  /// Examines the folder as an instance, while it is still there.
  func examination() throws -> InstanceExamination {
    try withExtendedLifetime(self) { try examineInstance(at: path) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
