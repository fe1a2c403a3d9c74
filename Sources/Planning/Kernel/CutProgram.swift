import GLPKSolver

/// What is left of a program once columns are settled, with planes among its rows.
struct CutProgram: Sendable {
  private(set) var rows: [GLPKProblem.Row]
  private(set) var columns: [GLPKProblem.Column] = []
  /// By column where it stands in the whole program.
  private(set) var positions: [Int] = []
  private let columnCount: Int

  /// - Parameters:
  ///   - limit: the reduced cost beyond which columns are held at their bounds too.
  ///   - isKept: by column, whether it stays open whatever that is; none is where it is empty.
  init(
    _ program: some LevelProgram, _ cuts: RootCuts, planes: [CuttingPlane], within limit: Double = .infinity,
    keeping isKept: [Bool] = []
  ) {
    let (rows, columns) = (program.rows, program.columns)
    self.rows = rows + planes.map(\.row)
    columnCount = columns.count
    var place = [Int](repeating: -1, count: columns.count)
    for (position, column) in columns.enumerated() {
      var settled = cuts.settled[position]
      if settled == nil, column.isBinary, cuts.reducedCosts[position].magnitude > limit,
        isKept.isEmpty || !isKept[position]
      {
        settled = cuts.reducedCosts[position] > 0 ? 0 : 1
      }
      if settled == 0 { continue }
      place[position] = self.columns.count
      positions.append(position)
      self.columns.append(column)
      if let settled { (self.columns[place[position]].lower, self.columns[place[position]].upper) = (settled, settled) }
    }
    for (index, plane) in planes.enumerated() {
      for (column, value) in zip(plane.columns, plane.values) where place[Int(column)] >= 0 {
        self.columns[place[Int(column)]].rows.append(Int32(rows.count + index))
        self.columns[place[Int(column)]].values.append(value)
      }
    }
  }

  /// The program as it is, nothing settled.
  init(_ program: some LevelProgram) {
    rows = program.rows
    columns = program.columns
    positions = Array(columns.indices)
    columnCount = columns.count
  }

  /// By column of the whole program, values of those that are left; the others are zero.
  func spread(_ values: [Double]) -> [Double] {
    var all = [Double](repeating: 0, count: columnCount)
    for (value, position) in zip(values, positions) { all[position] = value }
    return all
  }

  func search(_ options: MIPOptions) throws -> MIPSolution {
    try withGLPKProblem(named: "kernel") { mip in
      _ = try mip.addRows(rows)
      _ = try mip.addColumns(columns)
      return try mip.solveMIP(options).map(spread)
    }
  }
}

extension MIPSolution {
  /// The solution with other values.
  fileprivate func map(_ spread: ([Double]) -> [Double]) -> MIPSolution {
    switch self {
    case .optimal(let values, let objective, let bound):
      .optimal(values: spread(values), objective: objective, bound: bound)
    case .feasible(let values, let objective, let bound, let reason):
      .feasible(values: spread(values), objective: objective, bound: bound, reason: reason)
    case .noSolution, .infeasible, .unbounded: self
    }
  }
}
