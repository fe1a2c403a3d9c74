/// `score:NAME`: minus the sum of that scores column over the placed households, in thousandths; a pair that the table
/// lacks counts 0.
enum ScoreCriterion {
  static func sum(_ reading: PlanReading, column: String) -> ExactSum {
    let scores = reading.instance.scoresThousandths[column] ?? [:]
    var sum = ExactSum()
    for (household, site) in reading.placed {
      let key = Instance.ScoreKey(
        household: reading.instance.households[household].id, site: reading.instance.sites[site].id)
      sum.add(scores[key] ?? 0, times: -1)
    }
    return sum
  }
}
