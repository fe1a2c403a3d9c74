/// One thing wrong with a model's numbers.
public enum LinearModelFault: Hashable, Sendable, CustomStringConvertible {
  /// A coefficient is not a finite number.
  case coefficientNotFinite(constraint: String, variable: String)
  /// A side of a constraint is not a finite number.
  case sideNotFinite(constraint: String)
  /// A coefficient of the objective is not a finite number.
  case costNotFinite(variable: String)
  /// The objective's constant is not a finite number.
  case objectiveConstantNotFinite
  /// A bound of a variable is not a finite number; an open side is nil, not infinity.
  case boundNotFinite(variable: String)
  /// The lower bound lies above the upper one.
  case boundsCrossed(variable: String)
  /// The lower side of a constraint lies above the upper one.
  case sidesCrossed(constraint: String)
  /// A bound of an integer variable is not a whole number.
  case boundNotWhole(variable: String)

  /// What is wrong and where.
  public var description: String {
    switch self {
    case .coefficientNotFinite(let constraint, let variable):
      "constraint \(constraint): the coefficient of \(variable) is not a finite number"
    case .sideNotFinite(let constraint): "constraint \(constraint): a side is not a finite number"
    case .costNotFinite(let variable): "objective: the coefficient of \(variable) is not a finite number"
    case .objectiveConstantNotFinite: "objective: the constant is not a finite number"
    case .boundNotFinite(let variable): "variable \(variable): a bound is not a finite number"
    case .boundsCrossed(let variable): "variable \(variable): the lower bound lies above the upper"
    case .sidesCrossed(let constraint): "constraint \(constraint): the lower side lies above the upper"
    case .boundNotWhole(let variable): "variable \(variable): integer, but a bound is not a whole number"
    }
  }
}
