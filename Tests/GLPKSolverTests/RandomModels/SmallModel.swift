import GLPKSolver
import LinearModel

/// A model of whole numbers, small enough to be solved exactly. GLPK gets its rows, and its continuous columns, in other
/// units: powers of two, so that nothing is rounded.
struct SmallModel {
  struct Row {
    var lower: Int?
    var upper: Int?
    var coefficients: [Int]
    /// GLPK gets the row times this.
    var unit = 1.0
  }

  struct Column {
    var lower: Int?
    var upper: Int?
    var cost: Int
    var isInteger: Bool
    /// GLPK's value times this is ours; 1 where the column is integer.
    var unit = 1.0
  }

  var columns: [Column] = []
  var rows: [Row] = []
  var constant = 0
  var isMaximizing = false
  var isWild = false

  /// What GLPK is to be told of a column; the rows must be there.
  func glpkColumn(_ index: Int) -> GLPKProblem.Column {
    let column = columns[index]
    let entries = rows.indices.filter { rows[$0].coefficients[index] != 0 }
    return .init(
      lower: column.lower.map { Double($0) / column.unit }, upper: column.upper.map { Double($0) / column.unit },
      cost: Double(column.cost) * column.unit, isInteger: column.isInteger, rows: entries.map(Int32.init),
      values: entries.map { Double(rows[$0].coefficients[index]) * rows[$0].unit * column.unit })
  }

  func bounds(ofRow index: Int) -> GLPKProblem.Row {
    let row = rows[index]
    return .init(lower: row.lower.map { Double($0) * row.unit }, upper: row.upper.map { Double($0) * row.unit })
  }

  /// Loads all of it into an empty problem.
  func load(into problem: inout GLPKProblem) throws {
    try problem.addRows(rows.indices.map { bounds(ofRow: $0) })
    try problem.addColumns(columns.indices.map { glpkColumn($0) })
    try problem.setObjectiveConstant(Double(constant))
    try problem.setDirection(isMaximizing ? .maximize : .minimize)
  }

  /// The answer for continuous columns, exactly.
  func exactLP() throws -> ExactSimplex.Answer {
    var form = NonnegativeForm(self)
    for (index, column) in columns.enumerated() { form.add(column, at: index) }
    let answer = try ExactSimplex.solve(costs: form.costs, rows: form.rows, limits: form.limits)
    guard case .optimal(let value) = answer else { return answer }
    let shifted = try Fraction(form.constant) - (Fraction(0) - value)
    return .optimal(isMaximizing ? shifted : try Fraction(0) - shifted)
  }

  /// The best value for integer columns, by trying every point; nil where none obeys the rows.
  func bestByTrying() -> Int? {
    var best: Int?
    var point = columns.map { $0.lower ?? 0 }
    while true {
      if obeys(point) {
        let value = value(at: point)
        best = best.map { isMaximizing ? max($0, value) : min($0, value) } ?? value
      }
      guard let next = point.indices.first(where: { point[$0] < columns[$0].upper ?? 0 }) else { return best }
      for index in 0..<next { point[index] = columns[index].lower ?? 0 }
      point[next] += 1
    }
  }

  func value(at point: [Int]) -> Int {
    zip(columns, point).reduce(constant) { $0 + $1.0.cost * $1.1 }
  }

  func obeys(_ point: [Int]) -> Bool {
    rows.allSatisfy { row in
      let sum = zip(row.coefficients, point).reduce(0) { $0 + $1.0 * $1.1 }
      return sum >= row.lower ?? sum && sum <= row.upper ?? sum
    }
  }
}

/// The model as a maximum over columns from zero up, and rows with upper limits only.
private struct NonnegativeForm {
  var costs: [Int] = []
  var rows: [[Int]]
  var limits: [Int]
  var constant: Int
  private let sign: Int
  /// By row of `rows`: the model's row, and whether it is turned over.
  private var sides: [(coefficients: [Int], sign: Int)] = []

  init(_ model: SmallModel) {
    sign = model.isMaximizing ? 1 : -1
    constant = sign * model.constant
    limits = []
    for row in model.rows {
      if let upper = row.upper {
        sides.append((row.coefficients, 1))
        limits.append(upper)
      }
      if let lower = row.lower {
        sides.append((row.coefficients, -1))
        limits.append(-lower)
      }
    }
    rows = sides.map { _ in [] }
  }

  /// Adds a column: from its lower bound up, from its upper bound down, or as a difference of two.
  mutating func add(_ column: SmallModel.Column, at index: Int) {
    if let lower = column.lower {
      shift(index, column, by: lower)
      append(index, column, 1)
      if let upper = column.upper {
        rows.append([Int](repeating: 0, count: costs.count - 1) + [1])
        limits.append(upper - lower)
      }
    } else if let upper = column.upper {
      shift(index, column, by: upper)
      append(index, column, -1)
    } else {
      append(index, column, 1)
      append(index, column, -1)
    }
  }

  private mutating func shift(_ index: Int, _ column: SmallModel.Column, by amount: Int) {
    constant += sign * column.cost * amount
    for (row, side) in sides.enumerated() { limits[row] -= side.sign * side.coefficients[index] * amount }
  }

  private mutating func append(_ index: Int, _ column: SmallModel.Column, _ direction: Int) {
    costs.append(sign * direction * column.cost)
    for row in rows.indices {
      rows[row].append(row < sides.count ? sides[row].sign * direction * sides[row].coefficients[index] : 0)
    }
  }
}
