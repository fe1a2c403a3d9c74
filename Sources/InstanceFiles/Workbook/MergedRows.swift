extension SheetContent {
  /// Gives the text of cells that reach over several rows to each of these rows: a hamlet's name that stands once beside all
  /// of its households counts for each of them.
  ///
  /// Rows that took a text so are among ``mergedRows`` then.
  mutating func spreadMergedCells(_ allowance: WorkbookAllowance, part: String) throws(UnreadableWorkbook) {
    guard !merges.isEmpty else { return }
    let starts = merges.sorted { ($0.first.row, $0.first.column) < ($1.first.row, $1.first.column) }
    var spread = RawTable()
    swap(&spread.bytes, &table.bytes)
    spread.cells.reserveCapacity(table.cells.count)
    var next = starts.startIndex
    /// The row where each column's text ends, and the text.
    var open: [Int: (last: Int, cell: RawTable.Cell)] = [:]
    for row in 0..<table.rowCount {
      let number = table.number(of: row)
      var cells = Array(table.cells[table.rowStarts[row]..<table.rowStarts[row + 1]])
      let own = cells.count
      var copied = 0
      open = open.filter { $0.value.last >= number }
      for (column, text) in open {
        if cells.count <= column {
          cells += [RawTable.Cell](repeating: .init(lower: 0, upper: 0), count: column + 1 - cells.count)
        }
        guard cells[column].lower == cells[column].upper else { continue }
        cells[column] = text.cell
        copied += Int(text.cell.upper - text.cell.lower)
      }
      if !open.isEmpty { mergedRows.append(number) }
      while next < starts.endIndex, starts[next].first.row <= number {
        let merge = starts[next]
        next += 1
        guard merge.first.row == number, merge.first.column < cells.count else { continue }
        let cell = cells[merge.first.column]
        if cell.lower < cell.upper { open[merge.first.column] = (merge.last.row, cell) }
      }
      spread.cells += cells
      spread.endRow(number: number)
      guard allowance.takeCells(cells.count - own) else { throw UnreadableWorkbook(.tooManyCells) }
      guard allowance.takeText(copied) else { throw UnreadableWorkbook(.inflatesTooFar(part: part)) }
    }
    table = spread
  }
}
