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

  /// Those whose site differs, by id.
  public let moves: [Move]
  /// Households that are placed at the same site in both.
  public let sameSite: Int
  /// Households of both registers that neither plan places.
  public let unplacedInBoth: Int

  /// Households for which nothing differs.
  public var unchanged: Int { sameSite + unplacedInBoth }

  /// Compares the plans.
  ///
  /// - Parameter households: those that both plans are made for, each once; a plan alone does not tell whom it leaves out.
  /// - Complexity: O(households · log households).
  public init(from earlier: Plan, to later: Plan, households: some Sequence<HouseholdID>) {
    var moves: [Move] = []
    var same = 0
    for household in Set(earlier.assignments.keys).union(later.assignments.keys).sorted() {
      let before = earlier[household]?.site
      let after = later[household]?.site
      if before == after { same += 1 } else { moves.append(Move(household: household, from: before, to: after)) }
    }
    self.moves = moves
    sameSite = same
    unplacedInBoth = households.count { earlier[$0] == nil && later[$0] == nil }
  }
}
