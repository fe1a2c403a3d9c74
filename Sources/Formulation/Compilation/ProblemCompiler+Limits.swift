import Relocation

extension ProblemCompiler {
  /// The scenario's own limits, each a resource over the sites it names, and its share a resource of each of them.
  mutating func addLimits() {
    for (position, limit) in scenario.limits.enumerated() {
      let amounts = planningCase.amounts(of: limit)
      let counted = planningCase.membership(of: limit)
      let sites = problem.sites.indices.filter { counted[problem.sites[$0]] }
      if limit.atLeast != nil || limit.atMost != nil {
        let measure = addMeasure("limit \(position)") { amounts[$0] }
        addResource(.limit(position), measure: measure, sites: sites, lower: limit.atLeast, upper: limit.atMost)
      }
      if let share = limit.shareAtMost { add(share, of: limit, at: position, amounts, sites) }
    }
  }

  /// counted ≤ share · all, without fractions: denominator · counted − numerator · all ≤ 0.
  private mutating func add(_ share: Share, of limit: Limit, at position: Int, _ amounts: [Int], _ sites: [Int]) {
    let all = planningCase.wholeAmounts(of: limit)
    let measure = addMeasure("share \(position)") { share.excess(counted: amounts[$0], all: all[$0]) }
    for site in sites {
      let id = instance.sites[problem.sites[site]].id
      addResource(.share(position, id), measure: measure, sites: [site], lower: nil, upper: 0)
    }
  }

  /// What the members of a party take together of a measure has to fit the numbers that plans are counted with.
  func checkAmounts() throws(CompilationError) {
    for party in problem.parties {
      for measure in problem.measures.indices {
        var sum = 0.0
        for unit in party.units { sum += abs(Double(problem.profiles[problem.units[unit].profile].amounts[measure])) }
        if sum > Double(Int32.max) { throw .amountsOverflow(measure: problem.measures[measure].name) }
      }
    }
  }
}
