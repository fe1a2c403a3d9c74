internal import CGLPK
internal import CGLPKTrap

/// What a tree search starts with in hand.
enum Incumbent {
  case none
  /// A solution known to be feasible, one value per column.
  case solution([Double])
  /// No solution, but an objective value to beat.
  case cutoff(Double)
}

extension GLPKProblem {
  /// Solves the root LP and searches the tree.
  ///
  /// A cutoff rides on a column of its own, fixed at 0 in every real solution: injected with the value that makes
  /// the objective equal the cutoff, it is an incumbent GLPK prunes by, at every node and without a dense row. The
  /// column is gone afterwards.
  mutating func searchTree(_ run: TreeRun, from incumbent: Incumbent) throws -> TreeRun.Outcome {
    // Also where there is no column at all, which GLPK's tree does not take.
    var carriesCutoff = columnCount == 0
    if case .cutoff = incumbent { carriesCutoff = true }
    guard carriesCutoff else { return try searchPlainTree(run, start: start(incumbent), cutoff: nil) }
    let column = try addColumns([Column(lower: 0, upper: 0, cost: 1)]).lowerBound
    do {
      let outcome = try searchTree(run, from: incumbent, cutoffColumn: column)
      try deleteColumns([column])
      return outcome
    } catch {
      // Where the failure took the problem along, there is no column left to delete.
      try? deleteColumns([column])
      throw error
    }
  }

  private mutating func searchTree(
    _ run: TreeRun, from incumbent: Incumbent, cutoffColumn: Int
  ) throws -> TreeRun.Outcome {
    var cutoff: Double?
    if case .cutoff(let value) = incumbent { cutoff = value }
    let outcome = try searchPlainTree(run, start: start(incumbent), cutoff: cutoff)
    guard case .searched(let verdict) = outcome, verdict.hasSolution else { return outcome }
    // The column is 0 in every solution of the tree's own.
    let isOnlyCutoff = try reading { unsafe glp_mip_col_val($0, Int32(cutoffColumn + 1)) } != 0
    return isOnlyCutoff ? .searched(verdict.withoutSolution) : outcome
  }

  private mutating func searchPlainTree(_ run: TreeRun, start: [Double]?, cutoff: Double?) throws -> TreeRun.Outcome {
    switch try solveLP(run.rootOptions(), until: run.deadline) {
    case .infeasible: return .infeasible
    case .unbounded: return .unbounded
    case .stopped(let reason, _): return .stoppedAtRoot(reason == .stopRequested ? .stopRequested : .timeLimit)
    case .optimal(let point):
      run.progress.setBound(point.objective)
      if let cutoff, try isMaximizing() ? point.objective <= cutoff : point.objective >= cutoff {
        return .nothingBeatsCutoff
      }
    }
    return try .searched(runTree(run, start: start, isCutoff: cutoff != nil))
  }

  private mutating func runTree(_ run: TreeRun, start: [Double]?, isCutoff: Bool) throws -> TreeVerdict {
    let parameters = unsafe run.parameters()
    var code: Int32 = 0
    var search = unsafe trap_search()
    unsafe search.stop = run.options.stop?.flag
    unsafe search.progress = unsafe run.progress.board
    unsafe search.start_is_cutoff = isCutoff
    unsafe search.absolute_gap = run.options.absoluteGap
    unsafe search.node_limit = run.options.nodeLimit ?? 0
    // GLPK reads its vectors from 1.
    let vector = [0] + (start ?? [])
    try withExtendedLifetime(run) {
      try unsafe vector.withUnsafeBufferPointer { vector in
        unsafe search.start = start == nil ? nil : vector.baseAddress
        try step { problem in
          unsafe withUnsafePointer(to: parameters) { unsafe trap_search_tree(problem, $0, &search, &code) }
        }
      }
    }
    var status = try mipStatus()
    tampering?.tree(&code, &status)
    let verdict = TreeVerdict(code: code, status: status, presolved: false)
    guard verdict != .unexpected else {
      throw GLPKError.unexpectedAnswer(routine: "glp_intopt", code: code, statuses: [status])
    }
    if case .stopped(let hasSolution) = verdict, unsafe search.gap_reached {
      return .gapReached(hasSolution: hasSolution)
    }
    if case .stopped(let hasSolution) = verdict, unsafe search.node_limit_reached {
      return .nodeLimit(hasSolution: hasSolution)
    }
    return verdict
  }

  private func start(_ incumbent: Incumbent) throws -> [Double]? {
    switch incumbent {
    case .none: return nil
    case .solution(let values): return values
    case .cutoff(let value):
      return try [Double](repeating: 0, count: columnCount - 1) + [value - objectiveConstant()]
    }
  }

  private func mipStatus() throws -> Int32 { try reading { unsafe glp_mip_status($0) } }
}

extension TreeVerdict {
  /// The same end, where what GLPK holds is no solution but the limit it was given.
  var withoutSolution: TreeVerdict {
    switch self {
    case .optimal: .infeasible
    case .gapReached: .gapReached(hasSolution: false)
    case .timeLimit: .timeLimit(hasSolution: false)
    case .stopped: .stopped(hasSolution: false)
    case .nodeLimit: .nodeLimit(hasSolution: false)
    case .failed: .failed(hasSolution: false)
    case .infeasible, .unboundedOrInfeasible, .unexpected: self
    }
  }
}
