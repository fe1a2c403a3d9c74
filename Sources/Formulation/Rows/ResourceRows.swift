import LinearModel

extension DirectFormulation {
  /// Places, school places, jobs, dwelling stocks and the scenario's limits: what the placed units take of each lies
  /// between its bounds.
  ///
  /// Each bound has a row of its own. Two in one row would say the same, but GLPK's presolver takes `4 <= 15 z <= 9`
  /// for something a binary `z` can obey, and bounds that exclude each other are no row at all.
  mutating func addResourceRows() {
    var used = [LinearExpression](repeating: LinearExpression(), count: problem.resources.count)
    for unit in problem.units.indices {
      for placement in placements[placementsOfUnit[unit]] {
        problem.forEachUse(of: unit, placement.choice) { resource, amount in
          used[resource].add(Double(amount), placement.variable)
        }
      }
    }
    for (position, resource) in problem.resources.enumerated() {
      let name = names.resource(position)
      if let upper = resource.upper { model.add(used[position] <= Double(upper), named: name) }
      if let lower = resource.lower { model.add(used[position] >= Double(lower), named: "\(name)_least") }
    }
  }
}
