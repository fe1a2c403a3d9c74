internal import CGLPK
internal import CGLPKTrap

extension GLPKProblem {
  /// Solves the LP, integrality left aside, from the basis at hand, and keeps the basis it ends with.
  ///
  /// Long solves run in slices, so that a stop is honoured soon. A basis that is singular or ill-conditioned, a failure
  /// for numerical reasons, and iterations without end lead to one more attempt: the LP scaled, by the primal simplex,
  /// from a basis made anew.
  ///
  /// - Throws: `GLPKError` where GLPK fails or answers what it should not; that the LP is infeasible or unbounded is
  ///   an answer.
  public mutating func solveLP(_ options: LPOptions = LPOptions()) throws -> LPSolution {
    try options.check()
    return try solveLP(options, until: Deadline(seconds: options.timeLimitSeconds, stop: options.stop))
  }

  mutating func solveLP(_ options: LPOptions, until deadline: Deadline) throws -> LPSolution {
    var run = try SimplexRun(
      options, deadline: deadline, firstIteration: iterationCount(), size: rowCount + columnCount)
    while true {
      if deadline.isStopRequested { return try .stopped(reason: .stopRequested, state: partialState()) }
      let before = try iterationCount()
      let (code, verdict) = try runSimplex(run.parameters(iterationsSoFar: before))
      switch verdict {
      case .optimal: return try .optimal(lpPoint())
      case .infeasible: return .infeasible
      case .unbounded:
        // With millions beside ones in its rows GLPK says so of LPs that cannot be.
        if try hasOpenColumn() { return .unbounded }
        try attemptAgain(&run, orThrow: code)
      case .objectiveLimit: return try .stopped(reason: .objectiveLimit, state: partialState())
      case .unboundedOrInfeasible:
        guard !run.isDecisive else { throw try unexpectedSimplexAnswer(code) }
        run.makeDecisive()
      case .iterationLimit:
        if try run.isSpent(iterationsSoFar: iterationCount()) {
          return try .stopped(reason: .iterationLimit, state: partialState())
        }
        // A slice without an iteration would come again without end.
        if try iterationCount() == before { throw try unexpectedSimplexAnswer(code) }
        if try run.goesRound(iterationsSoFar: iterationCount()) { try attemptAgain(&run, orThrow: code) }
      case .timeLimit: return try .stopped(reason: .timeLimit, state: partialState())
      case .unusableBasis, .failed:
        if verdict == .unusableBasis, run.isSecondAttempt { throw GLPKError.unusableBasis(code: code) }
        try attemptAgain(&run, orThrow: code)
      case .unexpected: throw try unexpectedSimplexAnswer(code)
      }
    }
  }

  private func hasOpenColumn() throws -> Bool {
    try reading { problem in
      (1..<Int32(columnCount + 1)).contains { column in
        let kind = unsafe glp_get_col_type(problem, column)
        return kind != GLP_DB && kind != GLP_FX
      }
    }
  }

  private mutating func attemptAgain(_ run: inout SimplexRun, orThrow code: Int32) throws {
    guard !run.isSecondAttempt else { throw GLPKError.solverFailed(code: code) }
    try run.beginSecondAttempt(iterationsSoFar: iterationCount())
    if rowCount > 0, columnCount > 0 { try scale() }
    try rebuildBasis()
  }

  private mutating func runSimplex(_ parameters: glp_smcp) throws -> (code: Int32, verdict: SimplexVerdict) {
    var code: Int32 = 0
    try step { problem in
      unsafe withUnsafePointer(to: parameters) { unsafe trap_simplex(problem, $0, &code) }
    }
    var (primal, dual) = try simplexStatuses()
    tampering?.simplex(&code, &primal, &dual)
    let presolved = parameters.presolve == GLP_ON
    return (code, SimplexVerdict(code: code, primalStatus: primal, dualStatus: dual, presolved: presolved))
  }

  private func simplexStatuses() throws -> (primal: Int32, dual: Int32) {
    try reading { unsafe (glp_get_prim_stat($0), glp_get_dual_stat($0)) }
  }

  private func unexpectedSimplexAnswer(_ code: Int32) throws -> GLPKError {
    let (primal, dual) = try simplexStatuses()
    return .unexpectedAnswer(routine: "glp_simplex", code: code, statuses: [primal, dual])
  }

  private func iterationCount() throws -> Int {
    try reading { Int(unsafe glp_get_it_cnt($0)) }
  }

  private func partialState() throws -> LPSolution.PartialState {
    let (primal, dual) = try simplexStatuses()
    if primal == GLP_FEAS { return try .primalFeasible(lpPoint()) }
    if dual == GLP_FEAS { return try .dualFeasible(lpPoint()) }
    return .nothing
  }

  private func lpPoint() throws -> LPPoint {
    let (rows, columns) = (1..<Int32(rowCount + 1), 1..<Int32(columnCount + 1))
    let point = try reading { problem in
      LPPoint(
        objective: unsafe glp_get_obj_val(problem),
        columnPrimals: columns.map { unsafe glp_get_col_prim(problem, $0) },
        rowActivities: rows.map { unsafe glp_get_row_prim(problem, $0) },
        rowDuals: rows.map { unsafe glp_get_row_dual(problem, $0) },
        reducedCosts: columns.map { unsafe glp_get_col_dual(problem, $0) })
    }
    let told = tampering?.point(point) ?? point
    try told.check(rows: rowCount, columns: columnCount)
    return told
  }
}
