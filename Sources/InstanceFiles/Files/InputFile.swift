public import Relocation

/// A file that was read, as a plan records it.
public struct InputFile: Hashable, Sendable {
  /// The file's name within the instance's folder, or of the scenario.
  public var name: String
  /// The table it holds; `nil` for a scenario, and for a workbook, which may hold several.
  public var table: Instance.Table?
  /// Size in bytes.
  public var bytes: Int
  /// SHA-256 of the bytes, in small hexadecimal digits.
  public var sha256: String
  /// How its text is encoded; `nil` for a workbook.
  public var encoding: TextEncoding?
  /// Rows of data under the headings of all its tables, blank ones not counted.
  public var rows: Int
}
