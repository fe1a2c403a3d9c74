/// A part of a whole, from 0 to 1, as an exact fraction in lowest terms.
public struct Share: Hashable, Sendable {
  /// Over ``denominator``.
  public let numerator: Int
  /// 1 or more; a divisor of a million.
  public let denominator: Int

  /// What fractions are given in.
  public static let million = 1_000_000

  /// So many millionths of the whole: 400,000 is 40 %.
  ///
  /// - Precondition: `millionths` is from 0 to a million.
  public init(millionths: Int) {
    precondition((0...Self.million).contains(millionths), "a share is from 0 to 1")
    var (a, b) = (Self.million, millionths)
    while b != 0 { (a, b) = (b, a % b) }
    numerator = millionths / a
    denominator = Self.million / a
  }

  /// The share in millionths, exact.
  public var millionths: Int { numerator * (Self.million / denominator) }

  /// As a decimal number: `0.4`.
  public var decimal: String { Self.digits(millionths, places: 6) }

  /// In hundredths of the whole: `40`, `12.5`.
  public var percent: String { Self.digits(millionths, places: 4) }

  /// What a household adds to the amount that a share keeps at or below 0: the counted less the share of all, times the
  /// denominator.
  public func excess(counted: Int, all: Int) -> Int { denominator * counted - numerator * all }

  private static func digits(_ value: Int, places: Int) -> String {
    var unit = 1
    for _ in 0..<places { unit *= 10 }
    var fraction = String(String(unit + value % unit).dropFirst())
    while fraction.last == "0" { fraction.removeLast() }
    return fraction.isEmpty ? "\(value / unit)" : "\(value / unit).\(fraction)"
  }
}
