/// What was found and proven for one objective level.
public struct LevelResult: Hashable, Sendable {
  /// The plan's value, exact.
  public var value: Int
  /// No plan that keeps the earlier levels' values is below this; may rest on GLPK's branch and cut, or on
  /// a search in integers that the certificate does not hold.
  public var bound: Int
  /// The bound that the certificate re-derives in integers without a solver; never above ``bound``.
  public var certifiedBound: Int

  /// Makes one from its parts.
  public init(value: Int, bound: Int, certifiedBound: Int) {
    self.value = value
    self.bound = bound
    self.certifiedBound = certifiedBound
  }

  /// (value − bound) / |value|; 0 where they are equal.
  public var relativeGap: Double {
    value == bound ? 0 : Double(value - bound) / Double(max(1, abs(value)))
  }
}
