extension SheetContent {
  /// Gives the text of cells that reach over several rows to each of these rows: a hamlet's name that stands once beside all
  /// of its households counts for each of them.
  ///
  /// - Returns: numbers of the rows that took a text so.
  mutating func spreadMergedCells() throws(UnreadableWorkbook) -> [Int] {
    guard !merges.isEmpty else { return [] }
    let starts = merges.sorted { ($0.first.row, $0.first.column) < ($1.first.row, $1.first.column) }
    var spread = RawTable()
    swap(&spread.bytes, &table.bytes)
    spread.cells.reserveCapacity(table.cells.count)
    var filled: [Int] = []
    var next = starts.startIndex
    /// The row where each column's text ends, and the text.
    var open: [Int: (last: Int, cell: RawTable.Cell)] = [:]
    for row in 0..<table.rowCount {
      let number = table.number(of: row)
      var cells = Array(table.cells[table.rowStarts[row]..<table.rowStarts[row + 1]])
      open = open.filter { $0.value.last >= number }
      for (column, text) in open {
        if cells.count <= column {
          cells += [RawTable.Cell](repeating: .init(lower: 0, upper: 0), count: column + 1 - cells.count)
        }
        if cells[column].lower == cells[column].upper { cells[column] = text.cell }
      }
      if !open.isEmpty { filled.append(number) }
      while next < starts.endIndex, starts[next].first.row <= number {
        let merge = starts[next]
        next += 1
        guard merge.first.row == number, merge.first.column < cells.count else { continue }
        let cell = cells[merge.first.column]
        if cell.lower < cell.upper { open[merge.first.column] = (merge.last.row, cell) }
      }
      spread.cells += cells
      spread.endRow(number: number)
      guard spread.cells.count <= WorkbookLimits.cells else { throw UnreadableWorkbook(.tooManyCells) }
    }
    table = spread
    return filled
  }
}
