extension GLPKProblem {
  /// A row to add: its sum lies between two bounds.
  public struct Row: Sendable, Hashable {
    /// The least sum; nil where there is none.
    public var lower: Double?
    /// The greatest sum; nil where there is none.
    public var upper: Double?

    /// Makes a row; equal bounds make an equation.
    public init(lower: Double? = nil, upper: Double? = nil) {
      self.lower = lower
      self.upper = upper
    }
  }

  /// A column to add, with its coefficients in rows that exist.
  public struct Column: Sendable, Hashable {
    /// The least value; nil where there is none.
    public var lower: Double?
    /// The greatest value; nil where there is none.
    public var upper: Double?
    /// The coefficient in the objective.
    public var cost: Double
    /// Whether only whole numbers are allowed.
    public var isInteger: Bool
    /// The rows it has coefficients in, from 0, each once, in any order.
    public var rows: [Int32]
    /// The coefficients, in the order of `rows`.
    public var values: [Double]

    /// Makes a column. Equal bounds fix it.
    public init(
      lower: Double? = 0, upper: Double? = nil, cost: Double = 0, isInteger: Bool = false, rows: [Int32] = [],
      values: [Double] = []
    ) {
      self.lower = lower
      self.upper = upper
      self.cost = cost
      self.isInteger = isInteger
      self.rows = rows
      self.values = values
    }
  }
}
