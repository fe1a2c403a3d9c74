/// How the texts of cells are compared and read as numbers.
enum ColumnText {
  /// An empty text is no text.
  static func nonempty(_ text: String?) -> String? {
    guard let text, !text.isEmpty else { return nil }
    return text
  }

  /// The Chinese and English words that a scenario may use for the keys of enumerations.
  private static let synonyms: [String: [String: String]] = [
    "category": ["建档立卡": "registered_poor", "同步搬迁": "accompanying"],
    "move": ["整体搬迁": "whole", "个别搬迁": "individual"],
    "region": ["县内": "in_county", "跨区域": "cross_region"],
    "accepts_cross_region": ["yes": "true", "是": "true", "1": "true", "no": "false", "否": "false", "0": "false"],
  ]

  /// Whether a column's text is the value that a condition asks for; an asked empty value means an empty cell.
  static func matches(_ text: String?, value: String, column: String) -> Bool {
    (text ?? "") == (synonyms[column]?[value] ?? value)
  }

  /// The whole number a cell says, full-width digits, thousands commas and a zero fraction allowed; otherwise `nil`.
  static func wholeNumber(_ text: String?) -> Int? {
    guard let text else { return nil }
    var figures = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x20, 0x3000, 0x2C, 0xFF0C: continue
      case 0xFF0B...0xFF19: figures.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
      default: figures.unicodeScalars.append(scalar)
      }
    }
    if let point = figures.firstIndex(of: ".") {
      let fraction = figures[figures.index(after: point)...]
      guard fraction.allSatisfy({ $0 == "0" }) else { return nil }
      figures = String(figures[..<point])
    }
    return Int(figures)
  }
}
