import Interpretation
import Relocation

/// What `verify --json` prints.
struct VerifyReport: Encodable {
  /// One thing that is wrong.
  struct Finding: Encodable {
    var kind: String
    var sentence: String
  }

  /// One objective level.
  struct Level: Encodable {
    var number: Int
    /// As counted anew.
    var value: Int?
    /// As the folder claims it.
    var claimedBound: Int
    /// As the certificate proves it.
    var certifiedBound: Int?
    var sentence: String
  }

  var folder: String
  var isSound: Bool
  var findings: [Finding]
  var levels: [Level]

  init(_ verification: PlanVerification, folder: String, _ language: Language) {
    self.folder = folder
    isSound = verification.isSound
    findings = verification.findings.map { Finding(kind: $0.kind.rawValue, sentence: $0.sentence[language]) }
    levels = verification.levels.map {
      Level(
        number: $0.number, value: $0.value, claimedBound: $0.claimedBound, certifiedBound: $0.certification.bound,
        sentence: $0.sentence[language])
    }
  }
}
