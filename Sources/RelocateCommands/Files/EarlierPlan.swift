import Foundation
import InstanceFiles
import Relocation
import Reporting

/// The plan given with `--from`.
struct EarlierPlan {
  let plan: Plan
  /// Its assignments, for the copy in the new plan's folder.
  let copy: InputCopy

  /// Reads a plan folder.
  ///
  /// - Throws: ``CommandFailure`` with 66 where it is not there, with 65 where it is wrong.
  init(at path: String) throws {
    do throws(PlanFolderFault) {
      let folder = try PlanFolder(at: path)
      plan = folder.plan
      copy = InputCopy(
        role: .earlier, name: "earlier.csv", bytes: folder.assignments, sha256: sha256Sum(of: folder.assignments))
    } catch {
      throw Self.failure(error)
    }
  }

  /// The failure that a fault of a plan folder is.
  static func failure(_ fault: PlanFolderFault) -> CommandFailure {
    CommandFailure(fault.isMissing ? .noInput : .badData, fault.sentence)
  }
}
