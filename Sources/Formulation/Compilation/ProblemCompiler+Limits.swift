import Relocation

extension ProblemCompiler {
  /// The scenario's own limits, each a resource over the sites it names.
  mutating func addLimits() {
    for (position, limit) in scenario.limits.enumerated() {
      let planningCase = planningCase
      let measure = addMeasure("limit \(position)") { LimitRule.amount(of: limit, for: $0, in: planningCase) }
      let sites = problem.sites.enumerated().filter { LimitRule.covers(limit, instance.sites[$0.element]) }.map(\.offset)
      addResource(.limit(position), measure: measure, sites: sites, lower: limit.atLeast, upper: limit.atMost)
    }
  }
}
