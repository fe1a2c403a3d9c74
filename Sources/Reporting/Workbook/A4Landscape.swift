/// The paper that sheets are printed on, and how far they may be shrunk for it.
enum A4Landscape {
  /// Margins in inches.
  static let (side, top, bottom) = (0.4, 0.5, 0.6)

  /// In percent: smaller than this, letters have less than 8 points.
  static let smallestScale = 74

  /// What a page takes at that scale, in characters of the workbook's font, which has 11 points; as LibreOffice draws it,
  /// whose columns are wider than Excel's.
  private static let characters = 186

  /// How many of the first columns stand on one page.
  static func columns(of widths: [Int]) -> Int {
    var used = 0
    // The margins of a cell take a little less than a character.
    return widths.prefix { (used += $0 + 1, used <= characters).1 }.count
  }

  /// What the rows of a page may be high together, in points, at full size; a little less than there is, since programs round
  /// heights.
  static let height = 495.0

  /// In percent: at most this large, one page takes the columns beside one another where that can be in legible letters.
  static func scale(of widths: [Int]) -> Int {
    let used = widths.reduce(0) { $0 + $1 + 1 }
    return max(smallestScale, min(100, smallestScale * characters / max(1, used)))
  }

  /// Whether all columns stand on one page.
  static func fits(_ widths: [Int]) -> Bool { columns(of: widths) == widths.count }
}
