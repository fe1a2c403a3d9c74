/// `unplaced`: people of the households left without a site, times their priority (1 + hazard level).
enum UnplacedCriterion {
  static func sum(_ reading: PlanReading) -> ExactSum {
    var sum = ExactSum()
    for household in reading.unplaced {
      sum.add(
        reading.instance.households[household].people,
        times: reading.planningCase.priority(ofHousehold: household))
    }
    return sum
  }
}
