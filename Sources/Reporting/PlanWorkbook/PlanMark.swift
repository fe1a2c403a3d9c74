/// The short hash by which a printed sheet names its plan: the first twelve digits of the SHA-256 of `assignments.csv`.
public struct PlanMark: Hashable, Sendable {
  /// The digits.
  public let text: String

  /// Shortens the hash of an `assignments.csv`, in hexadecimal.
  public init(sha256: String) { text = String(sha256.prefix(12)) }
}
