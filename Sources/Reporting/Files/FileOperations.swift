/// What stands at a path, symbolic links not followed.
enum FileKind: Hashable, Sendable {
  case file, directory, other
}

/// The file operations that writing whole or not at all needs.
///
/// A seam: tests put an implementation here that fails at any chosen step.
protocol FileOperations: Sendable {
  /// What stands at a path, or `nil` where there is nothing.
  func kind(of path: String) throws(SystemFailure) -> FileKind?
  /// The names in a folder, sorted by bytes.
  func list(_ path: String) throws(SystemFailure) -> [String]
  /// The bytes of a file.
  func read(_ path: String) throws(SystemFailure) -> [UInt8]
  /// Makes a folder that is not there yet.
  func makeDirectory(_ path: String) throws(SystemFailure)
  /// Makes a file that is not there yet, and returns when its bytes are on the disk.
  func create(_ path: String, bytes: [UInt8]) throws(SystemFailure)
  /// Returns when a folder's entries are on the disk.
  func synchronize(_ path: String) throws(SystemFailure)
  /// Gives a file or folder a new name in one step; fails where that name is taken.
  func move(_ path: String, to newPath: String) throws(SystemFailure)
  /// Gives a file the name of another, which it replaces, in one step.
  func replace(_ path: String, with newPath: String) throws(SystemFailure)
  /// Exchanges two folders in one step; `false` where the system or the disk cannot.
  func exchange(_ path: String, _ other: String) throws(SystemFailure) -> Bool
  /// Removes a file, or a symbolic link and not what it points to.
  func removeFile(_ path: String) throws(SystemFailure)
  /// Removes an empty folder.
  func removeDirectory(_ path: String) throws(SystemFailure)
  /// Whether a process of this id lives.
  func isRunning(_ process: Int32) -> Bool
  /// The id of this process.
  var process: Int32 { get }
}

/// A system call that failed.
struct SystemFailure: Error, Hashable {
  var path: String
  /// The system's number for the reason.
  var code: Int32
}
