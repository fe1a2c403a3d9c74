/// A statement about a linear expression: that it lies between two numbers.
///
/// It is made by writing the mathematics, with the unknowns on either side:
///
/// ```swift
/// let capacity = 4 * x + 5 * y <= 20
/// let order = x >= y
/// let balance = x + y == 3
/// let window = (x + y).between(1, 3)
/// ```
///
/// The one exception is `x == y` between two bare variables, which asks whether they are the same variable; write
/// `x - y == 0` for the equation.
public struct LinearConstraint: Sendable {
  /// The terms; no constant stands among them.
  public let terms: [LinearTerm]
  /// The least value the terms may sum to; nil where there is none.
  public let lower: Double?
  /// The greatest value the terms may sum to; nil where there is none.
  public let upper: Double?

  /// Makes a constraint of terms between two numbers.
  public init(terms: [LinearTerm], lower: Double?, upper: Double?) {
    self.terms = terms
    self.lower = lower
    self.upper = upper
  }

  /// `expression <= 0`, `>= 0` or `== 0`, with the constant moved to the other side.
  init(_ expression: LinearExpression, _ relation: Relation) {
    let side = 0 - expression.constant
    self.init(
      terms: expression.terms, lower: relation == .atMost ? nil : side, upper: relation == .atLeast ? nil : side)
  }

  enum Relation { case atMost, atLeast, equal }
}

extension LinearExpression {
  /// The constraint `lower <= self <= upper`; nil leaves a side open.
  public func between(_ lower: Double?, _ upper: Double?) -> LinearConstraint {
    LinearConstraint(terms: terms, lower: lower.map { $0 - constant }, upper: upper.map { $0 - constant })
  }
}

extension Variable {
  /// The constraint `lower <= self <= upper`; nil leaves a side open.
  public func between(_ lower: Double?, _ upper: Double?) -> LinearConstraint {
    LinearExpression(self).between(lower, upper)
  }
}
