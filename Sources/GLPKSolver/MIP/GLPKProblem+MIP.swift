internal import CGLPK

extension GLPKProblem {
  /// Searches for the best solution in which integer columns are whole.
  ///
  /// The time limit covers root LP and tree together. The problem, and where presolving is off its basis too, is
  /// there to go on with afterwards. Every solution is rounded and checked against the rows and bounds as loaded.
  ///
  /// - Throws: `GLPKError.unusableStartingSolution` for a start that is not feasible, `GLPKError.wrongSolution` where
  ///   GLPK's solution is not, `GLPKError.unusableData` for integer columns whose bounds are not whole, and what
  ///   `solveLP` throws. That nothing was found is an answer.
  public mutating func solveMIP(_ options: MIPOptions = MIPOptions()) throws -> MIPSolution {
    try options.check()
    try checkIntegerBounds()
    let check = try SolutionCheck(self, tolerance: options.feasibilityTolerance)
    let incumbent = try checkedIncumbent(options, check)
    var run = TreeRun(options)
    while true {
      do {
        return try search(run, from: incumbent, check)
      } catch GLPKError.wrongSolution where run.canBeStricter {
        run.makeStricter()
      }
    }
  }

  private mutating func search(
    _ run: TreeRun, from incumbent: Incumbent, _ check: SolutionCheck
  ) throws -> MIPSolution {
    if run.options.presolve, run.options.startingSolution == nil,
      let ending = try searchPresolved(run, from: incumbent)
    {
      return try solution(of: ending, run: run, check: check, incumbent: incumbent)
    }
    return try solution(of: searchTree(run, from: incumbent), run: run, check: check, incumbent: incumbent)
  }

  /// Nil where presolving cannot tell unbounded from infeasible.
  private mutating func searchPresolved(_ run: TreeRun, from incumbent: Incumbent) throws -> TreeRun.Outcome? {
    try Presolver.run(on: &self) { verdict, reduced, presolver, whole in
      switch verdict {
      case .infeasible: return .infeasible
      case .unboundedOrInfeasible: return nil
      case .reduced: break
      }
      let outcome = try reduced.searchTree(run, from: incumbent)
      if case .searched(let verdict) = outcome, verdict.hasSolution {
        try presolver.restore(from: &reduced, to: &whole)
      }
      return outcome
    }
  }

  private func solution(
    of outcome: TreeRun.Outcome, run: TreeRun, check: SolutionCheck, incumbent: Incumbent
  ) throws -> MIPSolution {
    switch outcome {
    case .infeasible: return .infeasible
    case .unbounded: return .unbounded
    case .nothingBeatsCutoff: return .noSolution(bound: run.options.cutoff, reason: .cutoff)
    case .stoppedAtRoot(let reason):
      guard case .solution(let values) = incumbent else { return .noSolution(bound: nil, reason: reason) }
      return .feasible(values: values, objective: check.objective(at: values), bound: nil, reason: reason)
    case .searched(let verdict): return try solution(of: verdict, run: run, check: check)
    }
  }

  private func solution(of verdict: TreeVerdict, run: TreeRun, check: SolutionCheck) throws -> MIPSolution {
    guard verdict.hasSolution else {
      guard let reason = verdict.stopReason else {
        return run.options.cutoff.map { .noSolution(bound: $0, reason: .cutoff) } ?? .infeasible
      }
      if reason == .numericalTrouble { throw GLPKError.solverFailed(code: GLP_EFAIL) }
      return .noSolution(bound: bound(run), reason: reason)
    }
    let values = try check.rounded(mipValues())
    if let breach = try check.breach(of: self, at: values) {
      throw GLPKError.wrongSolution(reason: breach.reason, amount: breach.amount)
    }
    let objective = check.objective(at: values)
    guard let reason = verdict.stopReason else {
      run.progress.setBound(objective)
      return .optimal(values: values, objective: objective, bound: objective)
    }
    let isMaximizing = try isMaximizing()
    let bound = bound(run).map { isMaximizing ? max($0, objective) : min($0, objective) }
    return .feasible(values: values, objective: objective, bound: bound, reason: reason)
  }

  /// The tree's bound where it is a number.
  private func bound(_ run: TreeRun) -> Double? {
    let bound = run.progress.bestBound.map { tampering?.bound($0) ?? $0 }
    return bound.flatMap { $0.isFinite ? $0 : nil }
  }

  private func mipValues() throws -> [Double] {
    let values = try reading { problem in (0..<columnCount).map { unsafe glp_mip_col_val(problem, Int32($0 + 1)) } }
    return tampering?.values(values) ?? values
  }

  private func checkIntegerBounds() throws {
    var check = DataCheck()
    for (column, isInteger) in try integerColumns().enumerated() where isInteger {
      let (lower, upper) = try columnBounds(column)
      check.columnBounds(lower, upper, isInteger: true, column: column)
    }
    try check.finish()
  }

  /// The starting solution, unless the cutoff already asks for something better.
  private func checkedIncumbent(_ options: MIPOptions, _ check: SolutionCheck) throws -> Incumbent {
    guard let start = options.startingSolution else { return options.cutoff.map(Incumbent.cutoff) ?? .none }
    if let breach = try check.breach(of: self, at: start) {
      throw GLPKError.unusableStartingSolution(reason: breach.reason, amount: breach.amount)
    }
    guard let cutoff = options.cutoff else { return .solution(start) }
    let value = check.objective(at: start)
    let isBetter = try isMaximizing() ? value > cutoff : value < cutoff
    return isBetter ? .solution(start) : .cutoff(cutoff)
  }
}

extension TreeVerdict {
  /// Whether GLPK holds a solution.
  var hasSolution: Bool {
    switch self {
    case .optimal: true
    case .gapReached(let holds), .timeLimit(let holds), .stopped(let holds), .nodeLimit(let holds), .failed(let holds):
      holds
    case .infeasible, .unboundedOrInfeasible, .unexpected: false
    }
  }

  /// Why the tree was not finished; nil where it was.
  var stopReason: MIPSolution.StopReason? {
    switch self {
    case .gapReached: .gapReached
    case .timeLimit: .timeLimit
    case .stopped: .stopRequested
    case .nodeLimit: .nodeLimit
    case .failed: .numericalTrouble
    case .optimal, .infeasible, .unboundedOrInfeasible, .unexpected: nil
    }
  }
}
