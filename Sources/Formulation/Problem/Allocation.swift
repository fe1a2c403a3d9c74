/// A plan in the problem's own terms: for each unit the way it is placed, or `nil` where it is left out.
public struct Allocation: Hashable, Sendable {
  /// By unit, in the problem's order.
  public var choices: [AssignmentProblem.Choice?]

  /// Makes one from its parts.
  public init(choices: [AssignmentProblem.Choice?]) { self.choices = choices }
}

extension AssignmentProblem {
  /// The exact value of an allocation on a level. Where it tears a party apart, the settlement of that party is not charged.
  public func value(of allocation: Allocation, level: Int) -> Int {
    var total = 0
    for unit in units.indices {
      if let choice = allocation.choices[unit] {
        total += cost(of: unit, choice, level: level)
      } else {
        total += unplacedCost(of: unit, level: level)
      }
    }
    for group in groups where group.extraSiteCosts[level] != 0 {
      total += group.extraSiteCosts[level] * max(0, sitesUsed(by: group, in: allocation).count - 1)
    }
    for comparison in comparisons where comparison.weights[level] != 0 {
      total += comparison.weights[level] * worstMean(of: comparison, in: allocation)
    }
    return total
  }

  /// The sites that a group's placed parties use.
  public func sitesUsed(by group: Group, in allocation: Allocation) -> Set<Int> {
    var used: Set<Int> = []
    for party in group.parties {
      for unit in parties[party].units where units[unit].settlement == group.settlement {
        if let choice = allocation.choices[unit] { used.insert(choice.site) }
      }
    }
    return used
  }

  /// How much of each resource an allocation consumes.
  public func loads(of allocation: Allocation) -> [Int] {
    var loads = [Int](repeating: 0, count: resources.count)
    for unit in units.indices {
      guard let choice = allocation.choices[unit] else { continue }
      forEachUse(of: unit, choice) { resource, amount in loads[resource] += amount }
    }
    return loads
  }

  /// Whether an allocation obeys everything the problem states.
  public func isFeasible(_ allocation: Allocation) -> Bool { faults(of: allocation).isEmpty }

  /// What an allocation breaks, in words for a log or a failing test.
  public func faults(of allocation: Allocation) -> [String] {
    var faults: [String] = []
    for (index, party) in parties.enumerated() {
      let sites = Set(party.units.map { allocation.choices[$0]?.site ?? -1 })
      if sites.count > 1 { faults.append("party \(index) is torn apart") }
      if party.mustBePlaced, sites.contains(-1) { faults.append("party \(index) must be placed") }
    }
    for unit in units.indices {
      guard let choice = allocation.choices[unit] else { continue }
      if !choices(of: unit, at: choice.site).contains(choice) { faults.append("unit \(unit) may not go to \(choice)") }
    }
    for (load, resource) in zip(loads(of: allocation), resources) {
      if let upper = resource.upper, load > upper { faults.append("\(resource.name): \(load) > \(upper)") }
      if let lower = resource.lower, load < lower { faults.append("\(resource.name): \(load) < \(lower)") }
    }
    for group in groups {
      let used = sitesUsed(by: group, in: allocation).count
      if used > group.maxSites { faults.append("settlement \(group.settlement) uses \(used) sites") }
    }
    return faults
  }
}
