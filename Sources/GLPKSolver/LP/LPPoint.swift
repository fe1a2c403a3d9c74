/// A basic solution of an LP: the values, and the prices that go with them.
public struct LPPoint: Sendable, Hashable {
  /// The objective's value, its constant included.
  public package(set) var objective: Double
  /// The value of each column.
  public package(set) var columnPrimals: [Double]
  /// What each row sums to.
  public package(set) var rowActivities: [Double]
  /// The dual of each row: the change of the objective per unit of its bound.
  public package(set) var rowDuals: [Double]
  /// The reduced cost of each column: its cost less its rows' duals times its coefficients.
  public package(set) var reducedCosts: [Double]

  /// Refuses a point that is not of the problem's size, or not made of finite numbers.
  func check(rows: Int, columns: Int) throws {
    guard rowActivities.count == rows, rowDuals.count == rows, columnPrimals.count == columns,
      reducedCosts.count == columns
    else { throw GLPKError.wrongSolution(reason: "the point is not of the problem's size, off", amount: .nan) }
    for value in [[objective], columnPrimals, rowActivities, rowDuals, reducedCosts].joined() where !value.isFinite {
      throw GLPKError.wrongSolution(reason: "the point holds what is not a finite number, off", amount: value)
    }
  }
}
