internal import CGLPK

/// What a return code of `glp_intopt` and the MIP status behind it mean. The table is total: what does not belong
/// together is `unexpected`, never taken for an answer.
enum TreeVerdict: Hashable {
  case optimal
  case infeasible
  case unboundedOrInfeasible
  case gapReached(hasSolution: Bool)
  case timeLimit(hasSolution: Bool)
  case stopped(hasSolution: Bool)
  case nodeLimit(hasSolution: Bool)
  /// A node's LP could not be solved.
  case failed(hasSolution: Bool)
  case unexpected

  init(code: Int32, status: Int32, presolved: Bool) {
    switch (code, status) {
    case (0, GLP_OPT): self = .optimal
    case (0, GLP_NOFEAS): self = .infeasible
    case (GLP_EMIPGAP, GLP_FEAS): self = .gapReached(hasSolution: true)
    case (GLP_ETMLIM, GLP_FEAS): self = .timeLimit(hasSolution: true)
    case (GLP_ETMLIM, GLP_UNDEF): self = .timeLimit(hasSolution: false)
    case (GLP_ESTOP, GLP_FEAS): self = .stopped(hasSolution: true)
    case (GLP_ESTOP, GLP_UNDEF): self = .stopped(hasSolution: false)
    case (GLP_EFAIL, GLP_FEAS): self = .failed(hasSolution: true)
    case (GLP_EFAIL, GLP_UNDEF): self = .failed(hasSolution: false)
    case (GLP_ENOPFS, GLP_UNDEF), (GLP_ENOPFS, GLP_NOFEAS): self = presolved ? .infeasible : .unexpected
    case (GLP_ENODFS, GLP_UNDEF): self = presolved ? .unboundedOrInfeasible : .unexpected
    // Bounds and the root's optimum are seen to beforehand, and the rest belongs to other routines.
    default: self = .unexpected
    }
  }
}
