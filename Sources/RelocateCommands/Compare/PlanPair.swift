import Interpretation
import Relocation
import Reporting

/// Two plans that are compared.
struct PlanPair {
  let earlier: PlanFolderCase
  let later: PlanFolderCase

  /// Who moved between them.
  var comparison: PlanComparison {
    let known = later.reading.planningCase.instance
    let households = earlier.reading.planningCase.instance.households.lazy.map(\.id)
    return PlanComparison(
      from: earlier.folder.plan, to: later.folder.plan, households: households.filter { known.index(of: $0) != nil })
  }

  /// Whether both were made from the same tables, by their fingerprints.
  var isOfOneInstance: Bool { Self.fingerprints(earlier) == Self.fingerprints(later) }

  private static func fingerprints(_ plan: PlanFolderCase) -> [String] {
    plan.folder.document.inputs.filter { $0.role == .instance }.map(\.sha256).sorted()
  }
}
