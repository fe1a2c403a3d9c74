import CXLSXWriter
import Foundation
import Relocation

/// Writes sheets as a workbook: the same bytes for the same sheets, whenever and wherever it is written.
struct WorkbookWriter: Sendable {
  /// The longest sheet that Excel takes.
  static let mostRows = 1_048_576
  /// What the file says of its making: the first second of 2000, so that equal plans give equal files.
  private static let creationTime: time_t = 946_684_800

  let language: Language
  /// The plan's short hash, for the foot of every sheet.
  let mark: String
  /// With more rows than this, cells go to the disk as they are written, instead of being held.
  var rowsInMemory = 200_000

  /// The bytes of a workbook.
  ///
  /// - Parameter folders: where temporary files may lie, the first that works is taken; `nil` is the system's place.
  /// - Throws: ``WorkbookFailure``, with nothing left behind.
  func bytes(of sheets: [Sheet], temporaryFolders folders: [String?] = [nil]) throws(WorkbookFailure) -> [UInt8] {
    var failure = WorkbookFailure.notWritten("")
    for folder in folders {
      do throws(WorkbookFailure) {
        return try bytes(of: sheets, in: folder)
      } catch {
        if case .tooManyRows = error { throw error }
        failure = error
      }
    }
    throw failure
  }

  private func bytes(of sheets: [Sheet], in folder: String?) throws(WorkbookFailure) -> [UInt8] {
    let place = (folder ?? NSTemporaryDirectory()) + "/.relocate-\(UUID().uuidString)"
    guard mkdir(place, 0o700) == 0 else { throw .notWritten(String(cString: strerror(errno))) }
    defer { try? FileManager.default.removeItem(atPath: place) }
    let path = place + "/workbook.xlsx"
    try write(sheets, to: path, temporaryFolder: place)
    guard let data = FileManager.default.contents(atPath: path) else { throw .notWritten("\(path)") }
    return Array(data)
  }

  private func write(_ sheets: [Sheet], to path: String, temporaryFolder: String) throws(WorkbookFailure) {
    guard let folder = strdup(temporaryFolder) else { throw .notWritten(String(cString: strerror(errno))) }
    defer { free(folder) }
    var options = lxw_workbook_options()
    options.tmpdir = folder
    let rows = sheets.reduce(0) { $0 + $1.tables.reduce(0) { $0 + $1.rows.count } }
    options.constant_memory = rows > rowsInMemory ? 1 : 0
    guard let workbook = workbook_new_opt(path, &options) else { throw .notWritten("workbook_new") }
    var properties = lxw_doc_properties()
    properties.created = Self.creationTime
    workbook_set_properties(workbook, &properties)
    var failure: WorkbookFailure?
    do throws(WorkbookFailure) {
      try fill(workbook, with: sheets)
    } catch {
      failure = error
    }
    // Frees the workbook too, so it is called whatever came before.
    let status = workbook_close(workbook)
    if let failure { throw failure }
    if status != LXW_NO_ERROR { throw .notWritten(Self.text(of: status)) }
  }

  private func fill(
    _ workbook: UnsafeMutablePointer<lxw_workbook>, with sheets: [Sheet]
  ) throws(WorkbookFailure) {
    var styles = WorkbookStyles(workbook)
    var names = SheetNames()
    for sheet in sheets {
      guard let worksheet = workbook_add_worksheet(workbook, names.name(for: sheet.name)) else {
        throw .notWritten("worksheet \(sheet.name)")
      }
      var writer = SheetWriter(worksheet: worksheet, sheet: sheet, language: language, mark: mark)
      try writer.write(&styles)
    }
  }

  static func text(of status: lxw_error) -> String { lxw_strerror(status).map { String(cString: $0) } ?? "\(status)" }
}
