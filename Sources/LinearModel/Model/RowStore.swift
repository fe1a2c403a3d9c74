/// The rows of a growing model, merged as they come, in three flat arrays.
struct RowStore: Sendable {
  /// Row *i* has the entries `starts[i] ..< starts[i + 1]`.
  private(set) var starts = [0]
  private(set) var columns: [Int32] = []
  private(set) var values: [Double] = []
  /// Where each column was last entered. A stale position is told by its lying before the row or naming another
  /// column, so nothing is cleared between rows.
  private var lastEntry: [Int] = []

  mutating func append(_ terms: [LinearTerm], columnCount: Int) {
    if lastEntry.count < columnCount {
      lastEntry.append(contentsOf: repeatElement(-1, count: columnCount - lastEntry.count))
    }
    let start = values.count
    for term in terms {
      let column = term.variable.index
      precondition(column < columnCount, "the variable belongs to another model")
      let position = lastEntry[column]
      if position >= start {
        values[position] += term.coefficient
      } else {
        lastEntry[column] = values.count
        columns.append(Int32(column))
        values.append(term.coefficient)
      }
    }
    dropZeros(from: start)
    starts.append(values.count)
  }

  func terms(of row: Int) -> [LinearTerm] {
    (starts[row]..<starts[row + 1]).map { LinearTerm(values[$0], Variable(index: Int(columns[$0]))) }
  }

  /// Moves the entries of the newest row together over its zeros.
  private mutating func dropZeros(from start: Int) {
    guard values[start...].contains(0) else { return }
    var kept = start
    for position in start..<values.count where values[position] != 0 {
      values[kept] = values[position]
      columns[kept] = columns[position]
      kept += 1
    }
    for position in kept..<columns.count { lastEntry[Int(columns[position])] = -1 }
    values.removeLast(values.count - kept)
    columns.removeLast(columns.count - kept)
  }
}
