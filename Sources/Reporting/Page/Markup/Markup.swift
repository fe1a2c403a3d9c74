/// A piece of HTML or SVG.
///
/// There are two ways to make one: an element, whose name stands in our source, and text, which is escaped. Whatever the
/// data say is therefore only ever text.
struct Markup: Sendable, Equatable {
  /// The source of the piece.
  private(set) var source: String

  private init(source: String) { self.source = source }

  /// Text of ours or of the data.
  static func text(_ text: String) -> Markup { Markup(source: escaped(text)) }

  /// An element; an attribute without a value is left out, one with an empty value stands alone.
  static func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>, _ children: Markup = []
  ) -> Markup {
    var source = "<\(name)"
    for (key, value) in attributes {
      guard let value else { continue }
      source += value.isEmpty ? " \(key)" : " \(key)=\"\(escaped(value))\""
    }
    source += ">"
    return Markup(source: voids.contains("\(name)") ? source : source + children.source + "</\(name)>")
  }

  /// An element without attributes.
  static func element(_ name: StaticString, _ children: Markup) -> Markup { element(name, [:], children) }

  /// A script or style of ours, which must not contain `</`, or data whose angle brackets are written as escapes.
  static func verbatim(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], _ content: VerbatimText
  ) -> Markup {
    var element = element(name, attributes)
    element.source = element.source.replacingEnd("</\(name)>", by: content.text + "</\(name)>")
    return element
  }

  /// Pieces one after the other.
  init(_ pieces: some Sequence<Markup>) {
    source = pieces.reduce(into: "") { $0 += $1.source }
  }

  /// Whether there is nothing.
  var isEmpty: Bool { source.isEmpty }

  static func + (left: Markup, right: Markup) -> Markup { Markup(source: left.source + right.source) }
  static func += (left: inout Markup, right: Markup) { left.source += right.source }

  private static let voids: Set<String> = ["br", "col", "hr", "input", "link", "meta"]

  /// The text with markup's own characters as references, and characters that no document may have as U+FFFD.
  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || special.contains($0) || $0 == 0x7F }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "'": result.append(contentsOf: "&#39;".unicodeScalars)
      case "\n", "\t": result.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{7F}": result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  private static let special: Set<UInt8> = [0x22, 0x26, 0x27, 0x3C, 0x3E]
}

extension Markup: ExpressibleByStringInterpolation {
  /// A literal is text, whatever is interpolated in it.
  init(stringLiteral value: String) { self = .text(value) }
}

extension Markup: ExpressibleByArrayLiteral {
  /// Pieces one after the other.
  init(arrayLiteral elements: Markup...) { self.init(elements) }
}

extension String {
  fileprivate func replacingEnd(_ end: String, by other: String) -> String { String(dropLast(end.count)) + other }
}
