import InstanceFiles
import Relocation
import Reporting

/// What a sweep found under one scenario.
struct SweepRow: Codable, Sendable {
  /// How it stands. The raw values are keys for scripts.
  enum Status: String, Codable, Sendable {
    case proven, feasible, impossible
    /// The time limit or an interrupt came before any plan.
    case stopped
    /// It could not be solved or written; the message is on standard error.
    case failed
    /// Not begun.
    case open
  }

  struct Setting: Codable, Sendable {
    var key: String
    var value: String
  }

  struct Level: Codable, Sendable {
    var value: Int
    var bound: Int
  }

  var number: Int
  /// The plan folder, in the sweep's folder.
  var folder: String
  var scenario: String
  var settings: [Setting]
  var status = Status.open
  /// Why the planner ended: `proven`, `timeLimit`, `interrupted`, `exhausted`; empty where there is no plan.
  var reason = ""
  var peoplePlaced: Int?
  var people: Int?
  var peopleWithFirstWish: Int?
  /// By the criterion's key.
  var criteria: [String: Int] = [:]
  var levels: [Level] = []
  /// The largest relative gap over the levels.
  var gap: Double?
  var seconds: Double?
  /// Whether no other plan of the sweep is as good on both criteria of the front and better on one.
  var isOnFront = false
  /// Tells whether a later sweep asks for the same: a sum over the inputs' sums, scenario, seed, method and gap.
  var fingerprint: String

  init(_ point: SweepPoint, fingerprint: String) {
    number = point.number
    folder = point.folderName
    scenario = point.scenario.scenario.name
    settings = point.settings.map { Setting(key: $0.key, value: $0.value) }
    self.fingerprint = fingerprint
  }

  /// Takes what a plan says of itself.
  mutating func take(_ document: PlanDocument) {
    status = document.status == .proven ? .proven : .feasible
    reason = document.reason
    peoplePlaced = document.summary.placed.people
    people = document.summary.all.people
    peopleWithFirstWish = document.summary.wishes["first"]?.people
    criteria = document.criteria
    levels = document.levels.map { Level(value: $0.value, bound: $0.bound) }
    gap = document.levels.map(\.relativeGap).max() ?? 0
    seconds = document.timings.reduce(0) { $0 + $1.seconds }
  }
}
