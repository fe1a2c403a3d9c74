extension LinearModel {
  /// The objective's value where variable *j* has the value `point[j]`.
  ///
  /// - Precondition: `point` has one value per variable.
  public func objectiveValue(at point: [Double]) -> Double { objective.value(at: point) }

  /// What the terms of a constraint sum to at a point.
  public func activity(of constraint: ConstraintID, at point: [Double]) -> Double {
    var sum = 0.0
    for position in rows.starts[constraint.index]..<rows.starts[constraint.index + 1] {
      sum += rows.values[position] * point[Int(rows.columns[position])]
    }
    return sum
  }

  /// Everything the point breaks: first variables, then constraints, each in the order of adding; empty where the
  /// point is feasible.
  ///
  /// No solver takes part. Where a value is not finite only such values are told, since no sum over them means
  /// anything.
  ///
  /// - Parameters:
  ///   - point: one value per variable.
  ///   - tolerance: by how much, in the constraint's or variable's own unit, a side may be passed unremarked.
  /// - Precondition: `point` has one value per variable.
  public func violations(at point: [Double], tolerance: Double = 1e-6) -> [Violation] {
    precondition(point.count == variableCount, "a point has one value per variable")
    let notFinite = variables.filter { !point[$0.index].isFinite }
    guard notFinite.isEmpty else { return notFinite.map(Violation.notFinite) }
    var found: [Violation] = []
    for variable in variables {
      found += boundViolations(of: variable, value: point[variable.index], tolerance: tolerance)
    }
    for constraint in constraints {
      let activity = activity(of: constraint, at: point)
      if let lower = rowLower[constraint.index], !(lower - activity <= tolerance) {
        found.append(.belowConstraint(constraint, activity: activity, amount: lower - activity))
      }
      if let upper = rowUpper[constraint.index], !(activity - upper <= tolerance) {
        found.append(.aboveConstraint(constraint, activity: activity, amount: activity - upper))
      }
    }
    return found
  }

  private func boundViolations(of variable: Variable, value: Double, tolerance: Double) -> [Violation] {
    var found: [Violation] = []
    let (lower, upper) = bounds(of: variable)
    if let lower, !(lower - value <= tolerance) {
      found.append(.belowBound(variable, value: value, amount: lower - value))
    }
    if let upper, !(value - upper <= tolerance) {
      found.append(.aboveBound(variable, value: value, amount: value - upper))
    }
    let distance = abs(value - value.rounded())
    if kind(of: variable) != .continuous, distance > tolerance {
      found.append(.notWhole(variable, value: value, amount: distance))
    }
    return found
  }
}
