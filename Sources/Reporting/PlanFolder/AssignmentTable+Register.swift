public import Interpretation
public import Relocation

extension AssignmentTable {
  /// The households that the bytes of an `assignments.csv` have, those left out too, with people and settlement as they
  /// were then; empty where the columns are not there.
  public static func register(from bytes: [UInt8]) -> [HouseholdID: EarlierHousehold] {
    let content = bytes.starts(with: OutputEncoding.byteOrderMark) ? bytes[3...] : bytes[...]
    guard let text = String(validating: content, as: UTF8.self), let rows = CSVText.rows(of: text),
      let heading = rows.first, let household = heading.firstIndex(of: "household"),
      let people = heading.firstIndex(of: "people"), let settlement = heading.firstIndex(of: "settlement")
    else { return [:] }
    var register: [HouseholdID: EarlierHousehold] = [:]
    for row in rows.dropFirst() where row.count == heading.count {
      guard let count = Int(row[people]) else { continue }
      register[HouseholdID(row[household])] = EarlierHousehold(
        people: count, settlement: SettlementID(row[settlement]))
    }
    return register
  }
}

extension PlanFolder {
  /// What differs from the earlier plan that the folder's plan was made from, with reasons; `nil` where there was none.
  public func changes(of reading: PlanReading) -> ChangeList? {
    guard let earlierPath else { return nil }
    let bytes = (try? DiskOperations().read(earlierPath)) ?? []
    return ChangeList(of: reading, earlier: AssignmentTable.register(from: bytes))
  }
}
