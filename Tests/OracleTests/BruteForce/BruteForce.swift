import Relocation
import Testing

/// The least values of a case's levels by trying plans, with nothing of the formulation or of a solver.
///
/// Plans are tried household by household. A branch is left only where simple counting shows that all of its plans
/// break a rule or are no better; every plan that would count is judged by the domain's check, and valued by its
/// criteria.
struct BruteForce {
  /// What trying found.
  enum Answer: Equatable, Sendable {
    /// By level, its least value where the earlier ones are kept; and for each a plan that has it.
    case least([Int], plans: [Plan])
    /// No plan obeys the rules.
    case impossible

    /// The values by level.
    var values: [Int]? {
      guard case .least(let values, _) = self else { return nil }
      return values
    }
  }

  let planningCase: PlanningCase
  let options: PlanOptions
  /// Whether branches are left before every plan in them was tried.
  var prunes = true

  init(_ planningCase: PlanningCase) {
    self.planningCase = planningCase
    options = PlanOptions(planningCase)
  }

  func answer() -> Answer {
    var values: [Int] = []
    var plans: [Plan] = []
    for (level, objective) in planningCase.scenario.objectives.enumerated() {
      let caps = zip(values, planningCase.scenario.objectives).map { $0 + $1.tolerance }
      var search = PlanSearch(options: options, level: level, caps: caps, prunes: prunes)
      guard let found = search.run() else {
        #expect(level == 0, "a plan of the level before keeps all caps")
        return .impossible
      }
      #expect(found.value == (try? planningCase.value(of: objective, for: found.plan)))
      values.append(found.value)
      plans.append(found.plan)
    }
    return .least(values, plans: plans)
  }
}
