internal import Relocation

/// Rows → distances in tenths of a kilometre, rounded half up.
enum DistancesReader {
  struct Result {
    var distances: [Instance.Leg: Int] = [:]
    var rows: [Instance.Leg: RowOrigin] = [:]
  }

  static func read(
    _ sheet: inout SheetReader, references: inout References, hints: inout FaultList, into result: inout Result
  ) {
    result.distances.reserveCapacity(result.distances.count + sheet.rows.count)
    let (from, to, length) = (sheet.column("settlement"), sheet.column("site"), sheet.column("km"))
    for row in sheet.rows {
      let settlement = references.settlement(sheet.requiredText(row, from), &sheet, row, from)
      let site = references.site(sheet.requiredText(row, to), &sheet, row, to)
      let tenths =
        sheet.requiredText(row, length) == nil
        ? nil : sheet.decimal(row, length, places: 1, in: 0...1_000_000)
      guard let settlement, let site else { continue }
      let leg = Instance.Leg(settlement: settlement, site: site)
      if let first = result.rows[leg] {
        sheet.duplicate("\(settlement) \(site)", first: first, row: row, column: from)
        continue
      }
      result.rows[leg] = sheet.origin(row)
      result.distances[leg] = tenths
      if references.isUnlisted(settlement) {
        hints.add(.unlistedSettlement(settlement.rawValue), row: sheet.table.number(of: row), column: from)
      }
    }
  }
}

extension References {
  /// Whether no table but this one knows the settlement.
  func isUnlisted(_ settlement: SettlementID) -> Bool {
    settlements == nil && households != nil && !settlementsOfHouseholds.contains(settlement)
  }
}
