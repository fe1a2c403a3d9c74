import GLPKSolver

/// A part of a level as a mixed-integer program, and the way back from its solutions.
protocol LevelProgram: Sendable {
  var rows: [GLPKProblem.Row] { get }
  var columns: [GLPKProblem.Column] { get }
  /// What the program's objective leaves away.
  var fixedCost: Int { get }
  /// By column another that is 1 wherever this one is, or -1; empty where there is none such.
  var owners: [Int] { get }
  /// By column what it costs more than the cheapest at the multipliers; empty where that is not known.
  var dearness: [Double] { get }
  /// By party its site in a solution, or -1.
  func sites(_ values: [Double]) -> [Int]
}

extension LevelProgram {
  var owners: [Int] { [] }
  var dearness: [Double] { [] }

  /// What a solution with each column at its other bound costs more than the linear program's optimum, at the least.
  func reducedCosts(_ point: LPPoint) -> [Double] {
    var costs = point.reducedCosts
    for (column, owner) in owners.enumerated() where owner >= 0 {
      costs[column] = max(0, costs[column]) + max(0, point.reducedCosts[owner])
    }
    return costs
  }

  /// Branch and cut over it.
  func search(_ options: MIPOptions) throws -> MIPSolution {
    try withGLPKProblem(named: "program") { mip in
      _ = try mip.addRows(rows)
      _ = try mip.addColumns(columns)
      return try mip.solveMIP(options)
    }
  }
}
