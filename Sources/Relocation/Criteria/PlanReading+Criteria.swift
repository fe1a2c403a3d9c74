extension PlanReading {
  /// The exact value of a criterion, which the smaller the better.
  ///
  /// O(households). Throws where the value is beyond the range of `Int`.
  public func value(of criterion: Criterion) throws(CriterionOverflow) -> Int {
    let sum =
      switch criterion {
      case .unplaced: UnplacedCriterion.sum(self)
      case .wishes: WishesCriterion.sum(self)
      case .distance: DistanceCriterion.sum(self)
      case .split: SplitCriterion.sum(self)
      case .moved: MovedCriterion.sum(self)
      case .cost: CostCriterion.sum(self)
      case .score(let column): ScoreCriterion.sum(self, column: column)
      case .worst(let column): WorstCriterion.sum(self, column: column)
      }
    if sum.overflowed { throw CriterionOverflow(criterion: criterion.description) }
    return sum.value
  }

  /// The weighted sum of a level's criteria.
  public func value(of level: ObjectiveLevel) throws(CriterionOverflow) -> Int {
    var sum = ExactSum()
    for term in level.terms { sum.add(term.weight, times: try value(of: term.criterion)) }
    if sum.overflowed {
      throw CriterionOverflow(criterion: level.terms.map { "\($0.weight) × \($0.criterion)" }.joined(separator: " + "))
    }
    return sum.value
  }

  /// The value of every level of the scenario and of every criterion in them.
  public func value() throws(CriterionOverflow) -> PlanValue {
    var levels: [Int] = []
    var entries: [[PlanValue.Entry]] = []
    for level in planningCase.scenario.objectives {
      levels.append(try value(of: level))
      var row: [PlanValue.Entry] = []
      for term in level.terms {
        row.append(PlanValue.Entry(criterion: term.criterion, value: try value(of: term.criterion)))
      }
      entries.append(row)
    }
    return PlanValue(levels: levels, entries: entries)
  }
}

extension PlanningCase {
  /// The exact value of a criterion for a plan.
  public func value(of criterion: Criterion, for plan: Plan) throws(CriterionOverflow) -> Int {
    try PlanReading(plan, in: self).value(of: criterion)
  }

  /// The weighted sum of a level's criteria for a plan.
  public func value(of level: ObjectiveLevel, for plan: Plan) throws(CriterionOverflow) -> Int {
    try PlanReading(plan, in: self).value(of: level)
  }

  /// The value of every level of the scenario for a plan.
  public func value(of plan: Plan) throws(CriterionOverflow) -> PlanValue {
    try PlanReading(plan, in: self).value()
  }
}
