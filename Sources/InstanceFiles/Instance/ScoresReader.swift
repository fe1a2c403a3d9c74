internal import Relocation

/// Rows → scores in thousandths, each rounded half away from zero, by column.
enum ScoresReader {
  struct Result {
    var scores: [String: [Instance.ScoreKey: Int]] = [:]
    var rows: [Instance.ScoreKey: RowOrigin] = [:]
  }

  static func read(_ sheet: inout SheetReader, references: inout References, into result: inout Result) {
    for column in sheet.headings.extras where result.scores[column.heading] == nil {
      result.scores[column.heading] = [:]
    }
    let (who, to) = (sheet.column("household"), sheet.column("site"))
    for row in sheet.rows {
      let household = household(row, who, &sheet, references)
      let site = references.site(sheet.requiredText(row, to), &sheet, row, to)
      let values = values(row, &sheet)
      guard let household, let site else { continue }
      let key = Instance.ScoreKey(household: household, site: site)
      if let first = result.rows[key] {
        sheet.duplicate("\(household) \(site)", first: first, row: row, column: who)
        continue
      }
      result.rows[key] = sheet.origin(row)
      for (name, value) in values { result.scores[name]?[key] = value }
    }
  }

  private static func household(
    _ row: Int, _ column: DataFault.Column?, _ sheet: inout SheetReader, _ references: References
  ) -> HouseholdID? {
    guard let id = sheet.id(row, column) else { return nil }
    if let known = references.households, !known.contains(id) {
      sheet.fault(.unknownReference(id, table: .households, near: nil), row: row, column: column)
      return nil
    }
    return HouseholdID(id)
  }

  private static func values(_ row: Int, _ sheet: inout SheetReader) -> [(String, Int)] {
    var values: [(String, Int)] = []
    let bounds = -ExactNumber.largest...ExactNumber.largest
    for column in sheet.headings.extras {
      if let value = sheet.decimal(row, column, places: 3, in: bounds) { values.append((column.heading, value)) }
    }
    return values
  }
}
