public import GLPKSolver

/// How a caller watches and stops a run.
public struct PlanningControl: Sendable {
  /// Ask here for the run to end with what it has.
  public var stop: StopSignal
  /// Called at every change worth showing, on planning threads; must be quick.
  public var report: @Sendable (PlanningProgress) -> Void

  /// Makes one from its parts.
  public init(stop: StopSignal = StopSignal(), report: @escaping @Sendable (PlanningProgress) -> Void = { _ in }) {
    self.stop = stop
    self.report = report
  }
}
