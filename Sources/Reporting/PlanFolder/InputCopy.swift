/// One file that a plan is made from, with the bytes that are copied into the plan folder.
public struct InputCopy: Hashable, Sendable {
  /// What it is for.
  public var role: PlanDocument.Input.Role
  /// The file's name, without folders.
  public var name: String
  /// The whole file.
  public var bytes: [UInt8]
  /// Of the bytes, in hexadecimal.
  public var sha256: String

  /// Makes a file.
  public init(role: PlanDocument.Input.Role, name: String, bytes: [UInt8], sha256: String) {
    self.role = role
    self.name = name
    self.bytes = bytes
    self.sha256 = sha256
  }

  /// The file's entry in `plan.json`.
  public var entry: PlanDocument.Input {
    PlanDocument.Input(role: role, name: name, bytes: bytes.count, sha256: sha256)
  }
}
