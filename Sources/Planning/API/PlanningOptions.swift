/// How a plan is to be found.
public struct PlanningOptions: Hashable, Sendable {
  /// The way to find and prove a plan.
  public enum Method: String, CaseIterable, Sendable {
    /// One mixed-integer program, by GLPK's branch and cut, started from a plan of our own.
    case direct
    /// Decomposition by settlement (Dantzig–Wolfe), kernels, and bounds from multipliers.
    case decompose
  }

  /// The way to find and prove a plan.
  public var method: Method
  /// Relative gap at which a level counts as proven: 0 asks for the optimum.
  public var gap: Double
  /// Seconds for everything; `nil` is no limit.
  public var timeLimitSeconds: Double?
  /// Decides among equal plans.
  public var seed: UInt64
  /// Threads to be used, at least 1; results do not depend on it.
  public var threads: Int

  /// Makes one from its parts.
  public init(
    method: Method = .decompose, gap: Double = 0, timeLimitSeconds: Double? = nil, seed: UInt64 = 1, threads: Int = 2
  ) {
    self.method = method
    self.gap = gap
    self.timeLimitSeconds = timeLimitSeconds
    self.seed = seed
    self.threads = threads
  }
}
