import Relocation

extension ProblemCompiler {
  /// The scenario's own limits, each a resource over the sites it names.
  mutating func addLimits() {
    for (position, limit) in scenario.limits.enumerated() {
      let amounts = planningCase.amounts(of: limit)
      let counted = planningCase.membership(of: limit)
      let measure = addMeasure("limit \(position)") { amounts[$0] }
      let sites = problem.sites.indices.filter { counted[problem.sites[$0]] }
      addResource(.limit(position), measure: measure, sites: sites, lower: limit.atLeast, upper: limit.atMost)
    }
  }
}
