/// What a certificate proves for one objective level.
public enum LevelCertification: Hashable, Sendable {
  /// No plan that obeys the rules and keeps the earlier levels within the certificate's caps is below the bound.
  ///
  /// Where the search over the sites of some settlement was cut short, the bound holds all the same but may be weaker
  /// than what the multipliers prove: then `isComplete` is `false`.
  case certified(bound: Int, isComplete: Bool)
  /// No plan obeys the rules and keeps the earlier levels within the certificate's caps.
  case noPlan
  /// The certificate proves nothing here.
  case notCertified(CertificateFault)

  /// The bound, where there is one.
  public var bound: Int? {
    if case .certified(let bound, _) = self { bound } else { nil }
  }
}
