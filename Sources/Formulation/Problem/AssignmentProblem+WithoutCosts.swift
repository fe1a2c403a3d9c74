extension AssignmentProblem {
  /// The same problem with one level on which everything is free and nobody is left out who may not be: what is left is
  /// the question whether the limits can be kept.
  public var withoutCosts: AssignmentProblem {
    var copy = self
    copy.levelCount = 1
    copy.rates = [[]]
    copy.placedCosts = [Int](repeating: 0, count: units.count)
    copy.unplacedCosts = copy.placedCosts
    for index in copy.adjustments.indices { copy.adjustments[index].costs = [] }
    for index in copy.dwellings.indices { copy.dwellings[index].costs = [0] }
    for index in copy.groups.indices { copy.groups[index].extraSiteCosts = [0] }
    copy.comparisons = []
    return copy
  }
}
