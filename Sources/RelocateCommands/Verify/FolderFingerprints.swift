import InstanceFiles
import Interpretation
import Relocation
import Reporting

extension PlanFolderCase {
  /// What tells the files that were read now from those that the plan was made from.
  ///
  /// - Throws: ``CommandFailure`` where the copy of the earlier plan cannot be read.
  func fingerprints() throws -> [InputFingerprint] {
    let tables = instanceInputs.map { found in
      InputFingerprint(name: "instance/\(found.name)", bytes: found.bytes, sha256: found.sha256)
    }
    return try tables
      + folder.document.inputs.filter { $0.role != .instance }.map { entry in
        do throws(PlanFolderFault) {
          let bytes = try folder.bytes(of: entry)
          return folder.fingerprint(of: entry, bytes: bytes.count, sha256: sha256Sum(of: bytes))
        } catch {
          throw EarlierPlan.failure(error)
        }
      }
  }
}
