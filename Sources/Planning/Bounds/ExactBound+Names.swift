import Formulation
import Relocation

extension ExactBound {
  /// The multipliers by name. Levels held at 0 that the planner settled by forbidding get a multiplier that outbids all
  /// else, so that the certificate needs no such step.
  func multipliers(of task: LevelTask, in planningCase: PlanningCase) -> BoundCertificate.Multipliers {
    let problem = task.problem
    var named = BoundCertificate.Multipliers(
      scale: multipliers.scale, earlierLevels: [Int](repeating: 0, count: task.level))
    for (position, level) in task.cappedLevels.enumerated() { named.earlierLevels[level] = multipliers.caps[position] }
    for level in 0..<task.level where !task.cappedLevels.contains(level) {
      named.earlierLevels[level] = forbiddingMultiplier(task, level: level)
    }
    for (resource, multiplier) in zip(problem.resources, multipliers.resources) where multiplier != 0 {
      named.resources[resource.name.description] = multiplier
    }
    for (group, unit) in task.structure.linkUnits.enumerated() {
      let household = planningCase.instance.households[problem.units[unit].household].id
      for site in 0..<problem.siteCount where multipliers.links[group * problem.siteCount + site] != 0 {
        let id = planningCase.instance.sites[problem.sites[site]].id
        named.links["\(household)/\(id)"] = multipliers.links[group * problem.siteCount + site]
      }
    }
    return named
  }
}

extension LevelTask {
  /// What proves that no plan is below a number where some block has no pattern: wherever a level held at 0 forbids that
  /// somebody be left out, leaving out costs more than the number.
  func forbiddenLevels(beyond number: Int) -> BoundCertificate.Multipliers {
    var named = BoundCertificate.Multipliers(scale: 1, earlierLevels: [Int](repeating: 0, count: level))
    let unplaced = problem.units.indices.reduce(0.0) { $0 + abs(Double(problem.unplacedCost(of: $1, level: level))) }
    let reach = ExactMultipliers.magnitude(self, Multipliers(for: self)).total + unplaced + abs(Double(number))
    for earlier in 0..<level where !cappedLevels.contains(earlier) {
      let charges = problem.units.indices.map { problem.unplacedCost(of: $0, level: earlier) }
      named.earlierLevels[earlier] = Int(min(1e15, 2 * reach)) / max(1, charges.filter { $0 > 0 }.min() ?? 1) + 1
    }
    return named
  }
}
