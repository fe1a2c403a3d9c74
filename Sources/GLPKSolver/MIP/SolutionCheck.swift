internal import CGLPK

/// The rows, bounds and integrality of a problem as loaded, against which a point is held without any solver.
struct SolutionCheck {
  private let integer: [Bool]
  private let costs: [Double]
  private let constant: Double
  private let tolerance: Double

  /// Above this not every whole number is told from the next.
  private static let largestWhole = 9_007_199_254_740_992.0

  /// What a point breaks worst.
  struct Breach {
    let reason: String
    let amount: Double
  }

  init(_ problem: borrowing GLPKProblem, tolerance: Double) throws {
    integer = try problem.integerColumns()
    costs = try problem.costs()
    constant = try problem.objectiveConstant()
    self.tolerance = tolerance
  }

  /// The point with the values of integer columns made whole.
  func rounded(_ point: [Double]) -> [Double] {
    zip(point, integer).map { $1 ? $0.rounded() : $0 }
  }

  /// The objective's value at a point.
  func objective(at point: [Double]) -> Double {
    zip(costs, point).reduce(constant) { $0 + $1.0 * $1.1 }
  }

  /// The first column or row that the point breaks; nil where there is none.
  func breach(of problem: borrowing GLPKProblem, at point: [Double]) throws -> Breach? {
    guard point.count == integer.count else {
      return Breach(reason: "\(integer.count) values are needed, off", amount: Double(point.count - integer.count))
    }
    for (column, value) in point.enumerated() {
      guard value.isFinite else { return Breach(reason: "column \(column) is not a finite number, off", amount: value) }
      if integer[column], value != value.rounded() {
        return Breach(reason: "column \(column) is not whole, off", amount: value - value.rounded())
      }
      if integer[column], abs(value) > Self.largestWhole {
        return Breach(reason: "column \(column) is beyond whole numbers", amount: abs(value) - Self.largestWhole)
      }
      let (lower, upper) = try problem.columnBounds(column)
      if let amount = excess(of: value, size: abs(value), lower, upper) {
        return Breach(reason: "column \(column) passes a bound", amount: amount)
      }
    }
    let (activities, sizes) = try problem.rowSums(at: point)
    for (row, activity) in activities.enumerated() {
      let (lower, upper) = try problem.rowBounds(row)
      if let amount = excess(of: activity, size: sizes[row], lower, upper) {
        return Breach(reason: "row \(row) passes a bound", amount: amount)
      }
    }
    return nil
  }

  /// By how much a sum passes its bounds, where that is more than the tolerance allows for terms of this size.
  private func excess(of sum: Double, size: Double, _ lower: Double?, _ upper: Double?) -> Double? {
    let below = lower.map { $0 - sum } ?? 0
    let above = upper.map { sum - $0 } ?? 0
    let amount = max(below, above)
    return amount > tolerance * max(1, min(size, 1e3)) ? amount : nil
  }
}

extension GLPKProblem {
  /// What each row sums to at a point, and what it would with every term positive.
  func rowSums(at point: [Double]) throws -> (activities: [Double], sizes: [Double]) {
    let (height, width) = (rowCount, columnCount)
    var activities = [Double](repeating: 0, count: height)
    var sizes = activities
    var rows = [Int32](repeating: 0, count: height + 1)
    var values = [Double](repeating: 0, count: height + 1)
    try reading { problem in
      for column in 0..<width where point[column] != 0 {
        let count = unsafe glp_get_mat_col(problem, Int32(column + 1), &rows, &values)
        for entry in 0..<Int(count) {
          let term = values[entry + 1] * point[column]
          activities[Int(rows[entry + 1]) - 1] += term
          sizes[Int(rows[entry + 1]) - 1] += abs(term)
        }
      }
    }
    return (activities, sizes)
  }
}
