public import Formulation
public import Relocation

/// How a run ended.
public enum PlanningOutcome: Sendable {
  /// A plan, and how far it is proven.
  case planned(PlanningResult)
  /// No plan obeys the rules.
  case impossible(Impossibility)
  /// The time limit or an interrupt came before any plan was found.
  case stoppedWithoutPlan(StopReason)
}

/// Why a run stopped.
public enum StopReason: String, Hashable, Sendable {
  /// Everything asked for is proven.
  case proven
  case timeLimit
  case interrupted
  /// The method has done what it can and the gap asked for is not proven.
  case exhausted
}

/// A plan with its proof.
public struct PlanningResult: Sendable {
  /// Who goes where.
  public var plan: Plan
  /// One per objective level.
  public var levels: [LevelResult]
  /// What re-derives the certified bounds.
  public var certificate: BoundCertificate
  /// Why the run ended.
  public var reason: StopReason
  /// The seed that decided among equal plans.
  public var seed: UInt64
  /// How it was found.
  public var method: PlanningOptions.Method
  /// Seconds by phase, in order of first use.
  public var timings: [(phase: PlanningProgress.Phase, seconds: Double)]

  /// Whether every level is proven within the gap asked for.
  public var isProven: Bool { reason == .proven }

  /// Makes one from its parts.
  public init(
    plan: Plan, levels: [LevelResult], certificate: BoundCertificate, reason: StopReason, seed: UInt64,
    method: PlanningOptions.Method, timings: [(phase: PlanningProgress.Phase, seconds: Double)]
  ) {
    self.plan = plan
    self.levels = levels
    self.certificate = certificate
    self.reason = reason
    self.seed = seed
    self.method = method
    self.timings = timings
  }
}

/// That no plan obeys the rules, and the smallest change found that would help.
public struct Impossibility: Sendable {
  /// One limit to be changed.
  public struct Change: Hashable, Sendable {
    /// Which limit.
    public var resource: ResourceName
    /// By how much: positive raises an upper limit, negative lowers a lower one.
    public var amount: Int
    /// Makes one from its parts.
    public init(resource: ResourceName, amount: Int) {
      self.resource = resource
      self.amount = amount
    }
  }

  /// Households that no site may take whatever the capacities are, though they must be placed.
  public var householdsWithoutSite: [HouseholdID]
  /// The smallest change of limits that makes a plan possible; empty where changing limits does not help.
  public var changes: [Change]
  /// Whether ``changes`` is proven smallest.
  public var isProvenSmallest: Bool
  /// Up to five different ways to make a plan possible, the smallest first: fewest rules given up, then fewest units.
  public var ways: [RepairWay]
  /// Limits and rules that cannot all hold; `nil` where none were singled out.
  public var clash: RuleClash?

  /// Makes one from its parts.
  public init(
    householdsWithoutSite: [HouseholdID], changes: [Change], isProvenSmallest: Bool, ways: [RepairWay] = [],
    clash: RuleClash? = nil
  ) {
    self.householdsWithoutSite = householdsWithoutSite
    self.changes = changes
    self.isProvenSmallest = isProvenSmallest
    self.ways = ways
    self.clash = clash
  }
}
