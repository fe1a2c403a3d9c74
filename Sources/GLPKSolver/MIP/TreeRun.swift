internal import CGLPK
internal import CGLPKTrap

/// One tree search with its limits.
struct TreeRun {
  private(set) var options: MIPOptions
  let deadline: Deadline
  let progress: MIPProgressBox

  init(_ options: MIPOptions) {
    self.options = options
    deadline = Deadline(seconds: options.timeLimitSeconds, stop: options.stop)
    progress = options.progress ?? MIPProgressBox()
    progress.clear()
  }

  /// How far from whole a column may be in the strictest search. With 10⁻⁶, three columns that are off by that much in a
  /// row whose coefficients are millions break it by 3 once they are rounded.
  private static let strictTolerance = 1e-9

  /// Whether there is a stricter way to search, after an answer that breaks the rows as loaded.
  var canBeStricter: Bool { isPresolved || options.integralityTolerance > Self.strictTolerance }

  private var isPresolved: Bool { options.presolve && options.startingSolution == nil }

  /// First without GLPK's presolver, which can lose one side of a row with two, such as 4 <= 15 x <= 9; then with columns
  /// that count as whole only where they are, and without cuts, which go wrong over such a small fraction. The deadline
  /// stays.
  mutating func makeStricter() {
    if isPresolved {
      options.presolve = false
    } else {
      options.integralityTolerance = Self.strictTolerance
      options.cuts = []
    }
    progress.clear()
  }

  /// What the search of a tree came to.
  enum Outcome {
    /// The tree was searched; its solution, if any, lies in the problem.
    case searched(TreeVerdict)
    case infeasible
    case unbounded
    /// The root LP already shows that nothing beats the cutoff.
    case nothingBeatsCutoff
    case stoppedAtRoot(MIPSolution.StopReason)
  }

  func rootOptions() -> LPOptions {
    LPOptions(method: options.rootMethod, timeLimitSeconds: options.timeLimitSeconds, stop: options.stop)
  }

  func parameters() -> glp_iocp {
    var parameters = unsafe glp_iocp()
    unsafe glp_init_iocp(&parameters)
    unsafe parameters.msg_lev = GLP_MSG_OFF
    unsafe parameters.br_tech = branchingCode
    unsafe parameters.bt_tech = backtrackingCode
    unsafe parameters.tol_int = options.integralityTolerance
    unsafe parameters.tol_obj = options.objectiveTolerance
    unsafe parameters.tm_lim = deadline.milliseconds()
    unsafe parameters.mip_gap = options.relativeGap
    unsafe parameters.gmi_cuts = flag(options.cuts.contains(.gomory))
    unsafe parameters.mir_cuts = flag(options.cuts.contains(.mixedIntegerRounding))
    unsafe parameters.cov_cuts = flag(options.cuts.contains(.cover))
    unsafe parameters.clq_cuts = flag(options.cuts.contains(.clique))
    unsafe parameters.fp_heur = flag(options.feasibilityPump)
    unsafe parameters.sr_heur = flag(options.rounding)
    unsafe parameters.presolve = GLP_OFF
    return unsafe parameters
  }

  private func flag(_ isOn: Bool) -> Int32 { isOn ? GLP_ON : GLP_OFF }

  private var branchingCode: Int32 {
    switch options.branching {
    case .firstFractional: GLP_BR_FFV
    case .lastFractional: GLP_BR_LFV
    case .mostFractional: GLP_BR_MFV
    case .driebeckTomlin: GLP_BR_DTH
    case .pseudocost: GLP_BR_PCH
    }
  }

  private var backtrackingCode: Int32 {
    switch options.backtracking {
    case .depthFirst: GLP_BT_DFS
    case .breadthFirst: GLP_BT_BFS
    case .bestLocalBound: GLP_BT_BLB
    case .bestProjection: GLP_BT_BPH
    }
  }
}
