/// Comma-separated values as RFC 4180 has them: lines end with CR LF, cells with commas, quotes or line ends are quoted.
enum CSVText {
  /// Heading and rows as text, formulas in text cells made harmless.
  static func text(of table: OutputTable) -> String {
    var text = line(table.headings.map { Cell.text($0) })
    for row in table.rows { text += line(row) }
    if let totals = table.totals { text += line(totals) }
    return text
  }

  private static func line(_ cells: [Cell]) -> String {
    cells.map(field).joined(separator: ",") + "\r\n"
  }

  private static func field(_ cell: Cell) -> String {
    guard cell.isText else { return cell.text }
    let text = FormulaGuard.guarded(cell.text)
    let isPlain = !text.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\r" || $0 == "\n" }
    if isPlain { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// Reads rows of cells, the heading among them; `nil` where a quote is not closed or stands inside a plain cell.
  static func rows(of text: some StringProtocol) -> [[String]]? {
    var reader = CSVReader(text.unicodeScalars)
    return reader.rows()
  }
}

/// Splits text into rows of cells.
private struct CSVReader<Scalars: Sequence<Unicode.Scalar>> {
  private var rest: Scalars.Iterator
  private var next: Unicode.Scalar?

  init(_ scalars: Scalars) {
    rest = scalars.makeIterator()
    next = rest.next()
  }

  mutating func rows() -> [[String]]? {
    var rows: [[String]] = []
    while next != nil {
      guard let row = row() else { return nil }
      rows.append(row)
    }
    return rows
  }

  private mutating func row() -> [String]? {
    var cells: [String] = []
    while true {
      guard let cell = next == "\"" ? quotedCell() : plainCell() else { return nil }
      cells.append(FormulaGuard.unguarded(cell))
      switch next {
      case ",": next = rest.next()
      case "\r", "\n", nil:
        if next == "\r" { next = rest.next() }
        if next == "\n" { next = rest.next() }
        return cells
      default: return nil
      }
    }
  }

  private mutating func plainCell() -> String? {
    var cell = String.UnicodeScalarView()
    while let scalar = next, scalar != ",", scalar != "\r", scalar != "\n" {
      if scalar == "\"" { return nil }
      cell.append(scalar)
      next = rest.next()
    }
    return String(cell)
  }

  private mutating func quotedCell() -> String? {
    var cell = String.UnicodeScalarView()
    next = rest.next()
    while let scalar = next {
      next = rest.next()
      if scalar == "\"" {
        guard next == "\"" else { return String(cell) }
        next = rest.next()
      }
      cell.append(scalar)
    }
    return nil
  }
}
