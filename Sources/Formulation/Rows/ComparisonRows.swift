import LinearModel

extension DirectFormulation {
  /// The largest mean of each column that a stated level compares: a whole number not below the mean of any group.
  mutating func addComparisonRows() {
    worstMeans = [Variable?](repeating: nil, count: problem.comparisons.count)
    for (position, comparison) in problem.comparisons.enumerated()
    where statedLevels.contains(where: { comparison.weights[$0] != 0 }) {
      let worst = model.addVariable("worst_w\(position + 1)", kind: .integer, lower: 0)
      worstMeans[position] = worst
      for (number, group) in comparison.groups.enumerated() {
        var terms = [LinearTerm(-Double(group.people), worst)]
        for unit in group.units {
          for placement in placements[placementsOfUnit[unit]] {
            let burden = problem.burden(of: unit, at: placement.choice.site)
            if burden != 0 { terms.append(LinearTerm(Double(1000 * burden), placement.variable)) }
          }
        }
        model.add(
          LinearConstraint(terms: terms, lower: nil, upper: Double(group.slack)),
          named: "mean_w\(position + 1)_c\(number + 1)")
      }
    }
  }
}
