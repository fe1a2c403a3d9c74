import Reporting

/// What `solve --json` prints.
struct SolveReport: Encodable {
  /// Where the plan is.
  var folder: String
  /// What its `plan.json` says.
  var plan: PlanDocument
}
