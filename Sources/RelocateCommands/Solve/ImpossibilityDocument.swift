import Formulation
import Planning
import Relocation

/// What `impossible.json` says.
struct ImpossibilityDocument: Encodable {
  /// One change of a limit.
  struct Change: Encodable {
    /// The limit: `site/ID/people`, `dwelling/ID/TYPE/0`, `limit/0`.
    var resource: String
    /// Positive raises an upper limit, negative lowers a lower one.
    var amount: Int
    var zh: String
    var en: String
  }

  var format = "relocate-impossible"
  var schema = 1
  var instance: String
  var scenario: String
  var householdsWithoutSite: [String]
  var changes: [Change]
  var isProvenSmallest: Bool
  var relocate = VersionText.relocate

  init(_ impossibility: Impossibility, instance: String, in planningCase: PlanningCase) {
    let text = ImpossibilityText(impossibility: impossibility, planningCase: planningCase, language: .english)
    self.instance = instance
    scenario = planningCase.scenario.name
    householdsWithoutSite = impossibility.householdsWithoutSite.map(\.rawValue)
    changes = impossibility.changes.map { change in
      let sentence = text.sentence(change)
      return Change(resource: change.resource.description, amount: change.amount, zh: sentence.zh, en: sentence.en)
    }
    isProvenSmallest = impossibility.isProvenSmallest
  }
}
