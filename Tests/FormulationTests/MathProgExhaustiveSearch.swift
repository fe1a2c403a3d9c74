import Relocation

/// The least values of a case's levels by trying every plan, each judged by the domain's own counting.
struct MathProgExhaustiveSearch {
  let planningCase: PlanningCase

  /// By level, as later levels keep the earlier ones; `nil` where no plan obeys the rules.
  func leastValues() throws -> [Int]? {
    var values: [[Int]] = []
    var plan = Plan()
    try extend(&plan, from: 0) { plan in
      if PlanCheck.violations(of: plan, in: planningCase).isEmpty {
        values.append(try planningCase.value(of: plan).levels)
      }
    }
    guard !values.isEmpty else { return nil }
    var least: [Int] = []
    for (level, objective) in planningCase.scenario.objectives.enumerated() {
      let best = values.map { $0[level] }.min() ?? 0
      least.append(best)
      values.removeAll { $0[level] > best + objective.tolerance }
    }
    return least
  }

  private func extend(_ plan: inout Plan, from household: Int, _ visit: (Plan) throws -> Void) throws {
    guard household < planningCase.instance.households.count else { return try visit(plan) }
    let id = planningCase.instance.households[household].id
    for assignment in [nil] + assignments {
      plan[id] = assignment
      try extend(&plan, from: household + 1, visit)
    }
    plan[id] = nil
  }

  private var assignments: [Assignment?] {
    planningCase.instance.sites.flatMap { site in
      let rows = planningCase.instance.dwellings(at: site.id)
      return rows.isEmpty
        ? [Assignment(site: site.id, dwelling: nil)] : rows.map { Assignment(site: site.id, dwelling: $0.type) }
    }
  }
}
