/// Names of sheets as office programs take them: at most 31 UTF-16 units, none of `[ ] : * ? / \`, no apostrophe, no two
/// that differ in case only.
struct SheetNames {
  private static let longest = 31
  private var taken: Set<String> = ["history"]

  init() {}

  /// A name as near to the wish as can be, not given out before.
  mutating func name(for wish: String) -> String {
    let base = Self.allowed(wish)
    var name = Self.fitted(base, "")
    var number = 2
    while !taken.insert(name.lowercased()).inserted {
      name = Self.fitted(base, " (\(number))")
      number += 1
    }
    return name
  }

  private static func allowed(_ wish: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in wish.unicodeScalars {
      let isForbidden = "[]:*?/\\'".unicodeScalars.contains(scalar)
      let isControl = scalar.value < 0x20 || scalar.value == 0x7F || scalar.value >= 0xFFFE && scalar.value <= 0xFFFF
      result.append(isForbidden || isControl ? "_" : scalar)
    }
    let name = String(result)
    return name.allSatisfy(\.isWhitespace) ? "_" : name
  }

  private static func fitted(_ base: String, _ ending: String) -> String {
    var kept = ""
    for character in base {
      guard kept.utf16.count + character.utf16.count + ending.utf16.count <= longest else { break }
      kept.append(character)
    }
    return (kept.isEmpty ? "_" : kept) + ending
  }
}
