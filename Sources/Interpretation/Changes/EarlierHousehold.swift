public import Relocation

/// A household as an earlier plan's assignments have it.
public struct EarlierHousehold: Hashable, Sendable {
  /// Persons then.
  public var people: Int
  /// Where it lived then.
  public var settlement: SettlementID

  /// Makes one.
  public init(people: Int, settlement: SettlementID) {
    self.people = people
    self.settlement = settlement
  }
}
