/// Optional tables and columns that are not there, and what that switches off.
struct MissingDataFinder: OddityFinder {
  func find(in survey: OdditySurvey) -> [Oddity] {
    let instance = survey.instance
    let absent = OptionalData.tables.filter { !instance.hasTable($0.table) }
    return absent.map(tableOddity)
      + OptionalData.columns.filter { isMissed($0, in: instance) }.map(columnOddity)
  }

  /// A column of a missing table is told with the table.
  private func isMissed(_ entry: OptionalData.Column, in instance: Instance) -> Bool {
    guard instance.hasTable(entry.table), !instance.has(entry.column, in: entry.table) else { return false }
    return switch (entry.table, entry.column) {
    case (.households, "hazard"): !instance.has("hazard", in: .settlements)
    case (.settlements, "hazard"): false
    case (.households, "accepts_cross_region"): instance.sites.contains { $0.region == .crossRegion }
    // One half of the coordinates is told for both.
    case (_, "latitude"): instance.has("longitude", in: entry.table)
    default: true
    }
  }

  private func tableOddity(_ entry: OptionalData.Table) -> Oddity {
    Oddity(
      .missingTable, [.table(entry.table)],
      sentence: Bilingual(
        zh: "没有表 \(entry.table.rawValue)：\(entry.effect.zh)。",
        en: "There is no table \(entry.table.rawValue): \(entry.effect.en)."))
  }

  private func columnOddity(_ entry: OptionalData.Column) -> Oddity {
    Oddity(
      .missingColumn, [.column(entry.column, table: entry.table)], column: entry.column,
      sentence: Bilingual(
        zh: "表 \(entry.table.rawValue) 没有列 \(entry.column)：\(entry.effect.zh)。",
        en: "Table \(entry.table.rawValue) has no column \(entry.column): \(entry.effect.en)."))
  }
}

extension Instance {
  /// Whether the instance has a table at all.
  func hasTable(_ table: Table) -> Bool { !(columns[table] ?? []).isEmpty }
}
