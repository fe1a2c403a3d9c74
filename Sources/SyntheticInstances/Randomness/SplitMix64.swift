/// A small generator of random numbers whose sequence is the same on every machine.
///
/// SplitMix64 of Steele, Lea and Flood ("Fast splittable pseudorandom number generators", 2014). Everything drawn from
/// it is a whole number, so that nothing that is written depends on a machine's floating point.
public struct SplitMix64: Sendable {
  private var state: UInt64

  /// Starts a sequence; equal seeds give equal sequences.
  public init(seed: UInt64) { state = seed }

  /// Starts the sequence of one part of a whole: neighbouring parts have unrelated sequences.
  public init(seed: UInt64, part: Int) {
    var parent = SplitMix64(seed: seed)
    var mixed = SplitMix64(seed: parent.next() &+ UInt64(truncatingIfNeeded: part))
    state = mixed.next()
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A whole number from 0 up to but not including `bound`, which is at least 1.
  ///
  /// The high word of a product (Lemire 2019) without rejection: the bias is under bound / 2⁶⁴.
  public mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A whole number of a closed range.
  public mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// True in so many of a thousand cases.
  public mutating func chance(perMille: Int) -> Bool { below(1000) < perMille }

  /// A whole number from `-radius` to `radius`, the middle likelier: the mean of two draws.
  public mutating func around(_ radius: Int) -> Int {
    (within(-radius...radius) + within(-radius...radius)) / 2
  }

  /// A position in `weights`, each as likely as its weight says; the weights are not negative and not all zero.
  public mutating func pick(weights: [Int]) -> Int {
    var left = below(weights.reduce(0, +))
    for (position, weight) in weights.enumerated() {
      if left < weight { return position }
      left -= weight
    }
    return weights.count - 1
  }

  /// Puts the elements into a random order (Fisher and Yates).
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for last in stride(from: elements.count - 1, through: 1, by: -1) {
      elements.swapAt(last, below(last + 1))
    }
  }
}
