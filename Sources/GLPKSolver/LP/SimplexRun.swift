internal import CGLPK

/// The parameters of one solve as it goes from slice to slice.
struct SimplexRun {
  private let options: LPOptions
  private let deadline: Deadline
  private let firstIteration: Int
  /// Whether the primal simplex without presolver runs, which always tells unbounded from infeasible.
  private(set) var isDecisive: Bool
  /// Whether the basis was made anew already.
  private(set) var isSecondAttempt = false
  /// An attempt that takes more iterations than this goes round in circles: GLPK's dual simplex does, without end, on
  /// some LPs of three rows whose coefficients differ by a factor of a million.
  private let attemptIterations: Int
  private var firstIterationOfAttempt: Int

  /// - Parameter size: rows and columns together.
  init(_ options: LPOptions, deadline: Deadline, firstIteration: Int, size: Int) {
    self.options = options
    self.deadline = deadline
    self.firstIteration = firstIteration
    firstIterationOfAttempt = firstIteration
    attemptIterations = max(20_000, 200 * size)
    isDecisive = options.method == .primal && !options.presolve
  }

  mutating func makeDecisive() { isDecisive = true }

  /// Goes on by the primal simplex, from a basis that was made anew.
  mutating func beginSecondAttempt(iterationsSoFar: Int) {
    isSecondAttempt = true
    isDecisive = true
    firstIterationOfAttempt = iterationsSoFar
  }

  /// Whether the attempt has had more iterations than one that ends would need.
  func goesRound(iterationsSoFar: Int) -> Bool {
    iterationsSoFar - firstIterationOfAttempt >= attemptIterations
  }

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
    parameters.tm_lim = deadline.milliseconds(atMost: .max)
    let left = options.iterationLimit.map { max(0, $0 - (iterationsSoFar - firstIteration)) }
    // The presolver starts over each time: no slices with it.
    let slice = isPresolved ? Int.max : options.sliceIterations
    parameters.it_lim = Int32(clamping: min(left ?? Int.max, slice))
    return parameters
  }

  /// Whether the iterations that the options allow are used up.
  func isSpent(iterationsSoFar: Int) -> Bool {
    options.iterationLimit.map { iterationsSoFar - firstIteration >= $0 } ?? false
  }

  private var methodCode: Int32 {
    switch options.method {
    case .primal: GLP_PRIMAL
    case .dual: GLP_DUAL
    case .dualThenPrimal: GLP_DUALP
    }
  }
}
