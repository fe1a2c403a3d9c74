import Foundation
import Relocation

/// Whether a folder or file can be written, asked before the work that would be lost.
enum OutputPlace {
  /// Names in a plan folder by which it is known as one.
  private static let planFile = "plan.json"
  private static let impossibleFile = "impossible.json"

  /// Refuses a plan folder that cannot be written, or that must not be replaced.
  ///
  /// - Throws: ``CommandFailure`` with 73.
  static func checkFolder(_ path: String, force: Bool) throws {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      guard isFolder.boolValue else { throw CommandFailure(.cannotWrite, Message.outputIsAFile(path)) }
      try checkReplacing(path, force: force)
    }
    try probe(beside: path)
  }

  /// Refuses a file that cannot be written.
  ///
  /// - Throws: ``CommandFailure`` with 73.
  static func checkFile(_ path: String) throws {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw CommandFailure(.cannotWrite, Message.outputIsAFolder(path))
    }
    try probe(beside: path)
  }

  /// A folder that is no plan is never replaced, forced or not: it may hold anything.
  private static func checkReplacing(_ path: String, force: Bool) throws {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path)
    } catch {
      throw CommandFailure(.cannotWrite, Message.cannotWrite(path, FailureReason.of(error)))
    }
    if names.isEmpty || names == [impossibleFile] { return }
    guard names.contains(planFile) else { throw CommandFailure(.cannotWrite, Message.outputIsNoPlan(path)) }
    guard force else { throw CommandFailure(.cannotWrite, Message.outputExists(path)) }
  }

  /// Makes and removes a folder in the nearest folder that exists: the one question whose answer is true on every
  /// file system, for every user.
  private static func probe(beside path: String) throws {
    var folder = URL(fileURLWithPath: path).standardizedFileURL.deletingLastPathComponent()
    while !FileManager.default.fileExists(atPath: folder.path), folder.path != "/" {
      folder = folder.deletingLastPathComponent()
    }
    let probe = folder.appendingPathComponent(".relocate-probe-\(ProcessInfo.processInfo.processIdentifier)")
    guard mkdir(probe.path, 0o700) == 0 else {
      let reason = String(cString: strerror(errno))
      throw CommandFailure(.cannotWrite, Message.cannotWrite(path, reason))
    }
    rmdir(probe.path)
  }
}
