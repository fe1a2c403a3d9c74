import Relocation

/// How wide the columns of a sheet must be, in characters of its font; Chinese ones count as two.
enum ColumnWidths {
  /// What is wider is broken into lines.
  private static let widest = 80
  private static let narrowest = 5

  /// The widths at which a page takes all columns where that can be: those of long texts are made narrower for it, all of them
  /// down to one width.
  static func widths(of sheet: Sheet) -> [Int] {
    let widths = wished(sheet) { min(widest, width(of: $0)) }
    if A4Landscape.fits(widths) { return widths }
    let least = wished(sheet, unbrokenWidth)
    for limit in stride(from: widest, to: narrowest, by: -1) {
      let fitted = zip(widths, least).map { max($1, min($0, limit)) }
      if A4Landscape.fits(fitted) { return fitted }
    }
    return least
  }

  /// What each column must be wide for its headings, and for its cells as a measure has them.
  private static func wished(_ sheet: Sheet, _ measure: (Cell) -> Int) -> [Int] {
    var widths = [Int](repeating: narrowest, count: sheet.columnCount)
    for table in sheet.tables {
      for (column, heading) in table.headings.enumerated() {
        widths[column] = max(widths[column], padded(headingWidth(heading)))
      }
      for row in table.rows + (table.totals.map { [$0] } ?? []) {
        for (column, cell) in row.enumerated() where widths[column] < widest {
          widths[column] = max(widths[column], padded(measure(cell)))
        }
      }
    }
    return widths
  }

  /// With the cell's margins, and a little for Chinese characters, which are wider than two digits.
  private static func padded(_ width: Int) -> Int { width + width / 20 + 2 }

  private static func width(of cell: Cell) -> Int {
    switch cell {
    case .empty: 0
    case .text(let text), .remark(let text): widestLine(of: text)
    case .integer(let number), .columnSum(let number), .rowSum(let number, _): Figures.grouped(number).count + 1
    case .tenths, .hundredths, .share: cell.text.count + 2
    }
  }

  /// A heading may take two lines, more where it has many words.
  private static func headingWidth(_ heading: String) -> Int {
    max((DisplayWidth.columns(of: heading) + 1) / 2, DisplayWidth.longestWord(of: heading))
  }

  /// How wide a cell is where it is broken as often as it can be; numbers cannot.
  private static func unbrokenWidth(of cell: Cell) -> Int {
    cell.isText ? min(24, DisplayWidth.longestWord(of: cell.text)) : width(of: cell)
  }

  /// How many lines the highest of some texts takes, each in a column of its own.
  static func lines(of texts: some Sequence<String>, in widths: [Int]) -> Int {
    zip(texts, widths).reduce(1) { max($0, lines(of: $1.0, across: $1.1)) }
  }

  /// How many lines a text takes in a width.
  static func lines(of text: String, across width: Int) -> Int {
    let isOneLine = !text.utf8.contains(0x0A)
    // No text of so few bytes is wider.
    if isOneLine, text.utf8.count < width { return 1 }
    // Words that do not fit leave the end of a line empty, and so does a Chinese character before a full stop.
    let usable = max(4, text.utf8.contains(0x20) ? (width - 1) * 9 / 10 : width - 2)
    func lines(_ columns: Int) -> Int { max(1, (columns + usable - 1) / usable) }
    if isOneLine {
      let columns = DisplayWidth.columns(of: text)
      return columns < width ? 1 : lines(columns)
    }
    return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) {
      $0 + lines(DisplayWidth.columns(of: $1))
    }
  }

  private static func widestLine(of text: String) -> Int {
    text.utf8.contains(0x0A)
      ? text.split(separator: "\n").map(DisplayWidth.columns).max() ?? 0 : DisplayWidth.columns(of: text)
  }
}
