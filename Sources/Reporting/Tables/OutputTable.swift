/// A table for people: headings and rows in one language.
public struct OutputTable: Hashable, Sendable {
  /// One for each column.
  public var headings: [String]
  /// Each as long as ``headings``.
  public var rows: [[Cell]]
  /// A last row of sums, as long as ``headings``; `nil` where there is none.
  public var totals: [Cell]?

  /// Makes a table.
  public init(headings: [String], rows: [[Cell]], totals: [Cell]? = nil) {
    self.headings = headings
    self.rows = rows
    self.totals = totals
  }

  /// The same table without one column; no cell may be a sum or share of others in its row.
  func without(column: Int) -> OutputTable {
    var result = self
    result.headings.remove(at: column)
    for row in rows.indices { result.rows[row].remove(at: column) }
    result.totals?.remove(at: column)
    return result
  }
}
