/// `distance`: people of each placed household times the distance in tenths of a kilometre, each distance rounded half
/// up; an unknown distance counts 0.
enum DistanceCriterion {
  static func sum(_ reading: PlanReading) -> ExactSum {
    var sum = ExactSum()
    for (household, site) in reading.placed {
      let distance = reading.planningCase.distanceTenths(household: household, site: site) ?? 0
      sum.add(reading.instance.households[household].people, times: distance)
    }
    return sum
  }
}
