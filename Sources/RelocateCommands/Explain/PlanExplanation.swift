import Interpretation
import Relocation

/// What `explain --json` prints of a plan: what binds, how groups fare, what changed.
struct PlanExplanation: Encodable {
  /// One household that is not as the earlier plan had it.
  struct Change: Encodable {
    var household: String
    var from: String?
    var to: String?
    var reason: String?
    var isForced: Bool
    var zh: String
    var en: String

    init(_ change: PlanChange) {
      household = change.household.rawValue
      from = change.from?.rawValue
      to = change.to?.rawValue
      reason = change.reason?.rawValue
      isForced = change.reason?.isForced ?? false
      zh = change.sentence.zh
      en = change.sentence.en
    }
  }

  var binding: [PlaceWorth]
  var fairness: FairnessReport
  /// Absent where the plan was made without an earlier one.
  var changes: [Change]?
}
