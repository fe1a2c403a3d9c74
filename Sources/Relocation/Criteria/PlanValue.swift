/// What a plan is worth: the value of every criterion of the scenario and of every level.
public struct PlanValue: Hashable, Sendable {
  /// One criterion's value.
  public struct Entry: Hashable, Sendable {
    /// The criterion.
    public let criterion: Criterion
    /// Its exact value, unweighted.
    public let value: Int
  }

  /// By level: the weighted sum of its criteria.
  public let levels: [Int]
  /// By level: its criteria in the scenario's order.
  public let entries: [[Entry]]
}
