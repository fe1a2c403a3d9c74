/// How to solve an LP.
public struct LPOptions: Sendable {
  /// Which simplex method.
  public enum Method: Sendable, Hashable, CaseIterable {
    /// Primal: right after columns were added.
    case primal
    /// Dual: right after rows were added or bounds changed.
    case dual
    /// Dual, and primal where it fails.
    case dualThenPrimal
  }

  /// Which simplex method.
  public var method: Method
  /// Seconds the solve may take; nil for no limit.
  public var timeLimitSeconds: Double?
  /// Simplex iterations the solve may take; nil for no limit.
  public var iterationLimit: Int?
  /// Whether to simplify the LP first. Then the basis at hand is not used, and a stop is not seen until the LP is
  /// done or its time is over; leave it off for a living LP.
  public var presolve: Bool
  /// Ends the solve early when set.
  public var stop: StopSignal?
  /// Stops the dual simplex once the objective cannot be under this (minimizing).
  public var objectiveUpperLimit: Double?
  /// Stops the dual simplex once the objective cannot be over this (maximizing).
  public var objectiveLowerLimit: Double?
  /// By how much a row or bound may be passed, relative to its size.
  public var feasibilityTolerance: Double
  /// By how much a reduced cost may have the wrong sign, relative to its size.
  public var optimalityTolerance: Double
  /// Iterations GLPK runs before stop and time are looked at; iterations, because slices of time would make runs differ.
  var sliceIterations: Int = 400

  /// Options, each with its default.
  public init(
    method: Method = .primal, timeLimitSeconds: Double? = nil, iterationLimit: Int? = nil, presolve: Bool = false,
    stop: StopSignal? = nil, objectiveUpperLimit: Double? = nil, objectiveLowerLimit: Double? = nil,
    feasibilityTolerance: Double = 1e-7, optimalityTolerance: Double = 1e-7
  ) {
    self.method = method
    self.timeLimitSeconds = timeLimitSeconds
    self.iterationLimit = iterationLimit
    self.presolve = presolve
    self.stop = stop
    self.objectiveUpperLimit = objectiveUpperLimit
    self.objectiveLowerLimit = objectiveLowerLimit
    self.feasibilityTolerance = feasibilityTolerance
    self.optimalityTolerance = optimalityTolerance
  }

  func check() throws {
    var check = DataCheck()
    let isPositive = { (value: Double?) in value.map { $0 >= 0 && $0.isFinite } ?? true }
    let isFinite = { (value: Double?) in value?.isFinite ?? true }
    if !isPositive(timeLimitSeconds) { check.note(.optionOutOfRange("timeLimitSeconds")) }
    if (iterationLimit ?? 0) < 0 { check.note(.optionOutOfRange("iterationLimit")) }
    if !isFinite(objectiveUpperLimit) { check.note(.optionOutOfRange("objectiveUpperLimit")) }
    if !isFinite(objectiveLowerLimit) { check.note(.optionOutOfRange("objectiveLowerLimit")) }
    if !(feasibilityTolerance > 0 && feasibilityTolerance < 1) { check.note(.optionOutOfRange("feasibilityTolerance")) }
    if !(optimalityTolerance > 0 && optimalityTolerance < 1) { check.note(.optionOutOfRange("optimalityTolerance")) }
    try check.finish()
  }
}
