/// The numbers that pricing runs on: `Double` while searching, `Int` where a bound must be exact.
protocol PriceScalar: Comparable, AdditiveArithmetic, Sendable {
  /// Larger than any cost; adding a few of them still is a number.
  static var unreachable: Self { get }
  /// What sums of such numbers may differ by because of the order they are added in.
  var roundingSlack: Self { get }
  init(_ value: Int)
  static func * (left: Self, right: Self) -> Self
}

extension Double: PriceScalar {
  static var unreachable: Double { 1e30 }
  var roundingSlack: Double { 1e-6 + abs(self) * 1e-9 }
}

extension Int: PriceScalar {
  static var unreachable: Int { 1 << 56 }
  var roundingSlack: Int { 0 }
}
