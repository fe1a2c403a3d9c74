import Foundation
import Relocation
import Reporting

/// Whether a folder can be written, asked before the work that would be lost.
enum OutputPlace {
  /// Refuses a plan folder that cannot be written, or that must not be replaced.
  ///
  /// - Returns: whether the writer may replace what stands there.
  /// - Throws: ``CommandFailure`` with 73.
  static func checkFolder(_ path: String, force: Bool) throws -> Bool {
    // An empty folder is no plan: filling it needs no permission.
    let isEmpty = (try? FileManager.default.contentsOfDirectory(atPath: path).isEmpty) ?? false
    do throws(WriteFailure) {
      try PlanFolderWriter().check(path, replacing: force || isEmpty)
    } catch {
      throw CommandFailure(.cannotWrite, error.sentence)
    }
    try probe(beside: path)
    return force || isEmpty
  }

  /// Makes and removes a folder in the nearest folder that exists: the one question whose answer is true on every
  /// file system, for every user.
  ///
  /// - Throws: ``CommandFailure`` with 73.
  static func probe(beside path: String) throws {
    var folder = URL(fileURLWithPath: path).standardizedFileURL.deletingLastPathComponent()
    while !FileManager.default.fileExists(atPath: folder.path), folder.path != "/" {
      folder = folder.deletingLastPathComponent()
    }
    removeProbesOfDeadRuns(in: folder)
    let probe = folder.appendingPathComponent("\(probeStart)\(ProcessInfo.processInfo.processIdentifier)")
    guard mkdir(probe.path, 0o700) == 0 else {
      throw CommandFailure(.cannotWrite, WriteFailure(path: path, reason: .system(errno)).sentence)
    }
    rmdir(probe.path)
  }

  private static let probeStart = ".relocate-probe-"

  /// A run that is killed in the moment of its probe leaves it behind.
  private static func removeProbesOfDeadRuns(in folder: URL) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    where name.hasPrefix(probeStart) {
      guard let process = Int32(name.dropFirst(probeStart.count)), process > 0 else { continue }
      let isRunning = kill(process, 0) == 0 || errno != ESRCH
      if !isRunning { rmdir(folder.appendingPathComponent(name).path) }
    }
  }
}
