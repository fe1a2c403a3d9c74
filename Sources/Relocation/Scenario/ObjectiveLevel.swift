/// One level of the objective: a weighted sum of criteria, to be made as small as can be without worsening any earlier level.
public struct ObjectiveLevel: Hashable, Sendable {
  /// One criterion with its weight.
  public struct Term: Hashable, Sendable {
    /// What is to be small.
    public var criterion: Criterion
    /// Zero or more.
    public var weight: Int
    /// Makes the pair, or a level of such pairs.
    public init(_ criterion: Criterion, weight: Int) {
      self.criterion = criterion
      self.weight = weight
    }
  }

  /// In the order of the file, each criterion once.
  public var terms: [Term]
  /// How much later levels may worsen this one, in its own units.
  public var tolerance: Int

  /// Makes the pair, or a level of such pairs.
  public init(_ terms: [Term], tolerance: Int = 0) {
    self.terms = terms
    self.tolerance = tolerance
  }

  /// What every value of the level is a multiple of: the greatest common divisor of the weights, since criteria count in whole
  /// numbers; 1 where all weights are zero.
  public var unit: Int {
    var (divisor, rest) = (0, 0)
    for term in terms {
      rest = term.weight
      while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
    }
    return max(1, abs(divisor))
  }

  /// The least value that the level can have and that is not below a number; the number itself where there is none in 64 bits.
  public func leastValue(from number: Int) -> Int {
    let over = number % unit
    let (value, isBeyond) = over > 0 ? number.addingReportingOverflow(unit - over) : (number - over, false)
    return isBeyond ? number : value
  }
}
