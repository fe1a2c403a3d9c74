internal import Relocation

/// Rows → sites.
enum SitesReader {
  struct Result {
    var sites: [Site] = []
    /// Where each id stands, faulty ones included.
    var rows: [String: RowOrigin] = [:]
    var names: [(id: String, name: String?)] = []
  }

  static func read(_ sheet: inout SheetReader, into result: inout Result) {
    for row in sheet.rows {
      guard let id = sheet.uniqueID(row, &result.rows) else {
        _ = site("", row, &sheet)
        continue
      }
      let site = site(id, row, &sheet)
      result.names.append((id, site.name))
      result.sites.append(site)
    }
  }

  private static func site(_ id: String, _ row: Int, _ sheet: inout SheetReader) -> Site {
    func count(_ key: String, _ sheet: inout SheetReader) -> Int? { sheet.count(row, sheet.column(key)) }
    let region = sheet.choice(row, sheet.column("region"), .regions).flatMap(Site.Region.init) ?? .inCounty
    return Site(
      id: SiteID(id), name: sheet.text(row, sheet.column("name")), region: region,
      kind: sheet.text(row, sheet.column("kind")), position: sheet.position(row), people: count("people", &sheet),
      households: count("households", &sheet), preschool: count("preschool", &sheet),
      primary: count("primary", &sheet), middle: count("middle", &sheet), jobs: count("jobs", &sheet),
      minPeople: count("min_people", &sheet), opens: sheet.text(row, sheet.column("opens")),
      costPerPersonYuan: count("cost_per_person", &sheet), extra: sheet.extra(row))
  }
}

extension SheetReader {
  /// The id of a row; `nil` after a fault, and a fault where it stood in an earlier row.
  mutating func uniqueID(_ row: Int, _ rows: inout [String: RowOrigin]) -> String? {
    let column = column("id")
    guard let id = id(row, column) else { return nil }
    if let first = rows[id] {
      duplicate(id, first: first, row: row, column: column)
      return nil
    }
    rows[id] = origin(row)
    return id
  }
}
