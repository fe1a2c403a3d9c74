internal import Relocation

/// What the cells of one table may refer to in another. A part is `nil` where its table is missing or cannot be read;
/// then cells are taken as they stand, so that one broken table does not make faults of all the others' rows.
struct References {
  var sites: ReferenceResolver?
  var settlements: ReferenceResolver?
  var households: Set<String>?
  /// The settlements in which households live.
  var settlementsOfHouseholds: Set<SettlementID> = []

  /// The site of a cell; `nil` where it is empty or after a fault. A site that is not known is a fault unless allowed, and
  /// then stays as the cell has it.
  mutating func site(
    _ text: String?, allowUnknown: Bool = false, _ sheet: inout SheetReader, _ row: Int, _ column: DataFault.Column?
  ) -> SiteID? {
    guard let text else { return nil }
    guard let resolution = sites?.resolve(text) else { return SiteID(text) }
    if case .unknown = resolution, allowUnknown { return SiteID(text) }
    let near = resolution == .unknown ? sites?.nearest(to: text) : nil
    return Self.id(resolution, text, .sites, near: near, &sheet, row, column).map { SiteID($0) }
  }

  /// The settlement of a cell, in the same way; without a settlements table the cell itself.
  mutating func settlement(
    _ text: String?, _ sheet: inout SheetReader, _ row: Int, _ column: DataFault.Column?
  ) -> SettlementID? {
    guard let text else { return nil }
    guard let resolution = settlements?.resolve(text) else { return SettlementID(text) }
    let near = resolution == .unknown ? settlements?.nearest(to: text) : nil
    return Self.id(resolution, text, .settlements, near: near, &sheet, row, column).map { SettlementID($0) }
  }

  private static func id(
    _ resolution: ReferenceResolver.Resolution, _ text: String, _ table: Instance.Table, near: String?,
    _ sheet: inout SheetReader, _ row: Int, _ column: DataFault.Column?
  ) -> String? {
    switch resolution {
    case .found(let id): return id
    case .ambiguous(let candidates):
      sheet.fault(.ambiguousReference(text, table: table, candidates: candidates), row: row, column: column)
    case .unknown:
      sheet.fault(.unknownReference(text, table: table, near: near), row: row, column: column)
    }
    return nil
  }
}
