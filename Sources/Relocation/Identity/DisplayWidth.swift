/// How many columns of a terminal or a sheet a text takes: Chinese characters take two.
public enum DisplayWidth {
  /// Ranges of code points that take two columns (East Asian Width W and F, Unicode 15).
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF,
    0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
    0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
    0x20000...0x3FFFD,
  ]

  /// The columns of a text without line breaks.
  public static func columns(of text: some StringProtocol) -> Int {
    var total = 0
    for scalar in text.unicodeScalars {
      guard let columns = columns(ofPlain: scalar) else { return text.reduce(0) { $0 + self.columns(of: $1) } }
      total += columns
    }
    return total
  }

  /// The columns of a letter, digit, mark or ideograph; `nil` for code points that may join another to one character.
  private static func columns(ofPlain scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x20..<0x7F, 0xA0..<0x300, 0x2010...0x2027: 1
    case 0x3001...0x3029, 0x4E00...0x9FFF, 0xFF01...0xFF60: 2
    default: nil
    }
  }

  /// The most columns that a word takes; Chinese can be broken anywhere but before a mark, words in Latin letters nowhere.
  public static func longestWord(of text: String) -> Int {
    var (longest, word) = (0, 0)
    func add(_ columns: Int, isSpace: Bool) {
      word = columns == 2 ? 4 : isSpace ? 0 : word + columns
      longest = max(longest, word)
      if columns == 2 { word = 0 }
    }
    for scalar in text.unicodeScalars {
      guard let columns = columns(ofPlain: scalar) else {
        (longest, word) = (0, 0)
        for character in text { add(self.columns(of: character), isSpace: character.isWhitespace) }
        break
      }
      add(columns, isSpace: scalar == " " || scalar == "\u{A0}")
    }
    return longest
  }

  /// The columns of one character as it is seen: those of its first code point.
  public static func columns(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    if scalar.value < 0x20 || scalar.value == 0x7F { return 0 }
    if scalar.value < 0x1100 { return scalar.properties.canonicalCombiningClass == .notReordered ? 1 : 0 }
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// The longest beginning of a text that fits, marked by `…` where something is left off.
  public static func fit(_ text: String, into limit: Int) -> String {
    guard columns(of: text) > limit else { return text }
    var kept = ""
    var used = 1
    for character in text {
      used += columns(of: character)
      if used > limit { break }
      kept.append(character)
    }
    return limit > 0 ? kept + "…" : ""
  }

  /// The text with spaces up to a width, after it or (for numbers) before it.
  public static func pad(_ text: String, to width: Int, right: Bool = false) -> String {
    let filling = String(repeating: " ", count: max(0, width - columns(of: text)))
    return right ? filling + text : text + filling
  }

  /// The text broken into lines that fit: between any two Chinese characters, but never before closing punctuation,
  /// else at spaces. Lines after the first are indented.
  public static func wrap(_ text: String, to limit: Int, hanging indent: Int = 0) -> [String] {
    let start = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    var used = 0
    for piece in pieces(of: text) {
      let width = columns(of: piece)
      if used + width > limit, used > 0 {
        lines.append(trimmedEnd(line))
        line = piece == " " ? start : start + piece
        used = columns(of: line)
      } else {
        line += piece
        used += width
      }
    }
    return lines + [trimmedEnd(line)]
  }

  private static func trimmedEnd(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }

  /// What may not be torn apart: words, and a wide character with the punctuation that follows it.
  private static func pieces(of text: String) -> [String] {
    var result: [String] = []
    var last: Character = " "
    for character in text {
      let closes = "，。；：、）》”！？…".contains(character)
      let isWord = columns(of: character) == 1 && character != " "
      let lastIsWord = columns(of: last) == 1 && last != " "
      if let open = result.last, closes || "（《“".contains(last) || (isWord && lastIsWord) {
        result[result.count - 1] = open + String(character)
      } else {
        result.append(String(character))
      }
      last = character
    }
    return result
  }
}
