public import Relocation

/// Where the parts of an instance stand in its files, so that what is odd about them can be named by row and column.
public struct InstanceOrigins: Sendable {
  /// The file of each table that was read.
  public internal(set) var files: [Instance.Table: String] = [:]
  var headings: [Instance.Table: [String: DataFault.Column]] = [:]
  var households: [String: Int] = [:]
  var settlements: [String: Int] = [:]
  var sites: [String: Int] = [:]

  /// The row of a household, from 1.
  public func row(of household: HouseholdID) -> Int? { households[household.rawValue] }
  /// The row of a settlement in the settlements table, from 1.
  public func row(of settlement: SettlementID) -> Int? { settlements[settlement.rawValue] }
  /// The row of a site, from 1.
  public func row(of site: SiteID) -> Int? { sites[site.rawValue] }
  /// The column of an English key, or of an own heading.
  public func column(_ key: String, in table: Instance.Table) -> DataFault.Column? { headings[table]?[key] }
}
