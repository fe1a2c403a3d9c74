public import Relocation

/// Who moved between two plans of one register.
public struct PlanComparison: Hashable, Sendable {
  /// One household that is not where it was.
  public struct Move: Hashable, Sendable {
    /// Who.
    public var household: HouseholdID
    /// `nil` where it had no site.
    public var from: SiteID?
    /// `nil` where it has none now.
    public var to: SiteID?
  }

  /// Those whose site differs, by id; households placed in neither plan are not among them.
  public let moves: [Move]
  /// Households that are placed at the same site in both.
  public let sameSite: Int

  /// Compares the plans. O(households · log households).
  public init(from earlier: Plan, to later: Plan) {
    var moves: [Move] = []
    var same = 0
    for household in Set(earlier.assignments.keys).union(later.assignments.keys).sorted() {
      let before = earlier[household]?.site
      let after = later[household]?.site
      if before == after { same += 1 } else { moves.append(Move(household: household, from: before, to: after)) }
    }
    self.moves = moves
    sameSite = same
  }
}
