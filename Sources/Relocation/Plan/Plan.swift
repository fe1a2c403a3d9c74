/// Who goes where. Households that are not in it are left without a site.
public struct Plan: Hashable, Sendable {
  /// Where each placed household goes.
  public var assignments: [HouseholdID: Assignment]

  /// Makes a plan of assignments; none places nobody.
  public init(_ assignments: [HouseholdID: Assignment] = [:]) {
    self.assignments = assignments
  }

  /// Where a household goes, or `nil` where it is left out.
  public subscript(household: HouseholdID) -> Assignment? {
    get { assignments[household] }
    set { assignments[household] = newValue }
  }
}
