import Relocation

/// A table of a page: a caption, headings, rows, and where it is too wide, a way to scroll it by keyboard.
struct PageTable: Sendable {
  /// One column.
  struct Column: Sendable {
    var title: Markup
    var isNumber = false

    static func words(_ title: Markup) -> Column { Column(title: title) }
    static func number(_ title: Markup) -> Column { Column(title: title, isNumber: true) }
  }

  /// One row; a row of sums is set off.
  struct Row: Sendable {
    var cells: [Markup]
    var isTotal = false
  }

  let caption: String
  let columns: [Column]
  var rows: [Row] = []
  /// A name for the style sheet.
  var style: String?

  init(_ caption: String, _ columns: [Column], style: String? = nil) {
    self.caption = caption
    self.columns = columns
    self.style = style
  }

  mutating func append(_ cells: [Markup], isTotal: Bool = false) {
    rows.append(Row(cells: cells, isTotal: isTotal))
  }

  /// The table; the first cell of each row names the row.
  var markup: Markup {
    let head = Markup(
      columns.map { .element("th", ["scope": "col", "class": $0.isNumber ? "number" : nil], $0.title) })
    let table: Markup = .element(
      "table", ["class": style],
      [
        .element("caption", .text(caption)), .element("thead", .element("tr", head)),
        .element("tbody", Markup(rows.map(markup))),
      ])
    return .element("div", ["class": "scroll", "role": "region", "tabindex": "0", "aria-label": caption], table)
  }

  private func markup(_ row: Row) -> Markup {
    let cells = zip(columns, row.cells).enumerated().map { position, pair -> Markup in
      position == 0
        ? .element("th", ["scope": "row"], pair.1)
        : .element("td", ["class": pair.0.isNumber ? "number" : nil], pair.1)
    }
    return .element("tr", ["class": row.isTotal ? "total" : nil], Markup(cells))
  }
}
