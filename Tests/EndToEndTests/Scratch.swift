import Foundation

/// A folder for one test, gone when the test is.
final class Scratch {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("relocate-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The path of a name in the folder.
  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  /// Every path in the folder, hidden ones too, sorted.
  func everything() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
  }

  /// Writes a text; the folders above are made.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try write(Data(text.utf8), to: name)
  }

  /// Writes bytes; the folders above are made.
  @discardableResult
  func write(_ bytes: Data, to name: String) throws -> String {
    let file = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: file)
    return file.path
  }

  /// A copy of an instance of the repository.
  func copy(of instance: String, as name: String = "case") throws -> String {
    let goal = folder.appendingPathComponent(name)
    try FileManager.default.copyItem(atPath: RelocateProcess.instance(instance), toPath: goal.path)
    return goal.path
  }

  /// The text of a file, byte order mark and all; empty where there is none.
  func text(_ name: String) -> String {
    String(decoding: (try? bytes(name)) ?? Data(), as: UTF8.self)
  }

  /// The bytes of a file.
  func bytes(_ name: String) throws -> Data { try Data(contentsOf: folder.appendingPathComponent(name)) }

  /// A new file, open for writing.
  func writer(_ name: String) throws -> FileHandle {
    let file = folder.appendingPathComponent(name)
    try Data().write(to: file)
    return try FileHandle(forWritingTo: file)
  }
}
