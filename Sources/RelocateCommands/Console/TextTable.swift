import Relocation

/// A table of text with aligned columns, as wide as its cells ask for.
struct TextTable {
  /// On which side of a column the filling goes.
  enum Alignment {
    case left, right
  }

  private let alignments: [Alignment]
  private var rows: [[String]] = []

  init(_ alignments: [Alignment]) {
    self.alignments = alignments
  }

  /// Adds a row; missing cells are empty.
  mutating func append(_ cells: [String]) {
    rows.append(Array((cells + Array(repeating: "", count: alignments.count)).prefix(alignments.count)))
  }

  /// The rows as lines, indented by two and two spaces between columns; a last column that is too long for the limit
  /// goes on under itself.
  func lines(indent: Int = 2, limit: Int = 80) -> [String] {
    let widths = alignments.indices.map { column in rows.map { DisplayWidth.columns(of: $0[column]) }.max() ?? 0 }
    let start = indent + widths.dropLast().reduce(0) { $0 + $1 + 2 }
    return rows.flatMap { row -> [String] in
      let cells = row.indices.dropLast().map { column in
        DisplayWidth.pad(row[column], to: widths[column], right: alignments[column] == .right) + "  "
      }
      let isRight = alignments.last == .right
      let end = DisplayWidth.pad(row.last ?? "", to: isRight ? widths.last ?? 0 : 0, right: isRight)
      let last = DisplayWidth.wrap(end, to: max(20, limit - start))
      let first = String(repeating: " ", count: indent) + cells.joined() + (last.first ?? "")
      return [trimmed(first)] + last.dropFirst().map { String(repeating: " ", count: start) + $0 }
    }
  }

  private func trimmed(_ line: String) -> String { String(line.reversed().drop { $0 == " " }.reversed()) }
}
