import Formulation
import GLPKSolver
import LinearModel
import Relocation

/// The least values of a case's levels through the direct formulation and GLPK's branch and cut.
enum DirectSolving {
  /// The search ended without telling the least value.
  struct Unsolved: Error {
    var solution: MIPSolution
  }

  /// Values by level and the last level's allocation; `nil` where no plan obeys the rules.
  static func solve(_ planningCase: PlanningCase) throws -> (values: [Int], allocation: Allocation)? {
    let problem = try AssignmentProblem(planningCase)
    var values: [Int] = []
    var allocation: Allocation?
    for level in planningCase.scenario.objectives.indices {
      let caps = zip(values, planningCase.scenario.objectives).map { $0 + $1.tolerance }
      let direct = DirectFormulation(problem, level: level, caps: caps)
      guard let point = try leastPoint(of: direct.model) else { return nil }
      let found = direct.allocation(from: point)
      values.append(problem.value(of: found, level: level))
      allocation = found
    }
    return allocation.map { (values, $0) }
  }

  private static func leastPoint(of model: LinearModel) throws -> [Double]? {
    let solution = try withGLPKProblem(named: model.name) { problem in
      try problem.load(model, named: true)
      return try problem.solveMIP()
    }
    switch solution {
    case .optimal(let values, _, _): return values
    case .infeasible: return nil
    default: throw Unsolved(solution: solution)
    }
  }
}
