/// One way in which a point breaks a model, and by how much.
public enum Violation: Hashable, Sendable {
  /// The constraint's terms sum to `activity`, `amount` under its lower side.
  case belowConstraint(ConstraintID, activity: Double, amount: Double)
  /// The constraint's terms sum to `activity`, `amount` over its upper side.
  case aboveConstraint(ConstraintID, activity: Double, amount: Double)
  /// The variable is `amount` under its lower bound.
  case belowBound(Variable, value: Double, amount: Double)
  /// The variable is `amount` over its upper bound.
  case aboveBound(Variable, value: Double, amount: Double)
  /// The variable must be whole and is `amount` from the nearest whole number.
  case notWhole(Variable, value: Double, amount: Double)
  /// The value is no number, or infinite.
  case notFinite(Variable)

  /// By how much the point is off; infinity for a value that is no number.
  public var amount: Double {
    switch self {
    case .belowConstraint(_, _, let amount), .aboveConstraint(_, _, let amount): amount
    case .belowBound(_, _, let amount), .aboveBound(_, _, let amount), .notWhole(_, _, let amount): amount
    case .notFinite: .infinity
    }
  }
}
