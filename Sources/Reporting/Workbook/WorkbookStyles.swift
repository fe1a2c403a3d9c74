import CXLSXWriter
import Relocation

/// How the cells of a workbook look; each combination is made once.
struct WorkbookStyles {
  /// What a cell holds.
  enum Kind: Hashable {
    case title, line, caption, heading, text, remark, whole, tenths, hundredths, share
  }

  private struct Key: Hashable {
    var kind: Kind
    var isTotal: Bool
  }

  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private var made: [Key: UnsafeMutablePointer<lxw_format>] = [:]

  /// The font is the workbook's own, which column widths are counted in; a program takes Chinese characters, which it does not have,
  /// from another one.
  init(_ workbook: UnsafeMutablePointer<lxw_workbook>) { self.workbook = workbook }

  /// The format of a kind of cell.
  mutating func format(_ kind: Kind, isTotal: Bool = false) -> UnsafeMutablePointer<lxw_format>? {
    let key = Key(kind: kind, isTotal: isTotal)
    if let format = made[key] { return format }
    guard let format = workbook_add_format(workbook) else { return nil }
    apply(kind, to: format)
    if isTotal { format_set_bold(format) }
    made[key] = format
    return format
  }

  private func apply(_ kind: Kind, to format: UnsafeMutablePointer<lxw_format>) {
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    switch kind {
    case .title:
      format_set_bold(format)
      format_set_font_size(format, 16)
      format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    case .caption:
      format_set_bold(format)
      format_set_font_size(format, 12)
    case .line:
      format_set_text_wrap(format)
    case .heading:
      format_set_bold(format)
      format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
      format_set_bg_color(format, 0xE7ECF2)
      ruled(format)
    case .text, .remark:
      // Text stays text when somebody edits the cell, ids and what begins with a sign alike.
      format_set_num_format(format, "@")
      if kind == .remark { format_set_font_color(format, 0xB00020) }
      ruled(format)
    case .whole: number("#,##0", format)
    case .tenths: number("#,##0.0", format)
    case .hundredths: number("#,##0.00", format)
    case .share: number("0.0%", format)
    }
  }

  private func number(_ pattern: String, _ format: UnsafeMutablePointer<lxw_format>) {
    format_set_num_format(format, pattern)
    format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    format_set_indent(format, 1)
    ruled(format)
  }

  private func ruled(_ format: UnsafeMutablePointer<lxw_format>) {
    format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
    format_set_text_wrap(format)
  }
}
