/// Makes text of the data fit for a public sheet, where people write numbers into every column.
enum PublicText {
  /// The text with stars for whatever has the form of an identity number (15 digits, or 18 of which the last may be X) or
  /// of a mobile telephone number (11 digits that begin with 13 to 19).
  static func safe(_ text: String) -> String {
    var result: [Character] = []
    var run: [Character] = []
    for character in text {
      if isDigit(character) || isCheckLetter(character) && run.count == 17 {
        run.append(character)
      } else {
        result += masked(run)
        run = []
        result.append(character)
      }
    }
    return String(result + masked(run))
  }

  private static func masked(_ run: [Character]) -> [Character] {
    let isIdentity = run.count == 15 || run.count == 18
    let isTelephone = run.count == 11 && run[0].wholeNumberValue == 1 && (run[1].wholeNumberValue ?? 0) >= 3
    return isIdentity || isTelephone ? [Character](repeating: "*", count: run.count) : run
  }

  /// Full-width digits are digits too.
  private static func isDigit(_ character: Character) -> Bool {
    character.wholeNumberValue != nil && (character.isASCII || "０"..."９" ~= character)
  }

  private static func isCheckLetter(_ character: Character) -> Bool { "XxＸｘ".contains(character) }
}
