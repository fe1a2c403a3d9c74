import Foundation

/// JSON as we write it: keys sorted, indented, a line end at the end, the same bytes for the same value.
enum JSONText {
  static func bytes(of value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return Array(try encoder.encode(value)) + [0x0A]
  }

  static func value<Value: Decodable>(
    _ type: Value.Type, from bytes: [UInt8], path: String
  ) throws(PlanFolderFault) -> Value {
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch let error as DecodingError {
      throw PlanFolderFault(path: path, kind: .malformed(place(of: error)))
    } catch {
      throw PlanFolderFault(path: path, kind: .malformed("\(error)"))
    }
  }

  /// Where decoding stopped, and why, without a full stop: it goes into a sentence.
  private static func place(of error: DecodingError) -> String {
    switch error {
    case .keyNotFound(let key, let context): "\(path(context) + [key.stringValue].joined()) is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
      [path(context), withoutFullStop(context.debugDescription)].filter { !$0.isEmpty }.joined(separator: ": ")
    @unknown default: "\(error)"
    }
  }

  private static func withoutFullStop(_ text: String) -> String {
    text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  private static func path(_ context: DecodingError.Context) -> String {
    context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue + "." }.joined()
  }
}
