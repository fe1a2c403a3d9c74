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
    /// Households at the same site in both.
    var sameSite: Int
    /// Households that neither plan places.
    var unplacedInBoth: Int
    /// Whether both plans were made from the same tables.
    var sameInstance: Bool
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
      let pair = PlanPair(earlier: plans[0], later: plan)
      let comparison = pair.comparison
      return Difference(
        folder: folder, sameSite: comparison.sameSite, unplacedInBoth: comparison.unplacedInBoth,
        sameInstance: pair.isOfOneInstance,
        moves: comparison.moves.map {
          Move(household: $0.household.rawValue, from: $0.from?.rawValue, to: $0.to?.rawValue)
        })
    }
  }
}
