public import Foundation
internal import GRDB

/// The history of runs: one SQLite file beside the plans.
///
/// Every call opens the file, does its one transaction and closes it again. Several processes may do so at once: the
/// journal is written ahead (WAL), whoever comes second waits, and a kill at any moment leaves every run that was kept.
public struct RunStore: Sendable {
  /// The file's name in the folder that holds the plan folders.
  public static let fileName = "runs.sqlite"

  /// The database file.
  public let path: String
  /// How long one call waits for other processes.
  var patienceSeconds = 10.0

  /// The history in a folder; nothing is opened yet.
  public init(in folder: URL) { path = folder.appendingPathComponent(Self.fileName).path }

  /// Keeps a run.
  ///
  /// - Returns: the number it is kept under.
  @discardableResult
  public func append(_ run: Run) throws(RunHistoryFault) -> Int64 {
    try writing { try RunRows.insert(run, into: $0) }
  }

  /// The runs that a filter admits, the latest first.
  ///
  /// - Throws: ``RunHistoryFault``, with ``RunHistoryFault/Kind/missing`` where nothing was ever kept here.
  public func runs(_ filter: RunFilter = RunFilter()) throws(RunHistoryFault) -> [Run] {
    guard FileManager.default.fileExists(atPath: path) else { throw RunHistoryFault(path: path, kind: .missing) }
    do throws(RunHistoryFault) {
      return try writing(RunRows.all).filter(filter.admits)
    } catch {
      guard case .inaccessible = error.kind else { throw error }
      // A disk that is only read cannot hold the journal that reading needs; a copy of the file can.
      return try runsOfCopy().filter(filter.admits)
    }
  }

  /// Forgets runs; their plan folders stay.
  public func remove(_ ids: [Int64]) throws(RunHistoryFault) {
    try writing { database in
      for id in ids { try database.execute(sql: "DELETE FROM run WHERE id = ?", arguments: [id]) }
    }
  }

  private func runsOfCopy() throws(RunHistoryFault) -> [Run] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("relocate-runs-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let copy = RunStore(in: folder)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for ending in ["", "-wal"] where FileManager.default.fileExists(atPath: path + ending) {
        try FileManager.default.copyItem(atPath: path + ending, toPath: copy.path + ending)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: copy.path + ending)
      }
      return try copy.writing(RunRows.all)
    } catch let error as RunHistoryFault {
      throw RunHistoryFault(path: path, kind: error.kind)
    } catch {
      throw RunHistoryFault(path: path, kind: .inaccessible(error.localizedDescription))
    }
  }

  private func writing<Value>(_ body: (Database) throws -> Value) throws(RunHistoryFault) -> Value {
    let deadline = Date(timeIntervalSinceNow: patienceSeconds)
    while true {
      let fault: RunHistoryFault
      do {
        return try once(body)
      } catch let error as RunHistoryFault {
        fault = error
      } catch {
        fault = RunHistoryFault(path: path, error)
      }
      // Turning a new file into a WAL one is the one step that does not wait by itself.
      guard fault.kind == .busy, Date() < deadline else { throw fault }
      Thread.sleep(forTimeInterval: Double.random(in: 0.01...0.05))
    }
  }

  private func once<Value>(_ body: (Database) throws -> Value) throws -> Value {
    var configuration = Configuration()
    configuration.journalMode = .wal
    configuration.busyMode = .timeout(patienceSeconds / 2)
    configuration.label = Self.fileName
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    // Closed, but never let go of: libdispatch ends a queue on a thread of its own, and where the system gives none it waits
    // for it without end.
    _ = Unmanaged.passRetained(queue)
    defer { try? queue.close() }
    return try queue.write { database in
      try RunSchema.migrate(database, path: path)
      return try body(database)
    }
  }
}
