extension AssignmentProblem {
  /// A group that is compared, by the comparison and its place there.
  public struct GroupPlace: Hashable, Sendable {
    /// Position of the comparison.
    public var comparison: Int
    /// Position of the group in it.
    public var group: Int

    /// Makes one from its parts.
    public init(comparison: Int, group: Int) {
      self.comparison = comparison
      self.group = group
    }
  }

  /// For bounds: a level as the last of a problem in which each group compared has a level of its own before it,
  /// 1000 · burden − people · z, to be held at the group's slack, and z is a *unit* of no persons that is placed or not.
  ///
  /// Beside the levels before it and itself the problem has no other. Where the unit of a comparison is placed, z is
  /// ``largestMean``; for a bound by multipliers it makes no difference that there is nothing between.
  ///
  /// - Parameter grain: 1000 for the rows as they are; 1 for rows in whole units of burden, with smaller numbers, which a
  ///   linear program takes more easily. Prices of rows are then 1000 times as high.
  public func separatingMeans(
    ofLevel level: Int, groups places: [GroupPlace], grain: Int = 1000
  ) -> AssignmentProblem {
    let own = level + places.count
    var draft = CostDraft(self, levels: (0..<level).map { $0 } + places.map { _ in nil } + [level])
    for (position, place) in places.enumerated() {
      var prices = [Int](repeating: 0, count: units.count)
      for unit in comparisons[place.comparison].groups[place.group].units { prices[unit] = grain }
      draft.addBurdens(at: prices, level: level + position)
    }
    var problem = draft.finished()
    problem.comparisons = []
    problem.addSiteForMeans()
    for (position, comparison) in comparisons.enumerated() {
      var costs = (0..<level).map { comparison.weights[$0] * largestMean }
      costs += places.map { place in
        place.comparison == position ? -comparison.groups[place.group].people * (largestMean / 1000) * grain : 0
      }
      problem.addUnitForMeans(costs: costs + [comparison.weights[level] * largestMean])
    }
    precondition(problem.levelCount == own + 1)
    return problem
  }

  /// No mean is above this, in thousandths.
  public var largestMean: Int { ((burdens.tenths.max() ?? 0) + 4) * 1000 }

  /// For plans: the same problem in which a level pays the burdens of groups at given prices instead of their largest mean.
  ///
  /// - Parameters:
  ///   - factors: by level up to this one, what its own costs are multiplied by and added.
  ///   - prices: by unit.
  public func pricingMeans(ofLevel level: Int, factors: [Int], prices: [Int]) -> AssignmentProblem {
    var draft = CostDraft(self, levels: (0..<levelCount).map { $0 })
    draft.combine(factors + [Int](repeating: 0, count: levelCount - factors.count), into: level)
    draft.addBurdens(at: prices, level: level)
    var problem = draft.finished()
    for index in problem.comparisons.indices { problem.comparisons[index].weights[level] = 0 }
    return problem
  }

  /// A site that only the units of means may go to.
  private mutating func addSiteForMeans() {
    let count = siteCount
    func widened<Element>(_ table: [Element], _ element: Element) -> [Element] {
      stride(from: 0, to: table.count, by: count).flatMap { table[$0..<$0 + count] + [element] }
    }
    rates = rates.map { widened($0, 0) }
    reachable = widened(reachable, true)
    accessClasses = accessClasses.map { $0 + [false] } + [[Bool](repeating: false, count: count) + [true]]
    sites.append(-1)
    consumption.append([])
    dwellingsOfSite.append(dwellings.count..<dwellings.count)
    for index in profiles.indices { profiles[index].options.append([]) }
    profiles.append(
      .init(
        amounts: [Int](repeating: 0, count: measures.count), people: 0,
        options: [[Int]](repeating: [], count: count + 1)))
  }

  private mutating func addUnitForMeans(costs: [Int]) {
    let none = adjustments.count..<adjustments.count
    units.append(
      .init(
        household: 0, settlement: 0, people: 0, profile: profiles.count - 1, party: parties.count,
        access: accessClasses.count - 1, pinned: -1, mustBePlaced: false, adjustments: none))
    parties.append(.init(units: [units.count - 1], groups: [], mustBePlaced: false))
    placedCosts += costs
    unplacedCosts += costs.map { _ in 0 }
  }
}
