/// A table for people: headings and rows in one language.
public struct OutputTable: Hashable, Sendable {
  /// One for each column.
  public var headings: [String]
  /// Each as long as ``headings``.
  public var rows: [[Cell]]

  /// Makes a table.
  public init(headings: [String], rows: [[Cell]]) {
    self.headings = headings
    self.rows = rows
  }
}
