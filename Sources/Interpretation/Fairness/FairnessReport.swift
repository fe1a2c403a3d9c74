public import Relocation

/// How a plan treats the groups of the register, in plain numbers.
///
///     let report = FairnessReport(of: reading)          // every group, for internal sheets
///     for table in report.tables {
///       print(table.dimension.title[language])
///       for group in table.groups {
///         print(group.title(in: table.dimension)[language], group.households, group.people)
///         // shares: group.placedPeople of group.people, group.firstWishPeople of group.wishingPeople
///         // mean distance: group.meanDistanceTenths
///       }
///       let worst = table.worst(by: .firstWish)         // a position in table.groups, or nil where all fare alike
///     }
///     let shown = report.publicView                     // for whatever leaves the office: notice, public page
///
/// A dimension that the tables do not have (no column `ethnicity`, say) has no table. The complete report is for
/// internal use; ``FairnessGroup/isPublic`` marks the groups that may be named in public. On public sheets use nothing
/// but ``publicView``: leaving the small groups out of a table is not enough, for what is missing to the total is theirs.
public struct FairnessReport: Hashable, Sendable {
  /// Households that a group must have to be named in public.
  public static let publicThreshold = 10

  /// Everybody.
  public let all: FairnessGroup
  /// One for each dimension that the tables know, in their order.
  public let tables: [FairnessTable]

  /// Counts a plan. O(households · log households).
  public init(of reading: PlanReading) {
    let planningCase = reading.planningCase
    var all = FairnessGroup(key: nil)
    for household in planningCase.instance.households.indices { all.count(household, reading) }
    self.all = all
    tables = FairnessDimension.allCases.filter { $0.isKnown(in: planningCase.instance) }
      .map { Self.table($0, reading) }
  }

  init(all: FairnessGroup, tables: [FairnessTable]) {
    self.all = all
    self.tables = tables
  }

  /// The table of a dimension; `nil` where the tables of the instance do not know it.
  public func table(_ dimension: FairnessDimension) -> FairnessTable? { tables.first { $0.dimension == dimension } }

  private static func table(_ dimension: FairnessDimension, _ reading: PlanReading) -> FairnessTable {
    let planningCase = reading.planningCase
    var groups: [String?: FairnessGroup] = [:]
    for household in planningCase.instance.households.indices {
      let key = dimension.key(ofHousehold: household, in: planningCase)
      var group = groups[key] ?? FairnessGroup(key: key)
      if dimension == .settlement, group.households == 0 {
        let settlement = planningCase.settlement(ofHousehold: household)
        group.label = settlement.name.flatMap { $0.isEmpty ? nil : $0 }
        group.township = settlement.township.flatMap { $0.isEmpty ? nil : $0 }
      }
      group.count(household, reading)
      groups[key] = group
    }
    return FairnessTable(
      dimension: dimension, groups: groups.values.sorted { dimension.precedes($0.key, $1.key) })
  }
}

extension FairnessReport: Encodable {
  private enum Key: String, CodingKey { case publicThresholdHouseholds, all, tables }

  /// The threshold, everybody, and the tables.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(Self.publicThreshold, forKey: .publicThresholdHouseholds)
    try container.encode(all, forKey: .all)
    try container.encode(tables, forKey: .tables)
  }
}
