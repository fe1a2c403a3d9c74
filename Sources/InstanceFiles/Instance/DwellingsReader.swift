internal import Relocation

/// Rows → stocks of dwellings.
enum DwellingsReader {
  struct Key: Hashable {
    var site: SiteID
    var type: String
  }

  struct Result {
    var dwellings: [Dwelling] = []
    var rows: [Key: RowOrigin] = [:]
  }

  static func read(_ sheet: inout SheetReader, references: inout References, into result: inout Result) {
    let (siteColumn, typeColumn) = (sheet.column("site"), sheet.column("type"))
    for row in sheet.rows {
      let site = references.site(sheet.requiredText(row, siteColumn), &sheet, row, siteColumn)
      let type = sheet.id(row, typeColumn)
      let dwelling = dwelling(site ?? "", type ?? "", row, &sheet)
      guard let site, let type else { continue }
      if let first = result.rows[Key(site: site, type: type)] {
        sheet.duplicate("\(site) \(type)", first: first, row: row, column: typeColumn)
        continue
      }
      result.rows[Key(site: site, type: type)] = sheet.origin(row)
      result.dwellings.append(dwelling)
    }
  }

  private static func dwelling(
    _ site: SiteID, _ type: String, _ row: Int, _ sheet: inout SheetReader
  ) -> Dwelling {
    let column = sheet.column("min_people") ?? sheet.column("max_people")
    let minimum = sheet.count(row, sheet.column("min_people"))
    let maximum = sheet.count(row, sheet.column("max_people"))
    if let minimum, let maximum, minimum > maximum {
      sheet.fault(.minimumAboveMaximum(minimum, maximum), row: row, column: column)
    }
    let area = sheet.decimal(row, sheet.column("area"), places: 2, in: 0...1_000_000)
    return Dwelling(
      site: site, type: DwellingTypeID(type), areaHundredths: area, minPeople: minimum ?? 1, maxPeople: maximum,
      count: sheet.count(row, sheet.column("count")), costYuan: sheet.count(row, sheet.column("cost")),
      extra: sheet.extra(row))
  }
}
