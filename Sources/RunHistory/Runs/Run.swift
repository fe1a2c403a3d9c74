/// One run of the planner, as it is kept beside the plans.
public struct Run: Hashable, Sendable, Encodable {
  /// One file that a run was made from.
  public struct Input: Hashable, Sendable, Encodable {
    /// What it was for: `instance`, `scenario`, `earlier`.
    public var role: String
    /// Its name, without folders.
    public var name: String
    /// Its length.
    public var bytes: Int
    /// In hexadecimal.
    public var sha256: String

    /// Makes an entry.
    public init(role: String, name: String, bytes: Int, sha256: String) {
      self.role = role
      self.name = name
      self.bytes = bytes
      self.sha256 = sha256
    }
  }

  /// What was found for one objective level.
  public struct Level: Hashable, Sendable, Encodable {
    /// The objective in words of the scenario: `30 × wishes + distance`.
    public var objective: String
    /// The plan's value.
    public var value: Int
    /// No plan that keeps the earlier levels is below this.
    public var bound: Int
    /// The part of it that needs no solver to be believed.
    public var certifiedBound: Int

    /// Makes an entry.
    public init(objective: String, value: Int, bound: Int, certifiedBound: Int) {
      self.objective = objective
      self.value = value
      self.bound = bound
      self.certifiedBound = certifiedBound
    }
  }

  /// How a run ended. The raw values are what is kept.
  public enum Status: String, Hashable, Sendable, Encodable, CaseIterable {
    /// A plan proven as asked.
    case proven
    /// A plan whose proof is not complete.
    case feasible
    /// No plan obeys the rules.
    case impossible
  }

  /// Given by the history when the run is kept; 0 before.
  public var id: Int64 = 0
  /// When the planner began: `2026-01-31T08:05:00Z`, always UTC.
  public var started: String
  /// Wall-clock seconds of the planner.
  public var seconds: Double
  /// The instance's path as it was given.
  public var instance: String
  /// The scenario's name.
  public var scenario: String
  /// By which method.
  public var method: String
  /// What decides among equal plans.
  public var seed: UInt64
  /// The relative gap at which a level counted as proven.
  public var gapAsked: Double
  /// How it ended.
  public var status: Status
  /// Why it ended: `proven`, `timeLimit`, `interrupted`, `exhausted`; empty where no plan obeys the rules.
  public var reason: String
  /// The largest relative gap over the levels; `nil` where there is no plan.
  public var gap: Double?
  /// People with a site; `nil` where there is no plan.
  public var peoplePlaced: Int?
  /// All people of the instance.
  public var people: Int
  /// People who got their first wish; `nil` where there is no plan.
  public var peopleWithFirstWish: Int?
  /// The plan folder, relative to the folder that the history lies in; `nil` where none was written.
  public var folder: String?
  /// This program's version.
  public var version: String
  /// GLPK's version.
  public var glpk: String
  /// In order.
  public var levels: [Level]
  /// Every file it was made from.
  public var inputs: [Input]

  /// Makes a record that is not kept yet.
  public init(
    started: String, seconds: Double, instance: String, scenario: String, method: String, seed: UInt64,
    gapAsked: Double, status: Status, reason: String, gap: Double?, peoplePlaced: Int?, people: Int,
    peopleWithFirstWish: Int?, folder: String?, version: String, glpk: String, levels: [Level], inputs: [Input]
  ) {
    self.started = started
    self.seconds = seconds
    self.instance = instance
    self.scenario = scenario
    self.method = method
    self.seed = seed
    self.gapAsked = gapAsked
    self.status = status
    self.reason = reason
    self.gap = gap
    self.peoplePlaced = peoplePlaced
    self.people = people
    self.peopleWithFirstWish = peopleWithFirstWish
    self.folder = folder
    self.version = version
    self.glpk = glpk
    self.levels = levels
    self.inputs = inputs
  }
}
