/// What `sweep --json` prints, and what `sweep.json` in the sweep's folder keeps.
struct SweepReport: Codable, Sendable {
  var format = "relocate-sweep"
  var schema = 1
  var instance: String
  /// Whether every scenario has its answer.
  var isComplete: Bool
  /// The two criteria of the front; empty where none was asked for.
  var front: [String]
  var rows: [SweepRow]

  init(instance: String, rows: [SweepRow], front: SweepFront?) {
    self.instance = instance
    self.front = front?.criteria ?? []
    self.rows = rows
    front?.mark(&self.rows)
    isComplete = rows.allSatisfy {
      [.proven, .feasible, .impossible].contains($0.status) && $0.reason != "interrupted"
    }
  }
}
