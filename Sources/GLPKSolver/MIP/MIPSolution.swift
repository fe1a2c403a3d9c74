/// What became of a search in whole numbers. Each case carries what exists and nothing else.
///
/// Values were rounded where columns are integer and checked against the rows and bounds as loaded, and objectives
/// were counted from them. Bounds are GLPK's, in floating point: lower ones where less is better, else upper ones.
public enum MIPSolution: Sendable, Hashable {
  /// The tree is finished: nothing is better, within the tolerances. The bound is the objective.
  case optimal(values: [Double], objective: Double, bound: Double)
  /// A solution, and how good any could be; no bound where the root LP was not finished.
  case feasible(values: [Double], objective: Double, bound: Double?, reason: StopReason)
  /// No solution came to hand before the end; with the reason `cutoff` it is proven that none is better than the
  /// cutoff, which then is the bound.
  case noSolution(bound: Double?, reason: StopReason)
  /// No point in whole numbers obeys all rows and bounds.
  case infeasible
  /// The relaxation is unbounded.
  case unbounded

  /// Why a search ended before its tree was finished.
  public enum StopReason: Sendable, Hashable {
    /// The time was over.
    case timeLimit
    /// The tree had as many nodes as allowed.
    case nodeLimit
    /// The stop signal was set.
    case stopRequested
    /// Value, or cutoff, and bound are within the gap asked for.
    case gapReached
    /// Nothing better than the cutoff exists.
    case cutoff
    /// GLPK could not solve the LP of a node.
    case numericalTrouble
  }

  /// The best solution that came to hand, by column; `nil` where none did.
  public var values: [Double]? {
    switch self {
    case .optimal(let values, _, _), .feasible(let values, _, _, _): values
    case .noSolution, .infeasible, .unbounded: nil
    }
  }
}
