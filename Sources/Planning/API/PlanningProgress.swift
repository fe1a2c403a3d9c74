/// Where a run stands; sent at every change worth showing, from the planning threads.
public struct PlanningProgress: Hashable, Sendable {
  /// What is being done.
  public enum Phase: String, CaseIterable, Sendable {
    case compiling, multipliers, construction, improvement, masterProblem, kernel, branchAndCut, repair
  }

  /// What is being done.
  public var phase: Phase
  /// Objective level being solved, from 0.
  public var level: Int
  /// Number of objective levels.
  public var levelCount: Int
  /// The incumbent's value on the level.
  public var value: Int?
  /// What is proven: no plan is below it.
  public var bound: Int?
  /// Columns of the master problem or of the mixed-integer program, 0 where there is none.
  public var columns: Int
  /// Seconds since the run began.
  public var elapsedSeconds: Double

  /// Makes one from its parts.
  public init(
    phase: Phase, level: Int, levelCount: Int, value: Int?, bound: Int?, columns: Int, elapsedSeconds: Double
  ) {
    self.phase = phase
    self.level = level
    self.levelCount = levelCount
    self.value = value
    self.bound = bound
    self.columns = columns
    self.elapsedSeconds = elapsedSeconds
  }

  /// The gap of ``value`` over ``bound`` relative to the value; `nil` where one is missing.
  public var relativeGap: Double? {
    guard let value, let bound else { return nil }
    return LevelResult(value: value, bound: bound, certifiedBound: bound).relativeGap
  }
}
