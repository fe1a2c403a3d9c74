/// What a plan folder says of its plan, to be held against the tables.
public struct PlanClaims: Hashable, Sendable {
  /// What it says of one objective level.
  public struct Level: Hashable, Sendable {
    /// The weighted criteria, as `(key, weight, value)`.
    public var terms: [Term]
    /// The weighted sum.
    public var value: Int
    /// No plan that keeps the earlier levels is below this.
    public var bound: Int
    /// The part of it that the certificate re-derives.
    public var certifiedBound: Int
    /// How much later levels were allowed to worsen this one.
    public var tolerance: Int

    /// Makes a claim.
    public init(terms: [Term], value: Int, bound: Int, certifiedBound: Int, tolerance: Int) {
      self.terms = terms
      self.value = value
      self.bound = bound
      self.certifiedBound = certifiedBound
      self.tolerance = tolerance
    }
  }

  /// What it says of one criterion of a level.
  public struct Term: Hashable, Sendable {
    /// The criterion's key in a scenario file.
    public var criterion: String
    /// Its weight in the level.
    public var weight: Int
    /// The plan's value.
    public var value: Int

    /// Makes a claim.
    public init(criterion: String, weight: Int, value: Int) {
      self.criterion = criterion
      self.weight = weight
      self.value = value
    }
  }

  /// In order.
  public var levels: [Level]
  /// Values by criterion key.
  public var criteria: [String: Int]
  /// Whether every level is said to be proven within ``gapAsked``.
  public var isProven: Bool
  /// A relative gap.
  public var gapAsked: Double
  /// The files the plan was made from.
  public var inputs: [InputFingerprint]

  /// Makes the claims.
  public init(
    levels: [Level], criteria: [String: Int], isProven: Bool, gapAsked: Double, inputs: [InputFingerprint]
  ) {
    self.levels = levels
    self.criteria = criteria
    self.isProven = isProven
    self.gapAsked = gapAsked
    self.inputs = inputs
  }
}
