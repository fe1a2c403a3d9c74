import LinearModel

extension DirectFormulation {
  /// The levels that come first are kept: none costs more than its cap.
  ///
  /// What every plan pays anyway is taken from both sides. What is left are small numbers, which a solver's relative
  /// tolerance does not blur, and a variable that alone costs more than is left can be fixed at 0.
  mutating func addLevelRows() {
    for (earlier, cap) in caps.enumerated() {
      let (costs, unavoidable) = reduced(costs(onLevel: earlier))
      let left = cap - unavoidable
      let kept = LinearConstraint(terms: terms(of: costs), lower: nil, upper: Double(left))
      model.add(kept, named: "level_\(earlier + 1)")
      for (column, variable) in model.variables.enumerated() where costs[column] > max(0, left) {
        model.fix(variable, at: 0)
      }
    }
  }

  /// By variable, what a level pays for it.
  func costs(onLevel level: Int) -> [Int] {
    var costs = [Int](repeating: 0, count: model.variableCount)
    for unit in problem.units.indices {
      for placement in placements[placementsOfUnit[unit]] {
        costs[placement.variable.index] += problem.cost(of: unit, placement.choice, level: level)
      }
      if let out = leftOut[problem.units[unit].party] {
        costs[out.index] += problem.unplacedCost(of: unit, level: level)
      }
    }
    for (group, extra) in extraSites.enumerated() {
      if let extra { costs[extra.index] += problem.groups[group].extraSiteCosts[level] }
    }
    for (comparison, worst) in zip(problem.comparisons, worstMeans) {
      if let worst { costs[worst.index] += comparison.weights[level] }
    }
    return costs
  }

  /// The same costs with what cannot be avoided taken out: of the variables of which one must be 1, each pays only
  /// what it costs more than the cheapest.
  func reduced(_ costs: [Int]) -> (costs: [Int], unavoidable: Int) {
    var costs = costs
    var unavoidable = 0
    for (position, party) in problem.parties.enumerated() {
      for unit in party.units where party.units.count > 1 { lift(unit, to: sitesOfParty[position], &costs) }
      let ways = presence(ofParty: position).flatMap(\.variables) + [leftOut[position]].compactMap { $0 }
      guard let least = ways.map({ costs[$0.index] }).min() else { continue }
      for variable in ways { costs[variable.index] -= least }
      unavoidable += least
    }
    return (costs, unavoidable)
  }

  /// Moves what a unit pays in any case at a site of its party to the party's variable.
  private func lift(_ unit: Int, to columns: [SiteColumn], _ costs: inout [Int]) {
    for (column, run) in zip(columns, placementsBySite(ofUnit: unit)) where run.range.count > 1 {
      let variables = placements[run.range].map(\.variable)
      guard let least = variables.map({ costs[$0.index] }).min() else { continue }
      for variable in variables { costs[variable.index] -= least }
      costs[column.variable.index] += least
    }
  }

  /// The terms of the variables that cost anything.
  func terms(of costs: [Int]) -> [LinearTerm] {
    model.variables.compactMap { costs[$0.index] == 0 ? nil : LinearTerm(Double(costs[$0.index]), $0) }
  }
}
