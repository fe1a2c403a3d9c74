import Formulation
import Relocation
import SyntheticInstances
import Testing

@testable import Planning

extension LevelSolver {
  /// A solver of a made-up county's costs, everybody placed, with nothing known yet.
  ///
  /// - Parameters:
  ///   - split: weight of a settlement's second site; `nil` leaves the standard scenario's.
  ///   - isFree: whether every household goes where it likes, whatever its settlement and kin do.
  static func ofCounty(
    _ shape: CountyShape, split: Int? = nil, isFree: Bool = false, threads: Int = 1
  ) throws -> LevelSolver {
    var scenario = Scenario.standard
    if isFree {
      scenario.rules.wholeSettlements = .off
      scenario.rules.sitesPerSettlement = nil
      scenario.rules.kinTogether = false
      scenario.objectives[1].terms.removeAll { $0.criterion == .split }
    }
    for (index, term) in scenario.objectives[1].terms.enumerated() where term.criterion == .split {
      scenario.objectives[1].terms[index].weight = split ?? term.weight
    }
    let planningCase = PlanningCase(instance: shape.instance(), scenario: scenario)
    let problem = try AssignmentProblem(planningCase, seed: 1)
    let context = RunContext(
      options: PlanningOptions(threads: threads), control: PlanningControl(), levelCount: problem.levelCount)
    let task = Planner(planningCase, problem, context).task(1, caps: [0])
    return try LevelSolver(task, context: context, start: nil)
  }

  /// The same with multipliers and a first plan by exchanges.
  static func ofPlannedCounty(_ shape: CountyShape, split: Int? = nil, threads: Int = 1) throws -> LevelSolver {
    var solver = try ofCounty(shape, split: split, threads: threads)
    solver.ascend()
    var search = ExchangeSearch(
      solver.model, sites: try #require(solver.startSites), weights: solver.penaltyWeights(1.2),
      dwellingWeights: solver.dwellingWeights(1.2), seed: shape.seed)
    search.run(effort: 3_000_000) { _ in true }
    try solver.offer(try #require(search.bestSites))
    return solver
  }
}
