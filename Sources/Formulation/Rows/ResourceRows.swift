import LinearModel

extension DirectFormulation {
  /// Places, school places, jobs, dwelling stocks and the scenario's limits: what the placed units take of each lies
  /// between its bounds.
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
      add(used[position], lower: resource.lower, upper: resource.upper, named: names.resource(position))
    }
  }

  /// Bounds that exclude each other make an impossible case, not a faulty model: then each has a row.
  private mutating func add(_ used: LinearExpression, lower: Int?, upper: Int?, named name: String) {
    let areCrossed = lower.map { least in upper.map { least > $0 } ?? false } ?? false
    if areCrossed, let lower, let upper {
      model.add(used >= Double(lower), named: "\(name)_least")
      model.add(used <= Double(upper), named: "\(name)_most")
    } else {
      model.add(used.between(lower.map(Double.init), upper.map(Double.init)), named: name)
    }
  }
}
