/// Households parted by what they take: those of one kind take the same of everything, and fit the same dwellings.
///
/// There are few kinds beside the households, so that what a kind costs at every site is worked out once.
struct HouseholdKinds: Sendable {
  /// By household: its kind.
  private(set) var ofHousehold: [Int] = []
  /// By kind: a household of it.
  private(set) var examples: [Int] = []

  /// - Parameter takes: what a household takes; equal for two of a kind.
  init(of count: Int, takes: (_ household: Int) -> [Int]) {
    var known: [[Int]: Int] = [:]
    ofHousehold.reserveCapacity(count)
    for household in 0..<count {
      let own = takes(household)
      if let kind = known[own] {
        ofHousehold.append(kind)
      } else {
        known[own] = examples.count
        ofHousehold.append(examples.count)
        examples.append(household)
      }
    }
  }
}
