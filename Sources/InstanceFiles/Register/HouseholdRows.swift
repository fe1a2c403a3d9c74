/// The table of households that is made from a register of persons: its cells are those of the register, and derived counts
/// stand in columns after them.
struct HouseholdRows {
  private(set) var table: RawTable
  private let source: RawTable
  private let width: Int
  private var derived = 0

  init(copying source: RawTable, headings: HeadingRow) {
    self.source = source
    width = source.cellCount(row: headings.row)
    table = RawTable()
    table.bytes = source.bytes
    for column in 0..<width { append(source.cell(row: headings.row, column: column)) }
    table.endRow(number: source.number(of: headings.row))
  }

  private mutating func append(_ cell: RawTable.Cell) { table.cells.append(cell) }

  /// The next column for a derived count, named after the column that it is derived from.
  mutating func place(_ key: String, _ source: DataFault.Column?) -> DataFault.Column {
    derived += 1
    return DataFault.Column(
      name: source?.name ?? "", heading: source?.heading ?? "", key: key, index: width + derived - 1)
  }

  /// Adds a household.
  ///
  /// - Parameters:
  ///   - row: The head's.
  ///   - cells: The row from which each column's text is taken.
  ///   - counts: Of the derived columns, in the order of their places.
  mutating func add(row: Int, cells: [Int: Int], counts: [Int]) {
    for column in 0..<width {
      append(cells[column].map { source.cell(row: $0, column: column) } ?? RawTable.Cell(lower: 0, upper: 0))
    }
    for count in counts { table.append(cell: String(count).utf8) }
    table.endRow(number: source.number(of: row))
  }
}
