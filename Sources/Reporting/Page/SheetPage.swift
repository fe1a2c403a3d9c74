import Relocation

/// A sheet as one page of HTML that needs nothing else: to be read in a browser, or printed from it.
struct SheetPage {
  let sheet: Sheet
  let language: Language
  /// The plan's short hash.
  let mark: String
  /// The encoding that the page says it has.
  let charset: String

  var text: String {
    PrintedPage.text(
      title: sheet.title, language: language, charset: charset, style: Self.style, body: body)
  }

  private var body: Markup {
    let tables = sheet.tables.map(table)
    let signing = sheet.closing.map { Markup.element("p", ["class": "closing"], .text($0)) }
    let lines = sheet.lines.map { Markup.element("p", .text($0)) }
    let foot = Markup.element("footer", .text(SheetWriter.markText(mark)[language]))
    return .element("h1", .text(sheet.title)) + Markup(lines) + Markup(tables) + Markup(signing) + foot
  }

  private func table(_ table: OutputTable) -> Markup {
    let head = Markup(table.headings.map { .element("th", ["scope": "col"], .text($0)) })
    let rows = table.rows.map { Markup.element("tr", Markup($0.map(Self.cell))) }
    let totals = table.totals.map { Markup.element("tfoot", .element("tr", Markup($0.map(Self.cell)))) } ?? []
    return .element(
      "table", .element("thead", .element("tr", head)) + .element("tbody", Markup(rows)) + totals)
  }

  private static func cell(_ cell: Cell) -> Markup {
    switch cell {
    case .empty, .text: .element("td", .text(cell.text))
    case .remark(let text): .element("td", ["class": "remark"], .text(text))
    case .integer(let value), .columnSum(let value), .rowSum(let value, _):
      .element("td", ["class": "number"], .text(Figures.grouped(value)))
    case .tenths, .hundredths, .share: .element("td", ["class": "number"], .text(cell.text))
    }
  }

  private static let style = PrintedPage.style(
    """
    @page { size: A4 landscape; margin: 12mm; }
    body { margin: 1.5rem; }
    table { border-collapse: collapse; width: 100%; font-size: 0.8rem; }
    thead { display: table-header-group; }
    tfoot { display: table-row-group; font-weight: bold; }
    tr { break-inside: avoid; }
    th, td { border: 1px solid #778; padding: 0.2rem 0.4rem; text-align: left; overflow-wrap: anywhere; }
    th { background: #e7ecf2; }
    .number { text-align: right; white-space: nowrap; }
    .remark { color: #b00020; }
    """)
}
