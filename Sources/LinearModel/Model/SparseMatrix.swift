/// A matrix by columns, each entry once, zeros left out, rows ascending within a column.
public struct SparseMatrix: Sendable, Equatable {
  /// Number of rows.
  public let rowCount: Int
  /// Number of columns.
  public let columnCount: Int
  /// Column *j* has the entries `columnStarts[j] ..< columnStarts[j + 1]`; one more element than columns.
  public let columnStarts: [Int]
  /// The row of each entry, counted from 0.
  public let rowIndices: [Int32]
  /// The value of each entry.
  public let values: [Double]

  /// Number of entries.
  public var entryCount: Int { values.count }

  /// Turns rows into columns by counting; O(rows + columns + entries).
  ///
  /// The rows must be merged already: no column twice in a row, no zeros.
  init(columnCount: Int, rowStarts: [Int], columnIndices: [Int32], rowValues: [Double]) {
    rowCount = rowStarts.count - 1
    self.columnCount = columnCount
    var starts = [Int](repeating: 0, count: columnCount + 1)
    for column in columnIndices { starts[Int(column) + 1] += 1 }
    for column in 0..<columnCount { starts[column + 1] += starts[column] }
    var next = starts
    var indices = [Int32](repeating: 0, count: rowValues.count)
    var entries = [Double](repeating: 0, count: rowValues.count)
    for row in 0..<rowCount {
      for position in rowStarts[row]..<rowStarts[row + 1] {
        let column = Int(columnIndices[position])
        indices[next[column]] = Int32(row)
        entries[next[column]] = rowValues[position]
        next[column] += 1
      }
    }
    columnStarts = starts
    rowIndices = indices
    values = entries
  }
}
