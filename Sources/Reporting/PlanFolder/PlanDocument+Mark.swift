extension PlanDocument {
  /// What every version of the form has.
  private struct Mark: Decodable {
    struct Versions: Decodable { var schema: Int }
    var format: String
    var versions: Versions
  }

  /// The schema of a `plan.json` of ours; `nil` where the bytes are nothing of the kind.
  static func schema(_ bytes: [UInt8]) -> Int? {
    guard let mark = try? JSONText.value(Mark.self, from: bytes, path: ""), mark.format == formatName else {
      return nil
    }
    return mark.versions.schema
  }

  /// Whether the bytes are a `plan.json` of ours, of any version.
  static func isMarked(_ bytes: [UInt8]) -> Bool { schema(bytes) != nil }
}
