/// A basic solution of an LP: the values, and the prices that go with them.
public struct LPPoint: Sendable, Hashable {
  /// The objective's value, its constant included.
  public let objective: Double
  /// The value of each column.
  public let columnPrimals: [Double]
  /// What each row sums to.
  public let rowActivities: [Double]
  /// The dual of each row: the change of the objective per unit of its bound.
  public let rowDuals: [Double]
  /// The reduced cost of each column: its cost less its rows' duals times its coefficients.
  public let reducedCosts: [Double]
}
