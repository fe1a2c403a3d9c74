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
  /// What a tree may ask.
  var questions: [TreeQuestion] { get }
  /// By party its site in a solution, or -1.
  func sites(_ values: [Double]) -> [Int]
}

extension LevelProgram {
  var owners: [Int] { [] }
  var dearness: [Double] { [] }

  /// Of each column that is 0 or 1, which of them it is.
  var questions: [TreeQuestion] { columns.indices.filter { columns[$0].isBinary }.map { TreeQuestion(inside: [$0]) } }

  /// What a solution with each column at its other bound costs more than the linear program's optimum, at the least.
  ///
  /// - Parameter settled: by column the value that holds it, if one does; a reduced cost of its own then says nothing.
  func reducedCosts(_ point: LPPoint, settled: [Double?]) -> [Double] {
    var costs = point.reducedCosts
    for (column, owner) in owners.enumerated() where owner >= 0 && settled[owner] == nil {
      costs[column] = max(0, costs[column]) + max(0, point.reducedCosts[owner])
    }
    return costs
  }

  /// Branch and cut over it.
  func search(_ options: MIPOptions) throws -> MIPSolution { try CutProgram(self).search(options) }

  /// Cutting planes at the root, then a tree of a thousand nodes over the columns that they leave cheapest.
  ///
  /// - Parameters:
  ///   - cutoff: what a solution must stay below to be of use.
  ///   - count: columns of the tree beyond those without reduced cost.
  ///   - keepsPlanes: whether the tree has the planes of the first round: it is slower with them, and finds other solutions.
  ///   - isKept: by column, whether it is in the tree whatever its reduced cost; none is where it is empty.
  /// - Returns: what the planes say, and a solution where the tree found one; `nil` where the linear program has no optimum.
  func searchCheapest(
    below cutoff: Double?, count: Int, keepsPlanes: Bool, keeping isKept: [Bool] = [], gap: Double,
    _ context: RunContext
  ) throws -> (cuts: RootCuts, values: [Double]?)? {
    let cuts = try RootCuts.run(self, cutoff: cutoff, options: { context.rootOptions }) {
      !context.isOver && $0 < cutoff ?? .infinity
    }
    guard let cuts else { return nil }
    guard cuts.bound < cutoff ?? .infinity else { return (cuts, nil) }
    let limit = cuts.reducedCost(ofCheapest: count, columns)
    let program = CutProgram(
      self, cuts, planes: keepsPlanes ? cuts.firstPlanes : [], within: limit, keeping: isKept)
    let options = MIPOptions(
      timeLimitSeconds: context.remaining, absoluteGap: gap, nodeLimit: 1_000, presolve: false, cuts: [],
      branching: .pseudocost, backtracking: .bestProjection, cutoff: cutoff, rootMethod: .dualThenPrimal,
      stop: context.stop)
    return (cuts, try program.search(options).values)
  }
}
