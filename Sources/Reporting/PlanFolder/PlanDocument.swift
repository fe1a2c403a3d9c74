/// What `plan.json` says: how far a plan is proven, what it is worth, and what it was made from.
///
/// Two runs with equal input, seed and program differ in ``timings`` alone.
public struct PlanDocument: Hashable, Sendable, Codable {
  /// What marks a folder as a plan folder of ours.
  public static let formatName = "relocate-plan"
  /// The version of this form that is written.
  public static let currentSchema = 1

  /// How far the plan is proven.
  public enum Status: String, Hashable, Sendable, Codable {
    /// Every level within the gap asked for.
    case proven
    /// It obeys every rule; not everything asked for is proven.
    case feasible
  }

  /// Always ``formatName``.
  public private(set) var format = Self.formatName
  /// How far the plan is proven.
  public var status: Status
  /// Why the run ended: `proven`, `timeLimit`, `interrupted`, `exhausted`.
  public var reason: String
  /// By which method: `direct`, `decompose`.
  public var method: String
  /// What decided among equal plans.
  public var seed: UInt64
  /// The relative gap at which a level counted as proven.
  public var gapAsked: Double
  /// One per objective level, in order.
  public var levels: [Level]
  /// Every criterion's value, by its key in a scenario file: the scenario's own, and `unplaced`, `wishes`, `distance` and
  /// `split` always.
  public var criteria: [String: Int]
  /// The instance's path as it was given.
  public var instance: String
  /// Every file the plan was made from; copies of them lie in the folder.
  public var inputs: [Input]
  /// The scenario as solved.
  public var scenario: ScenarioText
  /// The figures that people ask for first.
  public var summary: Summary
  /// Seconds by phase, in order of first use.
  public var timings: [Timing]
  /// What the plan was made with.
  public var versions: Versions

  /// Makes a document.
  public init(
    status: Status, reason: String, method: String, seed: UInt64, gapAsked: Double, levels: [Level],
    criteria: [String: Int], instance: String, inputs: [Input], scenario: ScenarioText, summary: Summary,
    timings: [Timing], versions: Versions
  ) {
    self.status = status
    self.reason = reason
    self.method = method
    self.seed = seed
    self.gapAsked = gapAsked
    self.levels = levels
    self.criteria = criteria
    self.instance = instance
    self.inputs = inputs
    self.scenario = scenario
    self.summary = summary
    self.timings = timings
    self.versions = versions
  }
}
