/// A fraction in lowest terms. What leaves 128 bits is an error, so that whatever it says is exact.
struct Fraction: Equatable, Sendable {
  struct OutOfRange: Error {}

  private(set) var numerator: Int128
  /// At least 1.
  private(set) var denominator: Int128

  init(_ whole: Int) { (numerator, denominator) = (Int128(whole), 1) }

  private init(_ numerator: Int128, over denominator: Int128) throws {
    guard denominator != 0, numerator != .min, denominator != .min else { throw OutOfRange() }
    var (divisor, rest) = (numerator.magnitude, denominator.magnitude)
    while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
    let common = Int128(divisor) * denominator.signum()
    self.numerator = numerator / common
    self.denominator = denominator / common
  }

  var isNegative: Bool { numerator < 0 }
  var isPositive: Bool { numerator > 0 }
  var value: Double { Double(numerator) / Double(denominator) }

  static func - (left: Fraction, right: Fraction) throws -> Fraction {
    try Fraction(
      Self.difference(
        Self.product(left.numerator, right.denominator), Self.product(right.numerator, left.denominator)),
      over: Self.product(left.denominator, right.denominator))
  }

  static func * (left: Fraction, right: Fraction) throws -> Fraction {
    try Fraction(
      Self.product(left.numerator, right.numerator), over: Self.product(left.denominator, right.denominator))
  }

  static func / (left: Fraction, right: Fraction) throws -> Fraction {
    try Fraction(
      Self.product(left.numerator, right.denominator), over: Self.product(left.denominator, right.numerator))
  }

  private static func product(_ left: Int128, _ right: Int128) throws -> Int128 {
    let (result, overflow) = left.multipliedReportingOverflow(by: right)
    if overflow { throw OutOfRange() }
    return result
  }

  private static func difference(_ left: Int128, _ right: Int128) throws -> Int128 {
    let (result, overflow) = left.subtractingReportingOverflow(right)
    if overflow { throw OutOfRange() }
    return result
  }
}
