/// What tells one input file from another.
public struct InputFingerprint: Hashable, Sendable {
  /// What it is for and its name: `instance/households.csv`.
  public var name: String
  /// Its length.
  public var bytes: Int
  /// In hexadecimal.
  public var sha256: String

  /// Makes a fingerprint.
  public init(name: String, bytes: Int, sha256: String) {
    self.name = name
    self.bytes = bytes
    self.sha256 = sha256
  }
}
