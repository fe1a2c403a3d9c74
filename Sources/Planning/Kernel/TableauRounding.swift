import GLPKSolver

/// Cutting planes by mixed-integer rounding of rows of the simplex tableau, with the slacks of rows in whole numbers as whole numbers:
/// GLPK's Gomory cuts take every slack for one that may have any value, and are weaker for it.
///
/// Source: Gomory, An algorithm for the mixed integer problem, RAND RM-2597, 1960.
struct TableauRounding: Sendable {
  private let columns: [GLPKProblem.Column]
  private let rows: [GLPKProblem.Row]
  /// By column, and by row of the program, whether it may be taken for a whole number: for every solution there is one as good in
  /// which it is.
  let isWholeColumn: [Bool]
  let isWholeRow: [Bool]

  init(_ program: some LevelProgram) {
    (columns, rows) = (program.columns, program.rows)
    let areFlowsWhole = Self.areFlowsWhole(columns, rows)
    isWholeColumn = columns.map { $0.isInteger || areFlowsWhole }
    var isWholeRow = rows.map(\.hasWholeBounds)
    for (column, isWhole) in zip(columns, isWholeColumn) {
      for (row, value) in zip(column.rows, column.values) where !isWhole || !value.isWhole {
        isWholeRow[Int(row)] = false
      }
    }
    self.isWholeRow = isWholeRow
  }

  /// Whether the columns that are not for whole numbers take them all the same, once the others have them: each adds to one row at most
  /// and takes from one at most, as flows in a network do, and the rows they meet are in whole numbers.
  private static func areFlowsWhole(_ columns: [GLPKProblem.Column], _ rows: [GLPKProblem.Row]) -> Bool {
    var isMet = [Bool](repeating: false, count: rows.count)
    for column in columns where !column.isInteger {
      let (into, out) = (column.values.count { $0 == 1 }, column.values.count { $0 == -1 })
      guard into <= 1, out <= 1, into + out == column.values.count, (column.lower ?? 0).isWhole,
        (column.upper ?? 0).isWhole
      else { return false }
      for row in column.rows { isMet[Int(row)] = true }
    }
    guard zip(rows, isMet).allSatisfy({ $0.hasWholeBounds || !$1 }) else { return false }
    return columns.allSatisfy { column in
      zip(column.rows, column.values).allSatisfy { !isMet[Int($0)] || $1.isWhole }
    }
  }

  /// Planes that the optimum just found is beyond, the deepest first, none of them nearly parallel to another.
  ///
  /// - Parameters:
  ///   - lp: the program's rows and after them `planes`, at its optimum.
  ///   - settled: by column the value that holds it, if one does.
  ///   - most: rows of the tableau that are looked at.
  func planes(
    _ lp: inout GLPKProblem, at point: LPPoint, after planes: [CuttingPlane], settled: [Double?], most: Int
  ) throws -> [CuttingPlane] {
    let tableau = try Tableau(self, &lp, point, planes, settled)
    var found: [CuttingPlane] = []
    for column in tableau.fractional.prefix(most) {
      guard let combination = try lp.rowCombination(of: column) else { continue }
      if let plane = tableau.rounded(combination, of: column) { found.append(plane) }
    }
    return distinct(found.deepestFirst)
  }

  private func distinct(_ planes: [CuttingPlane]) -> [CuttingPlane] {
    var kept: [(plane: CuttingPlane, dense: [Double], norm: Double)] = []
    for plane in planes.prefix(Self.planesCompared) {
      let norm = plane.values.reduce(0.0) { $0 + $1 * $1 }.squareRoot()
      let isNew = kept.allSatisfy { other in
        let product = zip(plane.columns, plane.values).reduce(0.0) { $0 + $1.1 * other.dense[Int($1.0)] }
        return abs(product) < Self.mostParallel * norm * other.norm
      }
      guard isNew else { continue }
      var dense = [Double](repeating: 0, count: columns.count)
      for (column, value) in zip(plane.columns, plane.values) { dense[Int(column)] = value }
      kept.append((plane, dense, norm))
      if kept.count == Self.planesKept { break }
    }
    return kept.map(\.plane)
  }

  private static let planesCompared = 100
  private static let planesKept = 30
  private static let mostParallel = 0.5

  /// The optimum of a program with planes, and where its basis holds rows and columns.
  private struct Tableau {
    let program: TableauRounding
    let point: LPPoint
    let planes: [CuttingPlane]
    let settled: [Double?]
    let rowBases: [BasisStatus]
    let columnBases: [BasisStatus]
    /// Whole columns that are not at whole numbers, the least decided first.
    let fractional: [Int]

    init(
      _ program: TableauRounding, _ lp: inout GLPKProblem, _ point: LPPoint, _ planes: [CuttingPlane],
      _ settled: [Double?]
    ) throws {
      (self.program, self.point, self.planes, self.settled) = (program, point, planes, settled)
      rowBases = try lp.rowBasisStatuses()
      let columnBases = try lp.columnBasisStatuses()
      self.columnBases = columnBases
      let values = point.columnPrimals
      func distance(_ column: Int) -> Double { abs(values[column] - values[column].rounded(.down) - 0.5) }
      fractional = values.indices
        .filter {
          program.isWholeColumn[$0] && columnBases[$0] == .basic && distance($0) < 0.5 - TableauRounding.leastPart
        }
        .sorted { (distance($0), $0) < (distance($1), $1) }
    }

    /// The plane that rounding a sum of the rows gives; `nil` where it is of no use, or its numbers are not to be trusted.
    func rounded(_ combination: [Double], of basic: Int) -> CuttingPlane? {
      var sums = program.sums(combination, planes)
      guard abs(sums[basic] - 1) < Self.accuracy, let value = value(combination, sums, of: basic) else { return nil }
      sums[basic] = 0
      let part = value - value.rounded(.down)
      guard part > TableauRounding.leastPart / 2, part < 1 - TableauRounding.leastPart / 2 else { return nil }
      // For every row and column out of the basis the distance from its bound, which is not negative, has a coefficient in the tableau's
      // row. The plane says that their sum with rounded coefficients is at least 1.
      var limit = 1.0
      var shares = [Double](repeating: 0, count: combination.count)
      for (row, multiplier) in combination.enumerated() where multiplier != 0 {
        let bounds = bounds(ofRow: row)
        let isWhole = row < program.rows.count && program.isWholeRow[row]
        switch rowBases[row] {
        case .atLower:
          guard let lower = bounds.lower else { return nil }
          shares[row] = Self.rounded(-multiplier, part, isWhole: isWhole)
          limit += shares[row] * lower
        case .atUpper:
          guard let upper = bounds.upper else { return nil }
          shares[row] = -Self.rounded(multiplier, part, isWhole: isWhole)
          limit += shares[row] * upper
        case .fixed: continue
        case .basic, .free: guard abs(multiplier) < Self.tiny else { return nil }
        }
      }
      var own = program.sums(shares, planes)
      var largest = 0.0
      for (column, it) in program.columns.enumerated() {
        if let held = settled[column] {
          limit -= own[column] * held
          own[column] = 0
          continue
        }
        if abs(sums[column]) > Self.tiny {
          let isWhole = program.isWholeColumn[column]
          switch columnBases[column] {
          case .basic: guard abs(sums[column]) < Self.accuracy else { return nil }
          case .atLower:
            guard let lower = it.lower else { return nil }
            let share = Self.rounded(sums[column], part, isWhole: isWhole)
            own[column] += share
            limit += share * lower
          case .atUpper:
            guard let upper = it.upper else { return nil }
            let share = Self.rounded(-sums[column], part, isWhole: isWhole)
            own[column] -= share
            limit -= share * upper
          case .fixed: break
          case .free: return nil
          }
        }
        largest = max(largest, abs(own[column]))
      }
      return plane(own, limit, largest)
    }

    private func bounds(ofRow row: Int) -> GLPKProblem.Row {
      row < program.rows.count ? program.rows[row] : planes[row - program.rows.count].row
    }

    /// What the bounds out of the basis say of a basic column's value; `nil` where the optimum found says something else.
    private func value(_ combination: [Double], _ sums: [Double], of basic: Int) -> Double? {
      var value = 0.0
      for (row, multiplier) in combination.enumerated() where multiplier != 0 {
        let bounds = bounds(ofRow: row)
        guard let bound = rowBases[row] == .atUpper ? bounds.upper : bounds.lower ?? bounds.upper else { continue }
        value += multiplier * bound
      }
      for (column, sum) in sums.enumerated() where column != basic && columnBases[column] != .basic {
        let it = program.columns[column]
        let bound = settled[column] ?? (columnBases[column] == .atUpper ? it.upper : it.lower) ?? 0
        value -= sum * bound
      }
      return abs(value - point.columnPrimals[basic]) < 1e-6 ? value : nil
    }

    /// The plane without coefficients too small to be trusted: what they could add at most is taken off the limit.
    private func plane(_ sums: [Double], _ limit: Double, _ largest: Double) -> CuttingPlane? {
      var limit = limit
      var (indices, values): ([Int32], [Double]) = ([], [])
      for (column, sum) in sums.enumerated() where sum != 0 {
        if abs(sum) > Self.leastCoefficient * largest {
          indices.append(Int32(column))
          values.append(sum)
        } else {
          guard let bound = sum > 0 ? program.columns[column].upper : program.columns[column].lower else { return nil }
          limit -= sum * bound
        }
      }
      guard limit.isFinite else { return nil }
      return CuttingPlane(lower: limit, columns: indices, values: values, at: point.columnPrimals)
    }

    /// The function of mixed-integer rounding, for a right side that is so much above a whole number.
    private static func rounded(_ coefficient: Double, _ part: Double, isWhole: Bool) -> Double {
      guard isWhole else { return coefficient > 0 ? coefficient / part : -coefficient / (1 - part) }
      let rest = coefficient - coefficient.rounded(.down)
      if rest > 1 - Self.tiny { return 0 }
      return rest <= part ? rest / part : (1 - rest) / (1 - part)
    }

    private static let tiny = 1e-10
    /// How near to 0 or 1 the sums of basic columns are.
    private static let accuracy = 1e-8
    private static let leastCoefficient = 1e-7
  }

  /// By column, what it adds to the rows' sum with the multipliers.
  private func sums(_ multipliers: [Double], _ planes: [CuttingPlane]) -> [Double] {
    var sums = columns.map { column in
      var sum = 0.0
      for index in column.rows.indices { sum += multipliers[Int(column.rows[index])] * column.values[index] }
      return sum
    }
    for (plane, multiplier) in zip(planes, multipliers[rows.count...]) where multiplier != 0 {
      for (column, value) in zip(plane.columns, plane.values) { sums[Int(column)] += multiplier * value }
    }
    return sums
  }

  /// How far from a whole number the right side is at the least.
  private static let leastPart = 0.02
}

extension GLPKProblem.Row {
  fileprivate var hasWholeBounds: Bool { (lower ?? 0).isWhole && (upper ?? 0).isWhole }
}

extension Double {
  fileprivate var isWhole: Bool { self == rounded() }
}
