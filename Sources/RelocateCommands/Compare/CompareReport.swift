import Interpretation
import Relocation
import Reporting

/// What `compare --json` prints.
struct CompareReport: Encodable {
  /// One plan.
  struct PlanFigures: Encodable {
    var folder: String
    var scenario: String
    var criteria: [String: Int]
    var summary: PlanDocument.Summary
  }

  /// One household that is not where the first plan has it.
  struct Move: Encodable {
    var household: String
    var from: String?
    var to: String?
  }

  /// What differs from the first plan.
  struct Difference: Encodable {
    var folder: String
    var sameSite: Int
    var moves: [Move]
  }

  var plans: [PlanFigures]
  var differences: [Difference]

  init(_ plans: [PlanFolderCase], _ folders: [String]) {
    self.plans = zip(plans, folders).map { plan, folder in
      let document = plan.folder.document
      return PlanFigures(
        folder: folder, scenario: document.scenario.name, criteria: document.criteria, summary: document.summary)
    }
    differences = zip(plans, folders).dropFirst().map { plan, folder in
      let comparison = PlanComparison(from: plans[0].folder.plan, to: plan.folder.plan)
      return Difference(
        folder: folder, sameSite: comparison.sameSite,
        moves: comparison.moves.map {
          Move(household: $0.household.rawValue, from: $0.from?.rawValue, to: $0.to?.rawValue)
        })
    }
  }
}
