import Interpretation
import Relocation
import Reporting

extension PlanFolderCase {
  /// The same, where the folder still is what was written: every file by its SHA-256, rules, values and bounds re-counted.
  ///
  /// What a folder says that was altered is not explained, compared or given out.
  ///
  /// - Throws: also ``CommandFailure`` with 4 and the first findings, where `verify` would find something.
  static func trusted(at path: String, _ language: Language) throws -> PlanFolderCase {
    let found = try PlanFolderCase(at: path, language)
    let verification = found.folder.verification(of: found.reading, found: try found.fingerprints())
    guard verification.isSound else {
      let shown = verification.findings.prefix(5).map(\.sentence)
      throw CommandFailure(.refuted, messages: [Message.altered(path, verification.findings.count)] + shown)
    }
    return found
  }
}
