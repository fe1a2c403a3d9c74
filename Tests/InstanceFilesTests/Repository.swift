import Foundation

/// Files of the repository that the tests read.
enum Repository {
  static func path(_ relative: String, file: String = #filePath) -> String {
    URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
      + "/" + relative
  }
}
