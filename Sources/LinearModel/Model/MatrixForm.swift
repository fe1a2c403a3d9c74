/// A model as arrays, the form solvers take: rows between bounds over columns between bounds.
///
/// Open sides are infinities here and nowhere else; every other number is finite.
public struct MatrixForm: Sendable {
  /// The model's name.
  public let name: String
  /// Whether less or more of the objective is better.
  public let direction: ObjectiveDirection
  /// What is added to the objective's terms.
  public let objectiveConstant: Double
  /// The objective's coefficient of each column.
  public let costs: [Double]
  /// The lower bound of each column, `-.infinity` where there is none.
  public let columnLowerBounds: [Double]
  /// The upper bound of each column, `.infinity` where there is none.
  public let columnUpperBounds: [Double]
  /// Whether each column takes whole numbers only.
  public let columnIsInteger: [Bool]
  /// The lower bound of each row, `-.infinity` where there is none.
  public let rowLowerBounds: [Double]
  /// The upper bound of each row, `.infinity` where there is none.
  public let rowUpperBounds: [Double]
  /// The coefficients.
  public let matrix: SparseMatrix
  /// The name given to each column, nil where none was.
  public let columnNames: [String?]
  /// The name given to each row, nil where none was.
  public let rowNames: [String?]
}
