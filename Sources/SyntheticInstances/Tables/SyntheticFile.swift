/// One file of an instance folder, ready to be written.
public struct SyntheticFile: Hashable, Sendable {
  /// The file's name within the folder.
  public var name: String
  /// Its content.
  public var bytes: [UInt8]

  /// Makes a file of its content.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
