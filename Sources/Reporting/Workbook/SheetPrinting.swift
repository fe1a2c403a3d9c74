import CXLSXWriter
import Relocation

/// How a sheet is shown and printed: A4 landscape, headings on every page, the plan's hash and page numbers at the foot.
struct SheetPrinting {
  /// In characters: a sheet that is wider is not pressed on one page, since nobody could read it.
  private static let widestPage = 330

  let worksheet: SheetWriter.Worksheet
  let widths: [Int]
  /// Where the headings to be repeated stand; `nil` on a sheet of several tables.
  let headingRow: Int?
  let mark: String
  let language: Language

  func apply() {
    worksheet_set_landscape(worksheet)
    worksheet_set_paper(worksheet, 9)
    worksheet_set_margins(worksheet, 0.4, 0.4, 0.5, 0.6)
    worksheet_center_horizontally(worksheet)
    if widths.reduce(0, +) <= Self.widestPage {
      worksheet_fit_to_pages(worksheet, 1, 0)
    } else {
      worksheet_set_print_scale(worksheet, 50)
      worksheet_repeat_columns(worksheet, 0, 1)
    }
    if let headingRow {
      worksheet_repeat_rows(worksheet, lxw_row_t(headingRow), lxw_row_t(headingRow))
      worksheet_freeze_panes(worksheet, lxw_row_t(headingRow + 1), 0)
    }
    worksheet_set_footer(worksheet, footer)
    // Ids are text on purpose.
    worksheet_ignore_errors(worksheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), "A1:XFD1048576")
  }

  private var footer: String {
    let mark = SheetWriter.markText(mark)[language].replacing("&", with: "&&")
    let pages = Bilingual(zh: "第 &P 页，共 &N 页", en: "Page &P of &N")[language]
    return "&L\(mark)&C\(pages)&R&A"
  }
}
