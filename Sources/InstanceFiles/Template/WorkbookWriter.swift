internal import CXLSXWriter
internal import Glibc

/// A workbook that is being written, sheet by sheet.
///
/// It goes through a temporary file, which is gone before ``bytes()`` returns. The first cell that does not fit is kept and thrown at
/// the end: what is returned is whole.
final class WorkbookWriter {
  private let path: String
  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private var failure: WorkbookWritingFailure?
  private var isClosed = false

  /// How cells look.
  enum Look: Hashable, CaseIterable {
    case text, number, requiredHeading, heading, title, paragraph
  }

  private var formats: [Look: UnsafeMutablePointer<lxw_format>] = [:]

  init() throws(WorkbookWritingFailure) {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/relocate-workbook-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw .noTemporaryFile }
    close(descriptor)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard let workbook = workbook_new(path) else {
      unlink(path)
      throw .noTemporaryFile
    }
    self.workbook = workbook
    // The same contents are the same bytes, whenever they are written.
    var properties = lxw_doc_properties()
    properties.created = 946_684_800
    workbook_set_properties(workbook, &properties)
    makeFormats()
  }

  deinit {
    if !isClosed { workbook_close(workbook) }
    unlink(path)
  }

  private func makeFormats() {
    for look in Look.allCases {
      guard let format = workbook_add_format(workbook) else { continue }
      formats[look] = format
      switch look {
      case .text: format_set_num_format_index(format, 49)
      case .number: break
      case .heading, .requiredHeading:
        format_set_bold(format)
        format_set_text_wrap(format)
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
        format_set_bg_color(format, look == .heading ? 0xDDEBF7 : 0xFFE699)
      case .title:
        format_set_bold(format)
        format_set_font_size(format, 16)
      case .paragraph:
        format_set_text_wrap(format)
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      }
    }
  }

  /// Adds a sheet.
  func sheet(_ name: String) throws(WorkbookWritingFailure) -> Sheet {
    guard let sheet = workbook_add_worksheet(workbook, name) else { throw .noTemporaryFile }
    return Sheet(name: name, writer: self, sheet: sheet)
  }

  /// The whole workbook; nothing can be added after it.
  func bytes() throws(WorkbookWritingFailure) -> [UInt8] {
    isClosed = true
    guard workbook_close(workbook) == LXW_NO_ERROR else { throw failure ?? .noTemporaryFile }
    if let failure { throw failure }
    guard case .bytes(let bytes) = FileSystem.read(path, expected: 1 << 16), !bytes.isEmpty else {
      throw .noTemporaryFile
    }
    return bytes
  }

  fileprivate func note(_ failure: WorkbookWritingFailure) { if self.failure == nil { self.failure = failure } }
  fileprivate func format(_ look: Look) -> UnsafeMutablePointer<lxw_format>? { formats[look] }
}

extension WorkbookWriter {
  /// One sheet; rows and columns from 0.
  struct Sheet {
    let name: String
    fileprivate let writer: WorkbookWriter
    fileprivate let sheet: UnsafeMutablePointer<lxw_worksheet>

    func write(_ text: String, row: Int, column: Int, as look: Look) {
      guard !text.isEmpty else { return }
      let escaped = Self.escaped(text)
      let error = worksheet_write_string(sheet, UInt32(row), UInt16(column), escaped, writer.format(look))
      if error != LXW_NO_ERROR { writer.note(.doesNotFit(sheet: name, row: row + 1)) }
    }

    func write(_ number: Double, row: Int, column: Int) {
      let error = worksheet_write_number(sheet, UInt32(row), UInt16(column), number, nil)
      if error != LXW_NO_ERROR { writer.note(.doesNotFit(sheet: name, row: row + 1)) }
    }

    /// A text that appears where the pointer rests on a cell.
    func comment(_ text: String, row: Int, column: Int) {
      var options = lxw_comment_options()
      options.width = 260
      options.height = UInt16(min(60 + text.utf8.count / 2, 240))
      worksheet_write_comment_opt(sheet, UInt32(row), UInt16(column), text, &options)
    }

    /// Width in characters, and the look of cells that are still empty.
    func setColumn(_ column: Int, width: Int, as look: Look? = nil) {
      worksheet_set_column(sheet, UInt16(column), UInt16(column), Double(width), look.flatMap(writer.format))
    }

    func setRow(_ row: Int, height: Double) { worksheet_set_row(sheet, UInt32(row), height, nil) }

    /// Keeps the heading row and the first column in sight, and prints the headings on every page.
    func freezeHeadings() {
      worksheet_freeze_panes(sheet, 1, 1)
      worksheet_repeat_rows(sheet, 0, 0)
      printOnA4()
    }

    /// A4 across, all columns on one page.
    func printOnA4() {
      worksheet_set_landscape(sheet)
      worksheet_set_paper(sheet, 9)
      worksheet_fit_to_pages(sheet, 1, 0)
    }

    /// Checks what is typed into a column under the headings.
    func check(_ entry: EntryCheck, column: Int, lastRow: Int) {
      entry.withValidation { validation in
        let error = worksheet_data_validation_range(
          sheet, 1, UInt16(column), UInt32(lastRow), UInt16(column), validation)
        if error != LXW_NO_ERROR { writer.note(.doesNotFit(sheet: name, row: 1)) }
      }
    }

    /// What a workbook's XML would otherwise change: carriage returns, and text that looks like an escape.
    private static func escaped(_ text: String) -> String {
      guard text.utf8.contains(where: { $0 == 0x0D || $0 == 0x5F }) else { return text }
      var result = ""
      var rest = Substring(text)
      while let scalar = rest.unicodeScalars.first {
        if scalar == "\r" {
          result += "_x000D_"
        } else if scalar == "_", looksEscaped(rest) {
          result += "_x005F_"
        } else {
          result.unicodeScalars.append(scalar)
        }
        rest = Substring(rest.unicodeScalars.dropFirst())
      }
      return result
    }

    private static func looksEscaped(_ text: Substring) -> Bool {
      let bytes = Array(text.utf8.prefix(7))
      return bytes.count == 7 && bytes[1] == 0x78 && bytes[6] == 0x5F
        && bytes[2..<6].allSatisfy { (0x30...0x39).contains($0) || (0x41...0x46).contains($0 & 0xDF) }
    }
  }
}
