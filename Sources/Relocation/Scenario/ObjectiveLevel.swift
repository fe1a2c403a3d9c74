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
}
