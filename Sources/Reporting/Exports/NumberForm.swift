/// What identity and telephone numbers look like.
enum NumberForm {
  /// Stands for the X that may end an identity number.
  static let checkLetter = 10

  /// The places of those figures of a run that must not be shown to everybody:
  /// - a run of 15 or 18 figures, an identity number;
  /// - in a longer run, every 18 figures (in one of 16 or 17, every 15) that have a day where an identity number has it;
  /// - a run of 11 figures that begins with 13 to 19, a mobile telephone, or of 10 to 12 that begins with 0, a fixed one.
  static func hidden(_ figures: [Int]) -> [Int] {
    switch figures.count {
    case 15, 18: return Array(figures.indices)
    case 10...12:
      let isMobile = figures.count == 11 && figures[0] == 1 && figures[1] >= 3
      return isMobile || figures[0] == 0 ? Array(figures.indices) : []
    case 16, 17: return windows(of: 15, in: figures) { isDay($0.dropFirst(8).prefix(4)) }
    case 19...:
      return windows(of: 18, in: figures) {
        (1900...2099).contains(number($0.dropFirst(6).prefix(4))) && isDay($0.dropFirst(10).prefix(4))
      }
    default: return []
    }
  }

  private static func windows(
    of length: Int, in figures: [Int], where isMeant: (ArraySlice<Int>) -> Bool
  ) -> [Int] {
    (0...(figures.count - length)).filter { isMeant(figures[$0..<($0 + length)]) }.flatMap { $0..<($0 + length) }
  }

  /// Month and day in four figures.
  private static func isDay(_ figures: ArraySlice<Int>) -> Bool {
    (1...12).contains(number(figures.prefix(2))) && (1...31).contains(number(figures.dropFirst(2)))
  }

  private static func number(_ figures: ArraySlice<Int>) -> Int { figures.reduce(0) { $0 * 10 + $1 } }
}
