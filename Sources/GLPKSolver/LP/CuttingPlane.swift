/// A row that every solution in whole numbers obeys and an optimum of the LP does not.
public struct CuttingPlane: Sendable {
  /// Its bounds, one of them open.
  public var row: GLPKProblem.Row
  /// Columns with coefficients, each once.
  public var columns: [Int32]
  /// Their coefficients.
  public var values: [Double]
  /// How far the optimum is beyond it, as a distance in the space of the columns.
  public var depth: Double

  /// Loosens a plane read from GLPK by what rounding may have moved it, and measures it; `nil` where it is of no use: too
  /// shallow, with coefficients too far apart to be trusted, or with too many of them to be worth their time.
  init?(lower: Double?, upper: Double?, columns: [Int32], values: [Double], at point: [Double], width: Int) {
    let sizes = values.map(\.magnitude)
    guard let largest = sizes.max(), let smallest = sizes.min(), smallest > 0, largest / smallest <= Self.spreadAllowed,
      largest.isFinite, columns.count <= max(50, width / 2)
    else { return nil }
    let activity = zip(columns, values).reduce(0.0) { $0 + $1.1 * point[Int($1.0)] }
    let norm = sizes.reduce(0.0) { $0 + $1 * $1 }.squareRoot()
    let beyond: Double
    switch (lower, upper) {
    case (let lower?, nil):
      let loosened = lower - Self.looseness * (1 + largest + lower.magnitude)
      row = .init(lower: loosened, upper: nil)
      beyond = loosened - activity
    case (nil, let upper?):
      let loosened = upper + Self.looseness * (1 + largest + upper.magnitude)
      row = .init(lower: nil, upper: loosened)
      beyond = activity - loosened
    default: return nil
    }
    depth = beyond / norm
    guard depth >= Self.leastDepth else { return nil }
    self.columns = columns
    self.values = values
  }

  /// A plane that says that a sum is no less than a limit, loosened and measured in the same way, whatever the number of coefficients.
  public init?(lower: Double, columns: [Int32], values: [Double], at point: [Double]) {
    self.init(
      lower: lower, upper: nil, columns: columns, values: values, at: point, width: 2 * columns.count)
  }

  private static let spreadAllowed = 1e6
  private static let looseness = 1e-9
  private static let leastDepth = 1e-4
}

extension [CuttingPlane] {
  /// The deepest first, of those as deep as each other in the order they have.
  public var deepestFirst: [CuttingPlane] {
    enumerated().sorted { ($0.element.depth, $1.offset) > ($1.element.depth, $0.offset) }.map(\.element)
  }
}
