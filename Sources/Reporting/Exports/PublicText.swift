/// Makes text of the data fit for a public sheet, where people write numbers into every column.
enum PublicText {
  /// The text with stars for the figures of whatever has the form of an identity number or a telephone number; see
  /// ``NumberForm``. Spaces and hyphens between the figures do not hide a number from being found.
  static func safe(_ text: String) -> String {
    // Ten figures are the fewest that are hidden; full-width ones begin with this byte.
    guard text.utf8.count(where: { 0x30...0x39 ~= $0 || $0 == 0xEF }) >= 10 else { return text }
    var characters = Array(text)
    var hidden: Set<Int> = []
    for joins in [false, true] {
      for run in runs(in: characters, joiningSeparators: joins) {
        let figures = run.map { characters[$0].wholeNumberValue ?? NumberForm.checkLetter }
        for place in NumberForm.hidden(figures) { hidden.insert(run[place]) }
      }
    }
    for place in hidden { characters[place] = "*" }
    return String(characters)
  }

  /// A person's name out of a cell where something else may stand behind it: what is before the first figure, bracket
  /// or punctuation mark but the dot of names such as 阿依古丽·买买提.
  static func name(_ text: String) -> String {
    let kept = text.prefix { character in
      // 一 and 三 are numbers too, and parts of names.
      !isDigit(character) && !character.isNewline
        && !(character.isPunctuation && !nameMarks.contains(character) || character.isMathSymbol)
    }
    let letters = kept.reversed().drop { $0.isWhitespace }.reversed()
    return String(letters.drop { $0.isWhitespace })
  }

  /// The first character of a name, with a star for each of the others.
  static func maskedName(_ name: String) -> String {
    guard name.count > 1 else { return String(repeating: "*", count: name.count) }
    return name.prefix(1) + String(repeating: "*", count: name.count - 1)
  }

  private static let nameMarks: Set<Character> = ["·", "•", "・", "．", ".", "-", "'", "’"]

  /// The places of figures that follow one another, with the letter that may end an identity number among them.
  private static func runs(in characters: [Character], joiningSeparators joins: Bool) -> [[Int]] {
    var runs: [[Int]] = []
    var run: [Int] = []
    for (place, character) in characters.enumerated() {
      let follows = place + 1 < characters.count && isDigit(characters[place + 1])
      if isDigit(character) || "XxＸｘ".contains(character) && run.count >= 17 {
        run.append(place)
      } else if !(joins && follows && " \u{3000}-－".contains(character)) {
        runs.append(run)
        run = []
      }
    }
    return (runs + [run]).filter { !$0.isEmpty }
  }

  /// Full-width digits are digits too.
  private static func isDigit(_ character: Character) -> Bool {
    character.wholeNumberValue != nil && (character.isASCII || "０"..."９" ~= character)
  }
}
