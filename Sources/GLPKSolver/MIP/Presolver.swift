internal import CGLPK
internal import CGLPKTrap

/// GLPK's own simplifications of a MIP, and the way back from their solution.
@safe struct Presolver: ~Copyable {
  private let workspace: OpaquePointer
  private let faultsBefore: Int

  /// What presolving came to.
  enum Verdict { case reduced, infeasible, unboundedOrInfeasible }

  private init(_ workspace: OpaquePointer) {
    unsafe self.workspace = unsafe workspace
    faultsBefore = trap_faults()
  }

  deinit {
    if trap_faults() == faultsBefore { _ = unsafe trap_discard(workspace) }
  }

  /// Simplifies `problem` and lets `body` work on what is left, which is scaled and has a basis.
  ///
  /// - Parameter body: gets the verdict and, where that is `reduced`, the smaller problem and the presolver.
  static func run<Value>(
    on problem: inout GLPKProblem,
    _ body: (Verdict, inout GLPKProblem, borrowing Presolver, inout GLPKProblem) throws -> Value
  ) throws -> Value {
    var workspace: OpaquePointer?
    var reducedObject: OpaquePointer?
    var code: Int32 = 0
    try problem.step { unsafe trap_presolve($0, &workspace, &reducedObject, &code) }
    guard let workspace = unsafe workspace, let reducedObject = unsafe reducedObject else {
      throw GLPKError.unexpectedAnswer(routine: "glp_npp_alloc_wksp", code: 0, statuses: [])
    }
    let presolver = unsafe Presolver(workspace)
    var reduced = unsafe GLPKProblem(adopting: reducedObject, tampering: problem.tampering)
    let verdict: Verdict
    switch code {
    case 0: verdict = .reduced
    case GLP_ENOPFS: verdict = .infeasible
    case GLP_ENODFS: verdict = .unboundedOrInfeasible
    default: throw GLPKError.unexpectedAnswer(routine: "glp_npp_preprocess1", code: code, statuses: [])
    }
    return try body(verdict, &reduced, presolver, &problem)
  }

  /// Carries the MIP solution of the smaller problem over to the whole one.
  func restore(from reduced: inout GLPKProblem, to problem: inout GLPKProblem) throws {
    try reduced.step { small in
      (try? problem.reading { whole in unsafe trap_postsolve(workspace, small, whole) }) ?? false
    }
  }
}
