/// Names as GLPK's file formats can carry them: 1 to 255 bytes of letters, digits, `_` and `.`, no digit in front.
enum GLPKName {
  /// Refuses what GLPK would abort on: more than 255 bytes, or control characters.
  static func check(_ name: String) throws {
    guard name.utf8.count <= 255 else { throw GLPKError.unusableName(name, reason: "it has more than 255 bytes") }
    guard !name.utf8.contains(where: { $0 < 32 || $0 == 127 }) else {
      throw GLPKError.unusableName(name, reason: "it has control characters")
    }
  }

  /// The name with everything the formats cannot carry as `_` and the character's code in hexadecimal, closed by
  /// another `_`: `屯1` becomes `_5C6F_1`.
  static func quoted(_ name: String) throws -> String {
    var quoted = ""
    for scalar in name.unicodeScalars {
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == ".")
      let isDigitInFront = quoted.isEmpty && (("0"..."9").contains(scalar) || scalar == ".")
      if (isPlain && !isDigitInFront) || scalar == "_" {
        quoted.unicodeScalars.append(scalar)
      } else {
        quoted += "_" + String(scalar.value, radix: 16, uppercase: true) + "_"
      }
    }
    guard !quoted.isEmpty, quoted.utf8.count <= 255 else {
      throw GLPKError.unusableName(name, reason: "in files it needs 1 to 255 bytes, and has \(quoted.utf8.count)")
    }
    return quoted
  }
}
