import Foundation

/// The package's folder, found from this file's place in it.
enum Repository {
  static func path(_ path: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent(path).path
  }

  /// Folders under a folder, by name.
  static func folders(in path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: Self.path(path)).sorted().map { "\(path)/\($0)" }
      .filter { FileManager.default.fileExists(atPath: Self.path("\($0)/expected.json")) }
  }
}
