internal import Relocation

/// Which sign stands between the cells of a file.
enum SeparatorChoice {
  /// Commas, unless the headings are found only between tabs or semicolons.
  static func separator(of text: [UInt8], kind: Instance.Table) -> UInt8 {
    let start = Array(text.prefix(65_536))
    var best: (separator: UInt8, score: (required: Int, known: Int)) = (0x2C, (0, 0))
    for separator: UInt8 in [0x2C, 0x09, 0x3B] {
      let table = CSVParser.parse(start, separator: separator, maximumRows: HeadingRow.searchedRows).table
      let score =
        (0..<table.rowCount).map { HeadingRow.score(table, row: $0, kind: kind) }.max { $0 < $1 } ?? (0, 0)
      if score > best.score { best = (separator, score) }
    }
    return best.separator
  }
}
