/// What one sheet of a workbook holds.
struct SheetContent {
  /// The cells; rows without any text are left out, the others know their numbers.
  var table = RawTable()
  /// Numbers of the rows that the sheet hides, from 1, where they hold anything.
  var hiddenRows: [Int] = []
  /// Cells with a formula whose result the file does not hold.
  var withoutResult: [CellReference] = []
  /// Cells that reach over several rows.
  var merges: [MergedCells] = []
  /// Numbers of the rows that have a text from such cells.
  var mergedRows: [Int] = []
}

/// Cells joined to one.
struct MergedCells: Hashable {
  var first: CellReference
  var last: CellReference

  /// Reads `A3:A7`.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    let parts = text.split(separator: 0x3A)
    guard let from = parts.first.flatMap({ CellReference($0) }), let to = parts.last.flatMap({ CellReference($0) }),
      parts.count <= 2, from.row <= to.row, from.column <= to.column
    else { return nil }
    first = from
    last = to
  }
}
