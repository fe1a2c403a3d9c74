internal import CGLPK

/// The parameters of one solve as it goes from slice to slice.
struct SimplexRun {
  private let options: LPOptions
  private let deadline: Deadline
  private let firstIteration: Int
  private var slice: Int32
  /// Whether the primal simplex without presolver runs, which always tells unbounded from infeasible.
  private(set) var isDecisive: Bool
  /// Whether the basis was made anew already.
  var isSecondAttempt = false

  init(_ options: LPOptions, deadline: Deadline, firstIteration: Int) throws {
    self.options = options
    self.deadline = deadline
    self.firstIteration = firstIteration
    slice = options.sliceMilliseconds
    isDecisive = options.method == .primal && !options.presolve
  }

  mutating func makeDecisive() { isDecisive = true }

  /// For LPs of which a single step takes longer than the slice.
  mutating func lengthenSlice() { slice = slice < .max / 2 ? slice * 2 : .max }

  func parameters(iterationsSoFar: Int) -> glp_smcp {
    var parameters = glp_smcp()
    unsafe glp_init_smcp(&parameters)
    parameters.msg_lev = GLP_MSG_OFF
    parameters.meth = isDecisive ? GLP_PRIMAL : methodCode
    parameters.tol_bnd = options.feasibilityTolerance
    parameters.tol_dj = options.optimalityTolerance
    if let limit = options.objectiveUpperLimit { parameters.obj_ul = limit }
    if let limit = options.objectiveLowerLimit { parameters.obj_ll = limit }
    let isPresolved = options.presolve && !isDecisive
    parameters.presolve = isPresolved ? GLP_ON : GLP_OFF
    // The presolver starts over each time: no slices with it.
    parameters.tm_lim = deadline.milliseconds(atMost: isPresolved ? .max : slice)
    if let limit = options.iterationLimit {
      parameters.it_lim = Int32(clamping: max(0, limit - (iterationsSoFar - firstIteration)))
    }
    return parameters
  }

  private var methodCode: Int32 {
    switch options.method {
    case .primal: GLP_PRIMAL
    case .dual: GLP_DUAL
    case .dualThenPrimal: GLP_DUALP
    }
  }
}
