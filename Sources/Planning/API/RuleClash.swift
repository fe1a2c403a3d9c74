public import Formulation

/// Limits and rules that cannot all hold together.
public struct RuleClash: Hashable, Sendable {
  /// One of them.
  public enum Member: Hashable, Sendable {
    /// The upper limit of a resource, or the lower one.
    case limit(ResourceName, isUpper: Bool)
    case rule(RelaxedRule)
  }

  /// Rules first, then limits in the order of the problem.
  public var members: [Member]
  /// Whether, without any one of them, the others have a plan.
  public var isIrreducible: Bool

  /// Makes one from its parts.
  public init(members: [Member], isIrreducible: Bool) {
    self.members = members
    self.isIrreducible = isIrreducible
  }
}
