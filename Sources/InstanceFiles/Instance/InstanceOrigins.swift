public import Relocation

/// Where the parts of an instance stand in its files, so that what is odd about them can be named by file, row and column.
public struct InstanceOrigins: Sendable {
  /// The files and sheets of each table.
  var tables: [Instance.Table: [TableOrigin]] = [:]
  var households: [String: RowOrigin] = [:]
  var settlements: [String: RowOrigin] = [:]
  var sites: [String: RowOrigin] = [:]

  /// The cell of a household in a column (English key or own heading), or its row where there is no such column.
  public func place(of household: HouseholdID, column: String? = nil) -> CellPlace? {
    place(households[household.rawValue], in: .households, column)
  }

  /// The cell of a settlement in the settlements table.
  public func place(of settlement: SettlementID, column: String? = nil) -> CellPlace? {
    place(settlements[settlement.rawValue], in: .settlements, column)
  }

  /// The cell of a site.
  public func place(of site: SiteID, column: String? = nil) -> CellPlace? {
    place(sites[site.rawValue], in: .sites, column)
  }

  /// A whole table, or a column of it; `nil` where the instance does not have the table.
  public func place(of table: Instance.Table, column: String? = nil) -> CellPlace? {
    guard let origins = tables[table] else { return nil }
    let having = column.flatMap { key in origins.first { $0.columns[key] != nil } }
    guard let origin = having ?? origins.first else { return nil }
    return CellPlace(file: origin.file, sheet: origin.sheet, column: column.flatMap { origin.columns[$0] })
  }

  private func place(_ row: RowOrigin?, in table: Instance.Table, _ column: String?) -> CellPlace? {
    guard let row, let origin = tables[table]?[row.source] else { return nil }
    return CellPlace(
      file: origin.file, sheet: origin.sheet, row: row.row, column: column.flatMap { origin.columns[$0] })
  }
}
