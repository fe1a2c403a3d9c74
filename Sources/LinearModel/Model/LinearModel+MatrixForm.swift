extension LinearModel {
  /// The model as arrays, for a solver.
  ///
  /// Takes time proportional to variables, constraints and coefficients together.
  ///
  /// - Throws: `LinearModelError` with every number that is not finite, every pair of crossed bounds and every
  ///   integer variable with a bound that is not whole.
  public func matrixForm() throws(LinearModelError) -> MatrixForm {
    let costs = mergedCosts()
    let faults = constraintFaults() + boundFaults() + objectiveFaults(costs)
    guard faults.isEmpty else { throw LinearModelError(faults: faults) }
    return MatrixForm(
      name: name, direction: direction, objectiveConstant: objective.constant, costs: costs,
      columnLowerBounds: columnLower.map { $0 ?? -.infinity },
      columnUpperBounds: columnUpper.map { $0 ?? .infinity },
      columnIsInteger: columnKinds.map { $0 != .continuous },
      rowLowerBounds: rowLower.map { $0 ?? -.infinity },
      rowUpperBounds: rowUpper.map { $0 ?? .infinity },
      matrix: SparseMatrix(
        columnCount: variableCount, rowStarts: rows.starts, columnIndices: rows.columns, rowValues: rows.values),
      columnNames: columnNames, rowNames: rowNames)
  }

  private func mergedCosts() -> [Double] {
    var costs = [Double](repeating: 0, count: variableCount)
    for term in objective.terms { costs[term.variable.index] += term.coefficient }
    return costs
  }

  private func objectiveFaults(_ costs: [Double]) -> [LinearModelFault] {
    var faults = variables.filter { !costs[$0.index].isFinite }.map {
      LinearModelFault.costNotFinite(variable: name(of: $0))
    }
    if !objective.constant.isFinite { faults.append(.objectiveConstantNotFinite) }
    return faults
  }

  private func constraintFaults() -> [LinearModelFault] {
    var faults: [LinearModelFault] = []
    for id in constraints {
      for position in rows.starts[id.index]..<rows.starts[id.index + 1] where !rows.values[position].isFinite {
        let variable = Variable(index: Int(rows.columns[position]))
        faults.append(.coefficientNotFinite(constraint: name(of: id), variable: name(of: variable)))
      }
      let (lower, upper) = (rowLower[id.index] ?? 0, rowUpper[id.index] ?? 0)
      if !lower.isFinite || !upper.isFinite {
        faults.append(.sideNotFinite(constraint: name(of: id)))
      } else if areCrossed(rowLower[id.index], rowUpper[id.index]) {
        faults.append(.sidesCrossed(constraint: name(of: id)))
      }
    }
    return faults
  }

  private func boundFaults() -> [LinearModelFault] {
    variables.compactMap { variable in
      let (lower, upper) = bounds(of: variable)
      if !(lower ?? 0).isFinite || !(upper ?? 0).isFinite { return .boundNotFinite(variable: name(of: variable)) }
      if areCrossed(lower, upper) { return .boundsCrossed(variable: name(of: variable)) }
      let whole = (lower ?? 0) == (lower ?? 0).rounded() && (upper ?? 0) == (upper ?? 0).rounded()
      return kind(of: variable) == .continuous || whole ? nil : .boundNotWhole(variable: name(of: variable))
    }
  }

  private func areCrossed(_ lower: Double?, _ upper: Double?) -> Bool {
    guard let lower, let upper else { return false }
    return lower > upper
  }
}
