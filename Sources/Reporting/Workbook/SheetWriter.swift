import CXLSXWriter
import Relocation

/// Writes one sheet from top to bottom, then how it is printed.
struct SheetWriter {
  typealias Worksheet = UnsafeMutablePointer<lxw_worksheet>

  /// In points: enough for any font that a program takes in the place of ours.
  private static let lineHeight = 16.0

  private let worksheet: Worksheet
  private let sheet: Sheet
  private let language: Language
  private let mark: String
  private let widths: [Int]
  private var row = 0
  private var pages: PageBreaks
  /// Where the headings of the only table stand.
  private var headingRow: Int?
  private var failure: lxw_error?

  init(worksheet: Worksheet, sheet: Sheet, language: Language, mark: String) {
    self.worksheet = worksheet
    self.sheet = sheet
    self.language = language
    self.mark = mark
    widths = ColumnWidths.widths(of: sheet)
    pages = PageBreaks(height: A4Landscape.height * 100 / Double(A4Landscape.scale(of: widths)))
  }

  mutating func write(_ styles: inout WorkbookStyles) throws(WorkbookFailure) {
    let rows = sheet.tables.reduce(0) { $0 + $1.rows.count }
    guard rows + 1000 <= WorkbookWriter.mostRows else { throw .tooManyRows(rows) }
    for (column, width) in widths.enumerated() {
      let column = lxw_col_t(column)
      note(worksheet_set_column(worksheet, column, column, Double(width), nil))
    }
    writeAcross(sheet.title, styles.format(.title), lineHeight: 24)
    for line in sheet.lines { writeAcross(line, styles.format(.line)) }
    for block in sheet.blocks {
      pages.beginBlock()
      write(block, &styles)
    }
    pages.endBlocks()
    for line in sheet.closing + [Self.markText(mark)[language]] {
      setHeight(Self.lineHeight)
      row += 1
      writeAcross(line, styles.format(.line))
    }
    SheetPrinting(
      worksheet: worksheet, widths: widths, headingRow: headingRow, isOnePage: sheet.isOnePage,
      breaks: pages.breaks, mark: mark, language: language
    ).apply()
    if let failure { throw .notWritten(WorkbookWriter.text(of: failure)) }
  }

  static func markText(_ mark: String) -> Bilingual { Bilingual(zh: "方案 \(mark)", en: "Plan \(mark)") }

  private mutating func write(_ block: Sheet.Block, _ styles: inout WorkbookStyles) {
    switch block {
    case .table(let caption, let table):
      writeCaption(caption, &styles)
      write(table, &styles)
    case .paragraphs(let caption, let texts):
      writeCaption(caption, &styles)
      for text in texts { writeAcross(text, styles.format(.line)) }
    }
  }

  private mutating func writeCaption(_ caption: String?, _ styles: inout WorkbookStyles) {
    guard let caption else { return }
    setHeight(Self.lineHeight)
    row += 1
    writeAcross(caption, styles.format(.caption), lineHeight: 18)
  }

  /// A text over the whole width, or that of the first page, as high as its lines.
  private mutating func writeAcross(
    _ text: String, _ format: UnsafeMutablePointer<lxw_format>?, lineHeight: Double = SheetWriter.lineHeight
  ) {
    let across = widths.prefix(max(1, A4Landscape.columns(of: widths)))
    setHeight(Double(ColumnWidths.lines(of: text, across: across.reduce(0, +))) * lineHeight)
    let last = lxw_col_t(across.count - 1)
    let text = WorkbookText.safe(text)
    if last == 0 {
      note(worksheet_write_string(worksheet, lxw_row_t(row), 0, text, format))
    } else {
      note(worksheet_merge_range(worksheet, lxw_row_t(row), 0, lxw_row_t(row), last, text, format))
    }
    row += 1
  }

  private mutating func write(_ table: OutputTable, _ styles: inout WorkbookStyles) {
    let isOnly = sheet.onlyTable != nil
    if isOnly { headingRow = row }
    let heading = styles.format(.heading)
    setHeight(Double(ColumnWidths.lines(of: table.headings, in: widths)) * Self.lineHeight)
    for (column, text) in table.headings.enumerated() {
      note(worksheet_write_string(worksheet, lxw_row_t(row), lxw_col_t(column), WorkbookText.safe(text), heading))
    }
    row += 1
    let first = row
    for cells in table.rows { write(cells, firstRow: first, isTotal: false, &styles) }
    if isOnly {
      let last = lxw_col_t(table.headings.count - 1)
      note(worksheet_autofilter(worksheet, lxw_row_t(first - 1), 0, lxw_row_t(max(first, row - 1)), last))
    }
    if table.rows.isEmpty { writeAcross(Bilingual(zh: "（无）", en: "(none)")[language], styles.format(.line)) }
    if let totals = table.totals { write(totals, firstRow: first, isTotal: true, &styles) }
  }

  private mutating func write(_ cells: [Cell], firstRow: Int, isTotal: Bool, _ styles: inout WorkbookStyles) {
    let lines = ColumnWidths.lines(of: cells.lazy.map(\.wrappedText), in: widths)
    setHeight(max(Double(lines) * Self.lineHeight, isTotal ? 0 : sheet.leastRowHeight))
    for (column, cell) in cells.enumerated() {
      let place = CellPlace(row: row, column: column, firstRow: firstRow)
      note(place.write(cell, to: worksheet, styles.format(CellPlace.kind(of: cell), isTotal: isTotal)))
    }
    row += 1
  }

  /// Makes the row as high as its lines: not every program does so by itself.
  private mutating func setHeight(_ height: Double) {
    let height = min(400, height)
    pages.add(row: row, height: height)
    note(worksheet_set_row(worksheet, lxw_row_t(row), height, nil))
  }

  /// Keeps the first thing that went wrong.
  private mutating func note(_ status: lxw_error) {
    if status != LXW_NO_ERROR, failure == nil { failure = status }
  }
}

extension Cell {
  /// The text that may be broken into lines; numbers are never broken.
  fileprivate var wrappedText: String { isText ? text : "" }
}
