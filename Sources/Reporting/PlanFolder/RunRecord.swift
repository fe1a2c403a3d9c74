/// What a run says of itself and of what it proved; the rest of `plan.json` follows from case and plan.
public struct RunRecord: Hashable, Sendable {
  /// What is proven of one level.
  public struct Proof: Hashable, Sendable {
    /// No plan that keeps the earlier levels is below this.
    public var bound: Int
    /// The bound that the certificate re-derives without a solver.
    public var certifiedBound: Int

    /// Makes a proof.
    public init(bound: Int, certifiedBound: Int) {
      self.bound = bound
      self.certifiedBound = certifiedBound
    }
  }

  /// Every level within the gap asked for.
  public var isProven: Bool
  /// Why the run ended: `proven`, `timeLimit`, `interrupted`, `exhausted`.
  public var reason: String
  /// By which method: `direct`, `decompose`.
  public var method: String
  /// What decides among equal plans.
  public var seed: UInt64
  /// The relative gap at which a level counted as proven.
  public var gapAsked: Double
  /// One per objective level.
  public var proofs: [Proof]
  /// Seconds by phase, in order of first use.
  public var timings: [PlanDocument.Timing]
  /// What the plan was made with.
  public var versions: PlanDocument.Versions

  /// Makes a record.
  public init(
    isProven: Bool, reason: String, method: String, seed: UInt64, gapAsked: Double, proofs: [Proof],
    timings: [PlanDocument.Timing], versions: PlanDocument.Versions
  ) {
    self.isProven = isProven
    self.reason = reason
    self.method = method
    self.seed = seed
    self.gapAsked = gapAsked
    self.proofs = proofs
    self.timings = timings
    self.versions = versions
  }
}
