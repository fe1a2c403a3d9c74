import LinearModel

extension DirectFormulation {
  /// The allocation that a point of the model stands for.
  ///
  /// Nothing is checked: give it a solution, and judge what comes back by ``AssignmentProblem/faults(of:)``.
  ///
  /// - Parameter values: one value per variable of the model; above one half counts as 1.
  public func allocation(from values: [Double]) -> Allocation {
    Allocation(
      choices: problem.units.indices.map { unit in
        placements[placementsOfUnit[unit]].first { values[$0.variable.index] > 0.5 }?.choice
      })
  }

  /// The point of the model that stands for an allocation: feasible where the allocation obeys the problem and the
  /// caps, and then its objective is the allocation's exact value.
  ///
  /// A choice that the problem does not allow has no variable, so that the point of such an allocation is infeasible.
  public func values(of allocation: Allocation) -> [Double] {
    var values = [Double](repeating: 0, count: model.variableCount)
    let taken = problem.units.indices.map { placement(of: $0, in: allocation) }
    for (position, party) in problem.parties.enumerated() {
      if let out = leftOut[position], party.units.allSatisfy({ allocation.choices[$0] == nil }) {
        values[out.index] = 1
      }
      guard party.units.allSatisfy({ taken[$0] != nil }) else { continue }
      for unit in party.units where !sharesParty(taken[unit], of: position) {
        if let variable = taken[unit]?.variable { values[variable.index] = 1 }
      }
      for column in sitesOfParty[position] where party.units.allSatisfy({ taken[$0]?.choice.site == column.site }) {
        values[column.variable.index] = 1
      }
    }
    setCohesion(of: allocation, in: &values)
    for (comparison, worst) in zip(problem.comparisons, worstMeans) {
      if let worst { values[worst.index] = Double(problem.worstMean(of: comparison, in: allocation)) }
    }
    return values
  }

  private func placement(of unit: Int, in allocation: Allocation) -> Placement? {
    guard let choice = allocation.choices[unit] else { return nil }
    return placements[placementsOfUnit[unit]].first { $0.choice == choice }
  }

  /// Whether the variable of a unit's placement is that of its whole party, which moves only as one.
  private func sharesParty(_ placement: Placement?, of party: Int) -> Bool {
    sitesOfParty[party].contains { $0.variable == placement?.variable }
  }

  private func setCohesion(of allocation: Allocation, in values: inout [Double]) {
    for (position, group) in problem.groups.enumerated() where !sitesOfGroup[position].isEmpty {
      let used = problem.sitesUsed(by: group, in: allocation)
      for column in sitesOfGroup[position] where used.contains(column.site) { values[column.variable.index] = 1 }
      if let extra = extraSites[position] { values[extra.index] = Double(max(0, used.count - 1)) }
    }
  }
}
