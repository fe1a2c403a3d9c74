import Interpretation
public import Relocation

/// `assignments.csv`: one row for each household, those left without a site too.
public enum AssignmentTable {
  /// The headings, in order.
  public static let headings = ["household", "people", "settlement", "site", "dwelling", "wish_rank", "km", "reason"]

  /// The table of a plan, by household id.
  ///
  /// `wish_rank` is 1, 2 or 3, `none` for a site that is no wish, and empty where no wish was stated or there is no site;
  /// `km` is empty where the distance is not known; `reason` is a ``ReasonCode``.
  public static func table(of reading: PlanReading) -> OutputTable {
    let reasons = PlacementReasons(reading)
    let households = reading.planningCase.instance.households
    return OutputTable(
      headings: headings, rows: households.indices.map { row(of: $0, reading, reasons.code(forHousehold: $0)) })
  }

  private static func row(of position: Int, _ reading: PlanReading, _ reason: ReasonCode) -> [Cell] {
    let household = reading.planningCase.instance.households[position]
    let site = reading.sites[position]
    let distance = site.flatMap { reading.planningCase.distanceTenths(household: position, site: $0) }
    return [
      .text(household.id.rawValue), .integer(household.people), .text(household.settlement.rawValue),
      .optional(site.map { reading.planningCase.instance.sites[$0].id.rawValue }),
      .optional(site == nil ? nil : reading.assignments[position]?.dwelling?.rawValue),
      wishRank(of: household, at: site.map { reading.planningCase.instance.sites[$0].id }),
      distance.map { .tenths($0) } ?? .empty, .text(reason.rawValue),
    ]
  }

  private static func wishRank(of household: Household, at site: SiteID?) -> Cell {
    switch WishOutcome(of: household, at: site) {
    case .first: .integer(1)
    case .second: .integer(2)
    case .third: .integer(3)
    case .none: .text("none")
    case .unstated, .unplaced: .empty
    }
  }

  /// Reads the plan out of the bytes of an `assignments.csv`; columns may stand in any order, and others are ignored.
  ///
  /// - Throws: ``PlanFolderFault`` with the row that is wrong.
  public static func plan(from bytes: [UInt8], path: String) throws(PlanFolderFault) -> Plan {
    let content = bytes.starts(with: OutputEncoding.byteOrderMark) ? bytes[3...] : bytes[...]
    guard let text = String(validating: content, as: UTF8.self), let rows = CSVText.rows(of: text),
      let heading = rows.first
    else { throw PlanFolderFault(path: path, kind: .notATable) }
    guard let household = heading.firstIndex(of: "household"), let site = heading.firstIndex(of: "site"),
      let dwelling = heading.firstIndex(of: "dwelling")
    else { throw PlanFolderFault(path: path, kind: .missingColumns(["household", "site", "dwelling"])) }
    var plan = Plan()
    var seen: Set<String> = []
    for (index, row) in rows.enumerated().dropFirst() {
      guard row.count == heading.count else { throw PlanFolderFault(path: path, kind: .wrongCellCount(row: index + 1)) }
      guard seen.insert(row[household]).inserted else {
        throw PlanFolderFault(path: path, kind: .repeatedHousehold(row: index + 1, row[household]))
      }
      if row[site].isEmpty { continue }
      plan[HouseholdID(row[household])] = Assignment(
        site: SiteID(row[site]), dwelling: row[dwelling].isEmpty ? nil : DwellingTypeID(row[dwelling]))
    }
    return plan
  }
}
