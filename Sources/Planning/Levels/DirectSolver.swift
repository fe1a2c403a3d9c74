import Formulation
import GLPKSolver

/// Solves one level as a single mixed-integer program in GLPK's branch and cut, started from a plan made by multipliers
/// and exchanges.
struct DirectSolver {
  let task: LevelTask
  let context: RunContext
  private var preparation: LevelSolver

  var outcome: LevelOutcome { preparation.outcome }

  init(_ task: LevelTask, context: RunContext, start: [Int]?, isTentative: Bool = false) throws {
    self.task = task
    self.context = context
    preparation = try LevelSolver(task, context: context, start: start, isTentative: isTentative)
  }

  mutating func solve() throws {
    try preparation.prepare()
    if preparation.isDone || context.isOver { return }
    let formulation = DirectFormulation(task.problem, level: task.level, caps: task.caps)
    let progress = MIPProgressBox()
    let watch = TreeWatch(context, .branchAndCut, task.level, progress, outcome)
    watch.start()
    defer { watch.end() }
    var options = MIPOptions(
      timeLimitSeconds: context.remaining, relativeGap: context.options.gap, absoluteGap: 0.9, presolve: false,
      rootMethod: .dualThenPrimal, stop: context.stop, progress: progress)
    if let sites = outcome.sites, let allocation = preparation.model.allocation(sites) {
      options.startingSolution = formulation.values(of: allocation)
    }
    let settled = options
    let solution = try withGLPKProblem(named: "direct") { mip in
      try mip.load(formulation.model)
      return try mip.solveMIP(settled)
    }
    try preparation.take(solution, formulation)
  }
}

extension LevelSolver {
  /// Multipliers, and a plan by exchanges.
  mutating func prepare() throws {
    if isDone { return }
    try bracket()
  }

  /// Takes what branch and cut over the whole level found and proved.
  mutating func take(_ solution: MIPSolution, _ formulation: DirectFormulation) throws {
    switch solution {
    case .optimal(let values, let objective, _):
      try offer(formulation.allocation(from: values))
      raiseBound(to: objective)
    case .feasible(let values, _, let bound, _):
      try offer(formulation.allocation(from: values))
      if let bound { raiseBound(to: bound) }
    case .noSolution(let bound, _):
      if let bound { raiseBound(to: bound) }
    case .infeasible: conclude(nothingBetter: true)
    case .unbounded: break
    }
  }
}
