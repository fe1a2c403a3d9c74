/// Which runs are asked for; what is `nil` does not narrow.
public struct RunFilter: Hashable, Sendable {
  /// A part of the instance's path.
  public var instance: String?
  /// A part of the scenario's name.
  public var scenario: String?
  /// How it ended.
  public var status: Run.Status?
  /// The earliest start, in the form of ``Run/started`` or the beginning of it (`2026-01-31`).
  public var since: String?

  /// Makes a filter; without more it admits every run.
  public init(instance: String? = nil, scenario: String? = nil, status: Run.Status? = nil, since: String? = nil) {
    self.instance = instance
    self.scenario = scenario
    self.status = status
    self.since = since
  }

  /// Whether a run is asked for.
  func admits(_ run: Run) -> Bool {
    if let instance, !run.instance.contains(instance) { return false }
    if let scenario, !run.scenario.contains(scenario) { return false }
    if let status, run.status != status { return false }
    // Instants in one form and one zone follow each other as their texts do.
    if let since, run.started < since { return false }
    return true
  }
}
