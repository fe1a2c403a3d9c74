internal import CGLPK

/// What a return code of `glp_simplex` and the statuses behind it mean. The table is total: what does not belong
/// together is `unexpected`, never taken for an answer.
enum SimplexVerdict: Hashable {
  case optimal
  case infeasible
  case unbounded
  /// No dual feasible solution, so unbounded or infeasible; only the primal simplex without presolver can tell which.
  case unboundedOrInfeasible
  case objectiveLimit
  case iterationLimit
  case timeLimit
  /// The basis must be rebuilt.
  case unusableBasis
  case failed
  case unexpected

  init(code: Int32, primalStatus: Int32, dualStatus: Int32, presolved: Bool) {
    switch code {
    case 0: self = SimplexVerdict(primalStatus: primalStatus, dualStatus: dualStatus)
    case GLP_EBADB, GLP_ESING, GLP_ECOND: self = presolved ? .failed : .unusableBasis
    case GLP_EFAIL: self = .failed
    case GLP_EOBJLL, GLP_EOBJUL: self = presolved ? .unexpected : .objectiveLimit
    case GLP_EITLIM: self = .iterationLimit
    case GLP_ETMLIM: self = .timeLimit
    case GLP_ENOPFS: self = presolved ? .infeasible : .unexpected
    case GLP_ENODFS: self = presolved ? .unboundedOrInfeasible : .unexpected
    // Bounds are checked before GLPK sees them, and the rest belongs to other routines.
    default: self = .unexpected
    }
  }

  private init(primalStatus: Int32, dualStatus: Int32) {
    switch (primalStatus, dualStatus) {
    case (GLP_FEAS, GLP_FEAS): self = .optimal
    case (GLP_NOFEAS, _): self = .infeasible
    case (GLP_FEAS, GLP_NOFEAS): self = .unbounded
    case (GLP_INFEAS, GLP_NOFEAS), (GLP_UNDEF, GLP_NOFEAS): self = .unboundedOrInfeasible
    default: self = .unexpected
    }
  }
}
