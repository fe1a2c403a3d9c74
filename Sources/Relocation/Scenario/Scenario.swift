/// What is asked of a plan: rules, limits, what is to be small, and what is changed in the instance first.
public struct Scenario: Hashable, Sendable {
  /// What the user calls it.
  public var name: String
  /// Which rules hold.
  public var rules: Rules
  /// Quotas of its own, in the order of the file.
  public var limits: [Limit]
  /// Solved in order; each never worsens an earlier one.
  public var objectives: [ObjectiveLevel]
  /// What is changed in the instance first.
  public var changes: InstanceChanges

  /// Makes a scenario.
  public init(
    name: String, rules: Rules = Rules(), limits: [Limit] = [], objectives: [ObjectiveLevel],
    changes: InstanceChanges = InstanceChanges()
  ) {
    self.name = name
    self.rules = rules
    self.limits = limits
    self.objectives = objectives
    self.changes = changes
  }

  /// The built-in scenario: place as many as possible, those in danger first; then wishes, distances and few splits.
  public static let standard = Scenario(
    name: "基准方案",
    objectives: [
      ObjectiveLevel([.init(.unplaced, weight: 1)]),
      ObjectiveLevel([
        .init(.wishes, weight: 30), .init(.distance, weight: 1), .init(.split, weight: 3000),
      ]),
    ])
}
