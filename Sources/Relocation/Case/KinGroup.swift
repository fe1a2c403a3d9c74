/// The households that the register puts in one kin group.
public struct KinGroup: Hashable, Sendable {
  /// The text of the column `kin`.
  public let name: String
  /// Positions of the households, ascending.
  public let members: [Int]

  static func all(in instance: Instance) -> [KinGroup] {
    var members: [String: [Int]] = [:]
    for (position, household) in instance.households.enumerated() {
      guard let kin = ColumnText.nonempty(household.kin) else { continue }
      members[kin, default: []].append(position)
    }
    return members.map { KinGroup(name: $0.key, members: $0.value) }
      .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}
