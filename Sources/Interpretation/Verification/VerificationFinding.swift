public import Relocation

/// One thing that is wrong with a plan folder.
public struct VerificationFinding: Hashable, Sendable {
  /// What kind of thing. The raw values are stable keys for scripts.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// An input file is not the one the plan was made from.
    case changedInput = "changed_input"
    /// The plan breaks a rule.
    case brokenRule = "broken_rule"
    /// A value, or the objective it belongs to, is not what the tables give.
    case wrongValue = "wrong_value"
    /// A bound does not hold, or is not proven by the certificate.
    case wrongBound = "wrong_bound"
    /// What the folder says of itself does not fit together.
    case wrongRecord = "wrong_record"
  }

  /// What kind of thing is wrong.
  public var kind: Kind
  /// What is wrong, for a person to read.
  public var sentence: Bilingual

  /// Makes a finding.
  public init(kind: Kind, sentence: Bilingual) {
    self.kind = kind
    self.sentence = sentence
  }
}
