/// A number of households and of the people in them.
public struct HeadCount: Hashable, Sendable {
  /// Households.
  public private(set) var households = 0
  /// Their people.
  public private(set) var people = 0

  /// Nobody.
  public init() {}

  /// Counts some households.
  public init(_ households: some Sequence<Household>) {
    for household in households { count(household) }
  }

  /// Counts one household more.
  mutating func count(_ household: Household) {
    households += 1
    people = ExactSum.of([people, household.people]).value
  }
}
