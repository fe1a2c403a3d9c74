import Formulation
import Relocation

extension Plan {
  /// The plan that an allocation of a compiled problem means.
  init(_ allocation: Allocation, of problem: AssignmentProblem, in instance: Instance) {
    self.init()
    for (index, unit) in problem.units.enumerated() {
      guard let choice = allocation.choices[index] else { continue }
      let dwelling = choice.dwelling >= 0 ? instance.dwellings[problem.dwellings[choice.dwelling].row].type : nil
      self[instance.households[unit.household].id] = Assignment(
        site: instance.sites[problem.sites[choice.site]].id, dwelling: dwelling)
    }
  }
}
