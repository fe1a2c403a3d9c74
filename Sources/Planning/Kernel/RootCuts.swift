import GLPKSolver

/// Cutting planes at the root of a tree: they raise the bound of its linear program in tenths of a second, and what the raised
/// bound leaves no room for is settled before the tree begins.
struct RootCuts: Sendable {
  /// The optimum of the linear program with the planes: no solution in whole numbers is below it.
  private(set) var bound: Double
  /// By column, the value it has in every solution below the cutoff; `nil` where that is open.
  private(set) var settled: [Double?]
  /// The columns' reduced costs at that optimum.
  private(set) var reducedCosts: [Double]
  /// The planes that hold the optimum, and those of the first round alone: the dense rows of many rounds make the linear
  /// programs of a long tree slow.
  private(set) var planes: [CuttingPlane] = []
  private(set) var firstPlanes: [CuttingPlane] = []

  /// Solves the linear program and cuts, round after round, as long as that raises the bound.
  ///
  /// - Parameters:
  ///   - cutoff: what a solution must stay below to be of use.
  ///   - options: for the next linear program.
  ///   - proceed: whether to go on, given the bound.
  /// - Returns: `nil` where the linear program has no optimum.
  static func run(
    _ program: some LevelProgram, cutoff: Double?, options: @Sendable () -> LPOptions,
    proceed: @Sendable (_ bound: Double) -> Bool
  ) throws -> RootCuts? {
    let (rows, columns) = (program.rows, program.columns)
    return try withGLPKProblem(named: "cuts") { lp in
      _ = try lp.addRows(rows)
      _ = try lp.addColumns(columns)
      try lp.rebuildBasis()
      try solveWithoutDear(program, &lp, options())
      guard case .optimal(var point) = try lp.solveLP(options()) else { return nil }
      let settled = columns.map { $0.lower == $0.upper ? $0.lower : nil }
      var cuts = RootCuts(
        bound: point.objective, settled: settled, reducedCosts: program.reducedCosts(point, settled: settled))
      var history = [point.objective]
      let rounding = TableauRounding(program)
      for round in 0..<roundsAllowed {
        if let cutoff {
          try cuts.settle(
            columns, program.reducedCosts(point, settled: cuts.settled), below: cutoff - point.objective, &lp)
        }
        guard proceed(cuts.bound), isWorthIt(history),
          let next = try cuts.raise(&lp, rounding, from: point, rowCount: rows.count, isFirst: round == 0, options)
        else { break }
        point = next
        if round == 0 { cuts.firstPlanes = cuts.planes }
        if point.objective > cuts.bound {
          (cuts.bound, cuts.reducedCosts) = (point.objective, program.reducedCosts(point, settled: cuts.settled))
        }
        history.append(cuts.bound)
      }
      return cuts
    }
  }

  /// Solves a large linear program without its dearest columns first: few of them have a part in its optimum, and from there the
  /// simplex method is soon done with all of them.
  private static func solveWithoutDear(
    _ program: some LevelProgram, _ lp: inout GLPKProblem, _ options: LPOptions
  ) throws {
    let dearness = program.dearness
    guard dearness.count > 2 * columnsAtFirst else { return }
    let limit = dearness.sorted()[columnsAtFirst]
    let dear = dearness.indices.filter { dearness[$0] > limit && program.columns[$0].isBinary }
    for column in dear { try lp.setColumnBounds(column, lower: 0, upper: 0) }
    _ = try lp.solveLP(options)
    for column in dear { try lp.setColumnBounds(column, lower: 0, upper: 1) }
  }

  /// One round of planes; `nil` where there are none, or the linear program lost its optimum over them.
  private mutating func raise(
    _ lp: inout GLPKProblem, _ rounding: TableauRounding, from point: LPPoint, rowCount: Int, isFirst: Bool,
    _ options: () -> LPOptions
  ) throws -> LPPoint? {
    var found = try rounding.planes(&lp, at: point, after: planes, settled: settled, most: Self.rowsRounded)
    if isFirst {
      found += try lp.cuttingPlanes(
        [.gomory, .mixedIntegerRounding, .cover], most: Self.planesARound, at: point
      ).prefix(Self.planesARound)
    }
    guard !found.isEmpty else { return nil }
    for plane in found {
      try lp.appendRow(plane.row, columns: plane.columns, values: plane.values)
    }
    guard case .optimal(let next) = try lp.solveLP(options()) else { return nil }
    let all = planes + found
    let isSlack = try lp.rowBasisStatuses()[rowCount...].map { $0 == .basic }
    planes = zip(all, isSlack).filter { !$1 }.map(\.0)
    guard isSlack.contains(true) else { return next }
    try lp.deleteRows(isSlack.indices.filter { isSlack[$0] }.map { rowCount + $0 })
    guard case .optimal(let last) = try lp.solveLP(options()) else { return nil }
    return last
  }

  /// Settles binary columns that a solution with less than `room` above the optimum cannot have at their other bound.
  private mutating func settle(
    _ columns: [GLPKProblem.Column], _ costs: [Double], below room: Double, _ lp: inout GLPKProblem
  ) throws {
    for (index, column) in columns.enumerated() where settled[index] == nil && column.isBinary {
      guard costs[index].magnitude > room else { continue }
      let value = costs[index] > 0 ? 0.0 : 1
      settled[index] = value
      try lp.setColumnBounds(index, lower: value, upper: value)
    }
  }

  /// Columns that are not settled.
  var openCount: Int { settled.count { $0 == nil } }

  /// The reduced cost within which so many open binary columns lie beyond those that have none.
  func reducedCost(ofCheapest count: Int, _ columns: [GLPKProblem.Column]) -> Double {
    var costs: [Double] = []
    for (index, column) in columns.enumerated()
    where column.isBinary && settled[index] == nil && reducedCosts[index].magnitude > 1e-9 {
      costs.append(reducedCosts[index].magnitude)
    }
    costs.sort()
    return count < costs.count ? costs[count] : .infinity
  }

  /// Whether the last rounds did more than a trifle of what all did.
  private static func isWorthIt(_ history: [Double]) -> Bool {
    guard let first = history.first, let last = history.last, history.count > 10 else { return true }
    return last - history[history.count - 9] > 0.03 * (last - first)
  }

  private static let roundsAllowed = 80
  /// Planes of GLPK's in the first round, after which they take long and add little.
  private static let planesARound = 60
  private static let rowsRounded = 60
  private static let columnsAtFirst = 1_000
}

extension GLPKProblem.Column {
  var isBinary: Bool { isInteger && lower == 0 && upper == 1 }
}
