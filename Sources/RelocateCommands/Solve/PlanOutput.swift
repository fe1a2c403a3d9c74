import Foundation
import Formulation
import GLPKSolver
import InstanceFiles
import Interpretation
import Planning
import Relocation
import Reporting
import Synchronization
import WorkSharing

/// From a planner's result to the folder on the disk.
struct PlanOutput {
  let input: CaseInput
  let copies: [InputCopy]
  let options: PlanningOptions
  /// How the page for people is made.
  let page: PageOptions
  /// What is set for the workbooks; they are in the page's language.
  let sheets: ExportOptions
  /// The plan folder.
  let folder: String
  /// Whether a plan that stands there may be replaced.
  let mayReplace: Bool

  /// Writes the plan folder, whole or not at all.
  ///
  /// - Throws: ``CommandFailure`` with 73.
  func write(
    _ result: PlanningResult, _ reading: PlanReading, shortage: ImpossibilityDocument? = nil
  ) throws -> PlanFolderContents {
    var contents = try contents(result, reading)
    if let shortage { contents.additions["shortage.json"] = try shortage.bytes }
    let written = contents
    do throws(WriteFailure) {
      try InterruptWatch.uninterrupted { () throws(WriteFailure) in
        try PlanFolderWriter().write(written, to: folder, replacing: mayReplace)
      }
    } catch {
      throw CommandFailure(.cannotWrite, error.sentence)
    }
    return written
  }

  /// Writes why there is no plan, where no earlier plan stands.
  ///
  /// - Returns: the file; `nil` where an earlier plan stands, which is kept.
  /// - Throws: ``CommandFailure`` with 73.
  func write(_ impossibility: ImpossibilityDocument) throws -> String? {
    let bytes = try impossibility.bytes
    do throws(WriteFailure) {
      try InterruptWatch.uninterrupted { () throws(WriteFailure) in
        try PlanFolderWriter().writeImpossibility(bytes, to: folder)
      }
      return folder + "/impossible.json"
    } catch  where error.reason == .exists {
      return nil
    } catch {
      throw CommandFailure(.cannotWrite, error.sentence)
    }
  }

  private func contents(_ result: PlanningResult, _ reading: PlanReading) throws -> PlanFolderContents {
    var certificate = result.certificate
    certificate.inputs = Dictionary(
      copies.map { ("\($0.role.rawValue)/\($0.name)", $0.sha256) }, uniquingKeysWith: { first, _ in first })
    var contents = try PlanFolderContents(
      of: reading, record: record(result), certificate: CertificateText.bytes(of: certificate), inputs: copies,
      instancePath: input.path, scenarioText: scenarioText)
    try addPages(to: &contents, result, reading)
    return contents
  }

  /// Adds the plan's workbook, which takes longest, and beside it the page, the table of shares and the notice.
  private func addPages(
    to contents: inout PlanFolderContents, _ result: PlanningResult, _ reading: PlanReading
  ) throws {
    let workbooks = workbooks(contents, reading)
    let document = contents.document
    let makers: [@Sendable () throws -> [String: [UInt8]]] = [
      { try ["allocation.xlsx": workbooks.allocation()] },
      {
        try [
          "report.html": report(of: result, reading, document),
          "fairness.json": FairnessText.bytes(of: FairnessReport(of: reading)),
          "notice.xlsx": workbooks.notice(),
        ]
      },
    ]
    let made = Mutex([Result<[String: [UInt8]], any Error>?](repeating: nil, count: makers.count))
    sideBySide(makers.count, threads: 2) { index in
      let files = Result { try makers[index]() }
      made.withLock { $0[index] = files }
    }
    for files in made.withLock(\.self) {
      do {
        try contents.additions.merge(files?.get() ?? [:]) { $1 }
      } catch let error as WorkbookFailure {
        throw CommandFailure(error)
      }
    }
  }

  private func report(of result: PlanningResult, _ reading: PlanReading, _ document: PlanDocument) -> [UInt8] {
    ReportPage(of: reading, document: document, certificate: result.certificate, options: page).bytes
  }

  private func workbooks(_ contents: PlanFolderContents, _ reading: PlanReading) -> PlanWorkbooks {
    let mark = PlanMark(sha256: sha256Sum(of: contents.assignments.csv() ?? []))
    // The folder's own place can be written, whatever the system's place for temporary files is like.
    let spare = URL(fileURLWithPath: folder).standardizedFileURL.deletingLastPathComponent().path
    return PlanWorkbooks(
      of: reading, document: contents.document, mark: mark, language: page.language, options: sheets, spareFolder: spare
    )
  }

  private var scenarioText: String {
    copies.first { $0.role == .scenario }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
  }

  private func record(_ result: PlanningResult) -> RunRecord {
    RunRecord(
      isProven: result.isProven, reason: result.reason.rawValue, method: result.method.rawValue, seed: result.seed,
      gapAsked: options.gap,
      proofs: result.levels.map { .init(bound: $0.bound, certifiedBound: $0.certifiedBound) },
      timings: result.timings.map { .init(phase: $0.phase.rawValue, seconds: $0.seconds) },
      versions: .init(relocate: VersionText.relocate, glpk: GLPK.version))
  }
}
