import Reporting

/// What `solve --json` prints.
struct SolveReport: Encodable {
  /// Where the plan is.
  var folder: String
  /// What its `plan.json` says.
  var plan: PlanDocument
  /// What would be needed for those who are left out, where somebody is.
  var shortage: ImpossibilityDocument?
}
