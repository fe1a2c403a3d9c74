internal import Relocation

/// Rows → scores in thousandths, each rounded half away from zero, by column.
enum ScoresReader {
  static func read(_ sheet: inout SheetReader, references: inout References) -> [String: [Instance.ScoreKey: Int]] {
    var scores: [String: [Instance.ScoreKey: Int]] = [:]
    for column in sheet.headings.extras { scores[column.heading] = [:] }
    var rows: [Instance.ScoreKey: Int] = [:]
    let (who, to) = (sheet.column("household"), sheet.column("site"))
    for row in sheet.rows {
      let household = household(row, who, &sheet, references)
      let site = references.site(sheet.requiredText(row, to), &sheet, row, to)
      let values = values(row, &sheet)
      guard let household, let site else { continue }
      let key = Instance.ScoreKey(household: household, site: site)
      if let first = rows[key] {
        sheet.fault(.duplicate("\(household) \(site)", firstRow: first), row: row, column: who)
        continue
      }
      rows[key] = row + 1
      for (name, value) in values { scores[name]?[key] = value }
    }
    return scores
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
