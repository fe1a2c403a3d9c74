/// What became of an LP. Each case carries what exists and nothing else.
public enum LPSolution: Sendable, Hashable {
  /// Optimal within the tolerances.
  case optimal(LPPoint)
  /// No point obeys all rows and bounds.
  case infeasible
  /// Points of any size of objective exist.
  case unbounded
  /// Ended before the answer, with what was in hand.
  case stopped(reason: StopReason, state: PartialState)

  /// Why a solve ended early.
  public enum StopReason: Sendable, Hashable {
    /// The time was over.
    case timeLimit
    /// The iterations were used up.
    case iterationLimit
    /// The stop signal was set.
    case stopRequested
    /// The objective passed the limit given.
    case objectiveLimit
  }

  /// What a solve that ended early has in hand.
  public enum PartialState: Sendable, Hashable {
    /// A point that obeys all rows and bounds; its objective can only get better, its duals mean nothing yet.
    case primalFeasible(LPPoint)
    /// Prices that are right for a point that is not yet feasible: the objective is a bound on the optimum.
    case dualFeasible(LPPoint)
    /// Nothing of use, but the basis, from which the next solve goes on.
    case nothing
  }
}
