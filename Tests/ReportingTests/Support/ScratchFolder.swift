import Foundation

/// A folder of its own for a test, gone when the test is.
final class ScratchFolder {
  let path: String

  init() throws {
    path =
      NSTemporaryDirectory().trimmingCharacters(in: ["/"]).isEmpty
      ? "/tmp" : URL(fileURLWithPath: NSTemporaryDirectory()).appendingPathComponent("report-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }

  func write(_ text: String, to name: String) throws {
    let place = URL(fileURLWithPath: file(name))
    try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: place)
  }

  /// Every file below a path with its bytes, hidden ones too.
  func snapshot(_ name: String = "") -> [String: Data] {
    let root = name.isEmpty ? path : file(name)
    var files: [String: Data] = [:]
    for entry in FileManager.default.enumerator(atPath: root)?.compactMap({ $0 as? String }) ?? [] {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: root + "/" + entry, isDirectory: &isFolder)
      if isFolder.boolValue {
        files[entry + "/"] = Data()
      } else {
        files[entry] = FileManager.default.contents(atPath: root + "/" + entry)
      }
    }
    return files
  }

  /// The names directly in the folder, hidden ones too.
  func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
}
