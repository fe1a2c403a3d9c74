import CXLSXWriter
import Relocation

/// How a sheet is shown and printed: A4 landscape, headings on every page, the plan's hash and page numbers at the foot.
struct SheetPrinting {
  let worksheet: SheetWriter.Worksheet
  let widths: [Int]
  /// Where the headings to be repeated stand; `nil` on a sheet of several tables.
  let headingRow: Int?
  /// Whether it is to be printed on one page.
  let isOnePage: Bool
  /// The rows that begin a page although the one before has room.
  let breaks: [Int]
  let mark: String
  let language: Language

  func apply() {
    worksheet_set_landscape(worksheet)
    worksheet_set_paper(worksheet, 9)
    worksheet_set_margins(worksheet, A4Landscape.side, A4Landscape.side, A4Landscape.top, A4Landscape.bottom)
    worksheet_center_horizontally(worksheet)
    fit()
    if let headingRow {
      worksheet_repeat_rows(worksheet, lxw_row_t(headingRow), lxw_row_t(headingRow))
      worksheet_freeze_panes(worksheet, lxw_row_t(headingRow + 1), 0)
    }
    worksheet_set_footer(worksheet, footer)
    // Ids are text on purpose.
    worksheet_ignore_errors(worksheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), "A1:XFD1048576")
  }

  /// Sets the scale. Excel forgets where pages are to begin where it is told to fit a sheet to the page itself.
  private func fit() {
    if isOnePage {
      worksheet_fit_to_pages(worksheet, 1, 1)
      return
    }
    worksheet_set_print_scale(worksheet, UInt16(A4Landscape.scale(of: widths)))
    if !A4Landscape.fits(widths) { worksheet_repeat_columns(worksheet, 0, 1) }
    var rows = breaks.map { lxw_row_t($0) } + [0]
    worksheet_set_h_pagebreaks(worksheet, &rows)
  }

  private var footer: String {
    let mark = SheetWriter.markText(mark)[language].replacing("&", with: "&&")
    let pages = Bilingual(zh: "第 &P 页，共 &N 页", en: "Page &P of &N")[language]
    return "&L\(mark)&C\(pages)&R&A"
  }
}
