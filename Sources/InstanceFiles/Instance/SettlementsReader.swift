internal import Relocation

/// Rows → settlements.
enum SettlementsReader {
  struct Result {
    var settlements: [Settlement] = []
    /// Where each id stands, faulty ones included.
    var rows: [String: RowOrigin] = [:]
    var names: [(id: String, name: String?)] = []
  }

  static func read(_ sheet: inout SheetReader, into result: inout Result) {
    for row in sheet.rows {
      guard let id = sheet.uniqueID(row, &result.rows) else {
        _ = settlement("", row, &sheet)
        continue
      }
      let settlement = settlement(id, row, &sheet)
      result.names.append((id, settlement.name))
      result.settlements.append(settlement)
    }
  }

  private static func settlement(_ id: String, _ row: Int, _ sheet: inout SheetReader) -> Settlement {
    let move = sheet.choice(row, sheet.column("move"), .moves).flatMap(Settlement.Move.init) ?? .individual
    return Settlement(
      id: SettlementID(id), name: sheet.text(row, sheet.column("name")),
      village: sheet.text(row, sheet.column("village")), township: sheet.text(row, sheet.column("township")),
      position: sheet.position(row), move: move,
      hazard: sheet.count(row, sheet.column("hazard"), in: HouseholdsReader.hazards), extra: sheet.extra(row))
  }
}
