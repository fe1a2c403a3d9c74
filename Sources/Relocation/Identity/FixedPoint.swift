/// Text of integers that count tenths, hundredths or thousandths of a unit: `603` tenths is `60.3`.
public enum FixedPoint {
  /// The text of a count of tenths, always with one decimal.
  public static func tenths(_ value: Int) -> String { text(value, digits: 1) }
  /// The text of a count of hundredths, always with two decimals.
  public static func hundredths(_ value: Int) -> String { text(value, digits: 2) }
  /// The text of a count of thousandths, always with three decimals.
  public static func thousandths(_ value: Int) -> String { text(value, digits: 3) }

  private static func text(_ value: Int, digits: Int) -> String {
    let figures = String(value.magnitude)
    let padded = String(repeating: "0", count: max(0, digits + 1 - figures.count)) + figures
    return (value < 0 ? "-" : "") + padded.dropLast(digits) + "." + padded.suffix(digits)
  }
}
