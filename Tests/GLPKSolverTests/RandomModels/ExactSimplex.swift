/// The judge of GLPK's LPs: the simplex method by Bland's rule, in fractions. Maximises `costs` over `rows · x <= limits`,
/// x >= 0.
struct ExactSimplex {
  enum Answer: Equatable, Sendable {
    case optimal(Fraction)
    case infeasible
    case unbounded
  }

  /// By row: what the basic variable is at zero, then what each variable outside the basis takes off it.
  private var rows: [[Fraction]]
  /// Less the value, then what each variable outside the basis adds to it.
  private var gains: [Fraction]
  /// Which variable is basic in each row, and which stand outside.
  private var basic: [Int]
  private var outside: [Int]

  static func solve(costs: [Int], rows: [[Int]], limits: [Int]) throws -> Answer {
    var tableau = ExactSimplex(costs: costs, rows: rows, limits: limits)
    guard try tableau.becomeFeasible(costs) else { return .infeasible }
    return try tableau.climb() ? .optimal(Fraction(0) - tableau.gains[0]) : .unbounded
  }

  private init(costs: [Int], rows: [[Int]], limits: [Int]) {
    self.rows = zip(limits, rows).map { [Fraction($0)] + $1.map { Fraction($0) } }
    gains = [Fraction(0)] + costs.map { Fraction($0) }
    outside = Array(costs.indices)
    basic = rows.indices.map { costs.count + $0 }
  }

  /// Takes one more variable off every row, makes it as small as can be, and asks whether that is zero.
  private mutating func becomeFeasible(_ costs: [Int]) throws -> Bool {
    guard rows.contains(where: { $0[0].isNegative }) else { return true }
    let artificial = outside.count + basic.count
    for row in rows.indices { rows[row].append(Fraction(-1)) }
    outside.append(artificial)
    let wanted = gains + [Fraction(0)]
    gains = outside.map { _ in Fraction(0) } + [Fraction(-1)]
    var lowest = 0
    for row in rows.indices where try (rows[row][0] - rows[lowest][0]).isNegative { lowest = row }
    try pivot(lowest, outside.count - 1)
    _ = try climb()
    guard gains[0] == Fraction(0) else { return false }
    if let row = basic.firstIndex(of: artificial) {
      guard let column = rows[row].dropFirst().firstIndex(where: { $0 != Fraction(0) }) else {
        rows.remove(at: row)
        basic.remove(at: row)
        return try restore(wanted, without: artificial)
      }
      try pivot(row, column - 1)
    }
    return try restore(wanted, without: artificial)
  }

  /// The costs again, in the variables outside the basis.
  private mutating func restore(_ wanted: [Fraction], without artificial: Int) throws -> Bool {
    if let column = outside.firstIndex(of: artificial) {
      outside.remove(at: column)
      for row in rows.indices { rows[row].remove(at: column + 1) }
    }
    gains = [Fraction(0)] + outside.map { $0 < wanted.count - 2 ? wanted[$0 + 1] : Fraction(0) }
    for (row, variable) in basic.enumerated() where variable < wanted.count - 2 {
      for term in gains.indices { gains[term] = try gains[term] - wanted[variable + 1] * rows[row][term] }
    }
    return true
  }

  /// Pivots until nothing gains; `false` where there is no end to it.
  private mutating func climb() throws -> Bool {
    while let column = outside.indices.filter({ gains[$0 + 1].isPositive }).min(by: { outside[$0] < outside[$1] }) {
      var leaving: (row: Int, ratio: Fraction)?
      for row in rows.indices where rows[row][column + 1].isPositive {
        let ratio = try rows[row][0] / rows[row][column + 1]
        guard let best = leaving else {
          leaving = (row, ratio)
          continue
        }
        if try (ratio - best.ratio).isNegative || ratio == best.ratio && basic[row] < basic[best.row] {
          leaving = (row, ratio)
        }
      }
      guard let leaving else { return false }
      try pivot(leaving.row, column)
    }
    return true
  }

  private mutating func pivot(_ row: Int, _ column: Int) throws {
    let pivot = rows[row][column + 1]
    var own = try rows[row].map { try $0 / pivot }
    own[column + 1] = try Fraction(1) / pivot
    for other in rows.indices where other != row { rows[other] = try Self.eliminate(rows[other], own, column) }
    gains = try Self.eliminate(gains, own, column)
    rows[row] = own
    swap(&basic[row], &outside[column])
  }

  private static func eliminate(_ terms: [Fraction], _ own: [Fraction], _ column: Int) throws -> [Fraction] {
    let factor = terms[column + 1]
    var result = try zip(terms, own).map { try $0 - factor * $1 }
    result[column + 1] = try Fraction(0) - factor * own[column + 1]
    return result
  }
}
