import Relocation

/// A dwelling on a sheet for people.
enum DwellingText {
  /// The type, and its area where the type does not say it already: `B (75㎡)`.
  static func text(_ dwelling: Dwelling) -> String {
    guard let area = dwelling.areaHundredths else { return dwelling.type.rawValue }
    let square = area % 100 == 0 ? String(area / 100) : FixedPoint.hundredths(area)
    let saysArea = dwelling.type.rawValue.filter(\.isNumber) == square
    return saysArea ? dwelling.type.rawValue : "\(dwelling.type) (\(square)㎡)"
  }
}
