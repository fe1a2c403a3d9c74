internal import Relocation

/// Rows → households.
struct HouseholdsReader {
  /// Persons in one household, and hazard levels: the bounds keep people × (1 + hazard) × tenths of a kilometre, summed
  /// over any county, within 64 bits.
  static let persons = 1...1_000_000
  static let members = 0...1_000_000
  static let hazards = 0...1_000_000

  private(set) var households: [Household] = []
  /// Where each id stands, faulty ones included.
  private(set) var rows: [String: RowOrigin] = [:]
  private(set) var settlements: Set<SettlementID> = []

  mutating func read(_ sheet: inout SheetReader, references: inout References) {
    let columns = Columns(sheet.headings.columns)
    households.reserveCapacity(households.count + sheet.rows.count)
    rows.reserveCapacity(rows.count + sheet.rows.count)
    for row in sheet.rows {
      let id = sheet.uniqueID(row, &rows)
      let household = household(HouseholdID(id ?? ""), row, columns, &sheet, &references)
      if id != nil { households.append(household) }
    }
  }

  private mutating func household(
    _ id: HouseholdID, _ row: Int, _ columns: Columns, _ sheet: inout SheetReader, _ references: inout References
  ) -> Household {
    var household = Household(
      id: id, settlement: home(row, columns.settlement, &sheet, &references),
      people: persons(row, columns.people, &sheet))
    household.head = sheet.text(row, columns.head)
    household.idNumber = sheet.id(row, columns.idNumber, required: false)
    household.category = sheet.choice(row, columns.category, .categories).flatMap(Household.Category.init)
    household.ethnicity = sheet.text(row, columns.ethnicity)
    household.hazard = sheet.count(row, columns.hazard, in: Self.hazards)
    household.kin = sheet.text(row, columns.kin)
    household.acceptsCrossRegion = sheet.flag(row, columns.accepts)
    household.extra = sheet.extra(row)
    readMembers(of: &household, row, columns, &sheet)
    readSites(of: &household, row, columns, &sheet, &references)
    return household
  }

  private mutating func home(
    _ row: Int, _ column: DataFault.Column?, _ sheet: inout SheetReader, _ references: inout References
  ) -> SettlementID {
    let text = sheet.requiredText(row, column)
    guard let home = references.settlement(text, &sheet, row, column) else { return SettlementID("") }
    settlements.insert(home)
    return home
  }

  private func persons(_ row: Int, _ column: DataFault.Column?, _ sheet: inout SheetReader) -> Int {
    guard sheet.requiredText(row, column) != nil else { return 1 }
    return sheet.count(row, column, in: Self.persons) ?? 1
  }

  private func readMembers(
    of household: inout Household, _ row: Int, _ columns: Columns, _ sheet: inout SheetReader
  ) {
    household.workers = sheet.count(row, columns.workers, in: Self.members) ?? 0
    household.preschool = sheet.count(row, columns.preschool, in: Self.members) ?? 0
    household.primary = sheet.count(row, columns.primary, in: Self.members) ?? 0
    household.middle = sheet.count(row, columns.middle, in: Self.members) ?? 0
    household.elderly = sheet.count(row, columns.elderly, in: Self.members) ?? 0
    household.disabled = sheet.count(row, columns.disabled, in: Self.members) ?? 0
  }

  private func readSites(
    of household: inout Household, _ row: Int, _ columns: Columns, _ sheet: inout SheetReader,
    _ references: inout References
  ) {
    let (pinned, barred) = (columns.pinned, columns.barred)
    for (index, column) in columns.wishes.enumerated() {
      household.wishes[index] = references.site(sheet.text(row, column), allowUnknown: true, &sheet, row, column)
    }
    household.pinnedSite = references.site(sheet.text(row, pinned), &sheet, row, pinned)
    guard let text = sheet.text(row, barred) else { return }
    for part in text.split(whereSeparator: { ";；、".contains($0) }) {
      let name = TextFolding.trimmed(String(part))
      guard !name.isEmpty, let site = references.site(name, &sheet, row, barred) else { continue }
      household.barredSites.insert(site)
    }
    if let pin = household.pinnedSite, household.barredSites.contains(pin) {
      sheet.fault(.pinnedAndBarred(pin.rawValue), row: row, column: pinned)
    }
  }

  /// The columns of one file or sheet.
  private struct Columns {
    let id, head, idNumber, people, settlement, category: DataFault.Column?
    let workers, preschool, primary, middle, elderly, disabled: DataFault.Column?
    let ethnicity, hazard, kin, accepts, pinned, barred: DataFault.Column?
    let wishes: [DataFault.Column?]

    init(_ columns: [String: DataFault.Column]) {
      id = columns["id"]
      head = columns["head"]
      idNumber = columns["id_number"]
      people = columns["people"]
      settlement = columns["settlement"]
      category = columns["category"]
      workers = columns["workers"]
      preschool = columns["preschool"]
      primary = columns["primary"]
      middle = columns["middle"]
      elderly = columns["elderly"]
      disabled = columns["disabled"]
      ethnicity = columns["ethnicity"]
      hazard = columns["hazard"]
      kin = columns["kin"]
      accepts = columns["accepts_cross_region"]
      pinned = columns["pinned_site"]
      barred = columns["barred_sites"]
      wishes = ["wish_1", "wish_2", "wish_3"].map { columns[$0] }
    }
  }
}
