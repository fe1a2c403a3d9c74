/// `worst:COLUMN`: the largest mean of (wishes + distance) per person over the groups that a column makes, in
/// thousandths, rounded half up; 0 where there is no household.
///
/// A group is all households with the same text in the column (their own, else their settlement's); those with none are
/// one group too. With C the group's `wishes` plus `distance` and P its people, placed or not, its mean is
/// ⌊(2000·C + P) / (2·P)⌋. The largest of them is the smallest integer z with 2·P·z ≥ 2000·C − P + 1 for every group:
/// linear, since P does not depend on the plan.
enum WorstCriterion {
  private struct Group {
    var cost = ExactSum()
    var people = ExactSum()
  }

  static func sum(_ reading: PlanReading, column: String) -> ExactSum {
    var groups: [String: Group] = [:]
    for (position, household) in reading.instance.households.enumerated() {
      let name = reading.planningCase.text(of: column, household: position) ?? ""
      var group = groups[name, default: Group()]
      group.people.add(household.people)
      if let site = reading.sites[position] {
        group.cost.add(household.people, times: household.wishPenalty(at: reading.instance.sites[site].id))
        let distance = reading.planningCase.distanceTenths(household: position, site: site) ?? 0
        group.cost.add(household.people, times: distance)
      }
      groups[name] = group
    }
    return largest(of: groups.values.map(mean))
  }

  /// The largest value of all, marked where any of them left the range.
  private static func largest(of means: [ExactSum]) -> ExactSum {
    means.first(where: \.overflowed) ?? means.max { $0.value < $1.value } ?? ExactSum()
  }

  private static func mean(of group: Group) -> ExactSum {
    guard group.people.value > 0 else { return ExactSum() }
    var numerator = ExactSum()
    numerator.add(group.cost.value, times: 2000)
    numerator.add(group.people.value)
    var denominator = ExactSum()
    denominator.add(group.people.value, times: 2)
    let parts = [group.cost, group.people, numerator, denominator]
    if let broken = parts.first(where: \.overflowed) { return broken }
    return ExactSum.of([numerator.value / denominator.value])
  }
}
