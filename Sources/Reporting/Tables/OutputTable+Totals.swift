import Relocation

extension OutputTable {
  /// The same table with a last row: the word for it in the first column, sums in these columns.
  ///
  /// A column in which some row has no whole number, or whose sum is beyond the range of `Int`, gets none: half a sum
  /// would be read as a whole one.
  func summed(in columns: some Sequence<Int>, _ language: Language) -> OutputTable {
    var result = self
    var totals = [Cell](repeating: .empty, count: headings.count)
    for column in columns {
      totals[column] = sum(ofColumn: column).map { .columnSum($0) } ?? .empty
    }
    totals[0] = .text(Self.totalTitle[language])
    result.totals = totals
    return result
  }

  static let totalTitle = Bilingual(zh: "合计", en: "Total")

  private func sum(ofColumn column: Int) -> Int? {
    var sum = 0
    for row in rows {
      guard let number = row[column].wholeNumber else { return nil }
      let (next, overflow) = sum.addingReportingOverflow(number)
      if overflow { return nil }
      sum = next
    }
    return sum
  }
}
