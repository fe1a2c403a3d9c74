import Formulation
import Relocation

extension AssignmentProblem {
  /// The plan that an allocation stands for.
  func plan(of allocation: Allocation, in planningCase: PlanningCase) -> Plan {
    let instance = planningCase.instance
    var plan = Plan()
    for (unit, choice) in zip(units, allocation.choices) {
      guard let choice else { continue }
      plan[instance.households[unit.household].id] = Assignment(
        site: instance.sites[sites[choice.site]].id,
        dwelling: choice.dwelling < 0 ? nil : instance.dwellings[dwellings[choice.dwelling].row].type)
    }
    return plan
  }

  /// The allocation that a plan stands for. The plan names sites and dwelling types that are there.
  func allocation(of plan: Plan, in planningCase: PlanningCase) -> Allocation {
    let instance = planningCase.instance
    return Allocation(
      choices: units.map { unit in
        guard let assignment = plan[instance.households[unit.household].id] else { return nil }
        let site = sites.firstIndex { instance.sites[$0].id == assignment.site } ?? -1
        let dwelling = dwellings.firstIndex {
          $0.site == site && instance.dwellings[$0.row].type == assignment.dwelling
        }
        return Choice(site: site, dwelling: dwelling ?? -1)
      })
  }
}
