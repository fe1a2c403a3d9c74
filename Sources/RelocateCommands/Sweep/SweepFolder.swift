import Foundation
import InstanceFiles
import Planning
import Relocation
import Reporting

/// The folder of a sweep: a plan folder for each scenario, `sweep.json` and `sweep.csv`.
struct SweepFolder: Sendable {
  /// What stands at a scenario's place.
  enum State {
    /// Nothing, or an earlier answer that this sweep may replace.
    case toDo
    /// The answer, from a plan made from the same files under the same scenario.
    case done(SweepRow)
    /// A plan made from other files or under another scenario.
    case otherPlan
  }

  let path: String

  /// Where a scenario's plan goes.
  func path(of row: SweepRow) -> String { path + "/" + row.folder }

  /// Makes the folder where it is not there yet, and keeps other sweeps out of it until this process ends.
  ///
  /// - Throws: ``CommandFailure`` with 73.
  func open() throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw CommandFailure(.cannotWrite, SweepText.cannotMake(path))
    }
    // Never closed: the lock is to last as long as the process, and a kill frees it.
    let descriptor = Foundation.open(path + "/.sweep.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw CommandFailure(.cannotWrite, WriteFailure(path: path, reason: .system(errno)).sentence)
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw CommandFailure(.cannotWrite, SweepText.isBusy(path)) }
  }

  /// What an earlier sweep wrote here; `nil` where there was none.
  func earlierReport() -> SweepReport? {
    guard let data = FileManager.default.contents(atPath: path + "/sweep.json") else { return nil }
    return try? JSONDecoder().decode(SweepReport.self, from: data)
  }

  /// How a scenario stands.
  ///
  /// A plan counts as done when its folder is whole, its files and scenario are those of now, it was made by the same
  /// method with the same seed and gap, and nothing cut it short: no interrupt, no time limit below the one of now.
  func state(
    of row: SweepRow, copies: [InputCopy], options: PlanningOptions, earlier: SweepRow?
  ) -> State {
    let place = path(of: row)
    guard let folder = try? PlanFolder(at: place) else {
      let isKept = FileManager.default.fileExists(atPath: place + "/impossible.json")
      guard let earlier, isKept, earlier.status == .impossible, earlier.fingerprint == row.fingerprint else {
        return .toDo
      }
      return .done(earlier)
    }
    let document = folder.document
    guard document.inputs == copies.map(\.entry) else { return .otherPlan }
    let isSameRun =
      document.method == options.method.rawValue && document.seed == options.seed && document.gapAsked == options.gap
    guard isSameRun, !wasCutShort(document, options), isWhole(folder) else { return .toDo }
    var done = row
    done.take(document)
    return .done(done)
  }

  private func wasCutShort(_ document: PlanDocument, _ options: PlanningOptions) -> Bool {
    switch document.reason {
    case "interrupted": return true
    case "timeLimit":
      let seconds = document.timings.reduce(0) { $0 + $1.seconds }
      // A run stops a little before or after its limit.
      return options.timeLimitSeconds.map { seconds < 0.95 * $0 } ?? true
    default: return false
    }
  }

  private func isWhole(_ folder: PlanFolder) -> Bool {
    folder.document.inputs.allSatisfy { input in
      guard let bytes = try? folder.bytes(of: input) else { return false }
      return sha256Sum(of: bytes) == input.sha256
    }
  }

  /// Writes the report, whole or not at all.
  ///
  /// - Throws: ``CommandFailure`` with 73.
  func write(_ report: SweepReport) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try replace("sweep.json", with: Array(try encoder.encode(report)) + [0x0A])
  }

  /// Writes the table, whole or not at all.
  ///
  /// - Throws: ``CommandFailure`` with 73.
  func write(_ table: OutputTable) throws { try replace("sweep.csv", with: table.csv() ?? []) }

  private func replace(_ name: String, with bytes: [UInt8]) throws {
    do throws(WriteFailure) {
      try FileWriter().write(bytes, to: path + "/" + name)
    } catch {
      throw CommandFailure(.cannotWrite, error.sentence)
    }
  }
}
