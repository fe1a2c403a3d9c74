import Foundation

/// The package's folder, found from this file's place in it.
enum RepositoryFolder {
  static func path(_ path: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent(path).path
  }
}
