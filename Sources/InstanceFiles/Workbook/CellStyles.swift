/// Which of a workbook's cell styles show their numbers as dates.
struct CellStyles: Sendable {
  private var isDate: [Bool] = []

  init() {}

  init(_ part: String, of archive: ZipArchive) throws(UnreadableWorkbook) {
    let reader = Reader()
    try XMLStream.parse(part, of: archive, into: reader)
    isDate = reader.formats.map { id in reader.codes[id].map(Self.showsDate) ?? Self.builtInDates.contains(id) }
  }

  /// Whether cells of this style are dates.
  func showsDate(_ style: Int) -> Bool { isDate.indices.contains(style) && isDate[style] }

  /// The built-in formats that show a day, those of the Chinese editions included.
  private static let builtInDates: Set<Int> = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]

  /// Whether a format's code shows a day: letters for year or day, or for a month without hours and seconds, outside of
  /// quotation marks, brackets and escapes.
  static func showsDate(_ code: String) -> Bool {
    var letters: Set<Character> = []
    var rest = code.lowercased()[...]
    while let sign = rest.popFirst(), sign != ";" {
      switch sign {
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "[": rest = rest.drop { $0 != "]" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      default: letters.insert(sign)
      }
    }
    // `General` and its translations have none of the letters but by chance.
    guard !code.lowercased().hasPrefix("general") else { return false }
    if letters.contains("y") || letters.contains("d") { return true }
    return letters.contains("m") && letters.isDisjoint(with: ["h", "s"])
  }

  private final class Reader: XMLReader {
    var failure: FaultText? { nil }
    private(set) var codes: [Int: String] = [:]
    /// The format's number for each style.
    private(set) var formats: [Int] = []
    private var isInStyles = false

    func start(_ element: XMLElement) {
      switch element.name {
      case "numFmt": if let id = element.number("numFmtId") { codes[id] = element.text("formatCode") }
      case "cellXfs": isInStyles = true
      case "xf": if isInStyles { formats.append(element.number("numFmtId") ?? 0) }
      default: break
      }
    }

    func end(_ name: XMLName) { if name == "cellXfs" { isInStyles = false } }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
  }
}
