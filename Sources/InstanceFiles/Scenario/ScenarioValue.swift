/// A scenario as ordered keys and values, to be written as YAML or JSON. Both read back as the same scenario.
public indirect enum ScenarioValue: Hashable, Sendable {
  /// One key with its value.
  public struct Entry: Hashable, Sendable {
    /// The key.
    public var key: String
    /// What stands under it.
    public var value: ScenarioValue

    /// An entry of a mapping.
    public init(_ key: String, _ value: ScenarioValue) {
      self.key = key
      self.value = value
    }
  }

  /// No value.
  case none
  case boolean(Bool)
  case integer(Int)
  /// A number with a fraction, by its digits.
  case decimal(String)
  case text(String)
  case list([ScenarioValue])
  case mapping([Entry])

  private var isScalar: Bool {
    switch self {
    case .list, .mapping: false
    default: true
    }
  }

  /// Whether it fits on one line: a scalar, or a list or mapping of scalars.
  private var isFlat: Bool {
    switch self {
    case .list(let items): items.allSatisfy(\.isScalar)
    case .mapping(let entries): entries.allSatisfy(\.value.isScalar)
    default: true
    }
  }

  // MARK: JSON

  /// The value as JSON on one line.
  public var json: String {
    switch self {
    case .none: "null"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .decimal(let digits): digits
    case .text(let text): Self.quoted(text)
    case .list(let items): "[" + items.map(\.json).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map { "\(Self.quoted($0.key)): \($0.value.json)" }.joined(separator: ", ") + "}"
    }
  }

  /// A text between quotation marks, as JSON and YAML both read it.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: result += "\\\""
      case 0x5C: result += "\\\\"
      case 0x0A: result += "\\n"
      case 0x0D: result += "\\r"
      case 0x09: result += "\\t"
      case 0..<0x20, 0x7F...0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  // MARK: YAML

  /// The value as YAML; a mapping or list in lines, its flat parts on one line each.
  public var yaml: String { lines(top: true).joined(separator: "\n") + "\n" }

  private func lines(top: Bool) -> [String] {
    if isFlat, !top { return [flow] }
    switch self {
    case .mapping(let entries) where !entries.isEmpty: return entries.flatMap(Self.lines)
    case .list(let items) where !items.isEmpty: return items.flatMap(Self.itemLines)
    default: return [flow]
    }
  }

  private static func lines(of entry: Entry) -> [String] {
    let key = plainOrQuoted(entry.key)
    // Rules and what-ifs of several keys read better one under the other.
    if case .mapping(let entries) = entry.value, entries.count > 3 {
      return ["\(key):"] + entries.flatMap(lines).map { "  " + $0 }
    }
    if entry.value.isFlat { return ["\(key): \(entry.value.flow)"] }
    return ["\(key):"] + entry.value.lines(top: false).map { "  " + $0 }
  }

  private static func itemLines(_ item: ScenarioValue) -> [String] {
    let lines = item.lines(top: false)
    return lines.enumerated().map { ($0.offset == 0 ? "- " : "  ") + $0.element }
  }

  private var flow: String {
    switch self {
    case .text(let text): Self.plainOrQuoted(text)
    case .list(let items): "[" + items.map(\.flow).joined(separator: ", ") + "]"
    case .mapping(let entries):
      entries.isEmpty
        ? "{}" : "{ " + entries.map { "\(Self.plainOrQuoted($0.key)): \($0.value.flow)" }.joined(separator: ", ") + " }"
    default: json
    }
  }

  private static let wordsOfYAML: Set<String> = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]

  /// A text without quotation marks where every YAML reader takes it for a text: a word of letters, digits and `_`.
  private static func plainOrQuoted(_ text: String) -> String {
    let isWord = text.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_", "\u{4E00}"..."\u{9FFF}": true
      default: false
      }
    }
    let startsAsNumber = text.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 } ?? true
    return isWord && !startsAsNumber && !wordsOfYAML.contains(text.lowercased()) ? text : quoted(text)
  }
}
