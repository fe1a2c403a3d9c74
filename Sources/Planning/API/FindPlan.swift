import Formulation
public import Relocation

/// Finds a plan for a scenario on its instance, and proves how good it is.
///
/// Levels are solved in order, each with the earlier ones held at their values. The run is deterministic for a case, a
/// method and a seed as long as neither time limit nor interrupt cuts it short; the number of threads does not matter.
///
/// - Throws: `CompilationError` where the scenario cannot be stated in exact integers, `GLPKError` where the solver fails.
public func findPlan(
  for planningCase: PlanningCase, options: PlanningOptions = PlanningOptions(),
  control: PlanningControl = PlanningControl()
) throws -> PlanningOutcome {
  let context = RunContext(options: options, control: control, levelCount: planningCase.scenario.objectives.count)
  context.report(.compiling, level: 0, value: nil, bound: nil)
  let problem = try AssignmentProblem(planningCase, seed: options.seed)
  var planner = Planner(planningCase, problem, context)
  return try planner.run()
}
