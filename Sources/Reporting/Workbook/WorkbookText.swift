/// Text as a workbook's cells can hold it.
enum WorkbookText {
  /// Excel's limit of 32,767 UTF-16 units.
  private static let longest = 32_767

  /// The text with line ends as line feeds, characters that no document may have as U+FFFD, and what would be read as an
  /// escape (`_x0041_`) escaped; a text that is too long ends with `…`.
  static func safe(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x5F || $0 == 0xEF }) || text.utf16.count > longest else {
      return text
    }
    return fitted(escaped(replaced(text)))
  }

  private static func replaced(_ text: String) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\r": result.append("\n")
      case "\n": if previous != "\r" { result.append("\n") }
      case "\t": result.append("\t")
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result.append("\u{FFFD}")
      default: result.append(scalar)
      }
      previous = scalar
    }
    return result
  }

  private static func escaped(_ scalars: [Unicode.Scalar]) -> String {
    var result = String.UnicodeScalarView()
    for (place, scalar) in scalars.enumerated() {
      if scalar == "_", isEscape(scalars[place...].prefix(7)) { result.append(contentsOf: "_x005F".unicodeScalars) }
      result.append(scalar)
    }
    return String(result)
  }

  private static func isEscape(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let characters = Array(scalars)
    return characters.count == 7 && characters[1] == "x" && characters[6] == "_"
      && characters[2...5].allSatisfy { $0.properties.isASCIIHexDigit }
  }

  private static func fitted(_ text: String) -> String {
    guard text.utf16.count > longest else { return text }
    var kept = ""
    var units = 1
    for character in text {
      units += character.utf16.count
      if units > longest { break }
      kept.append(character)
    }
    return kept + "…"
  }
}
