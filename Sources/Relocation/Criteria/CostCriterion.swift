/// `cost`: yuan, people times the site's `cost_per_person`, and the `cost` of the dwelling taken; empty cells cost 0.
enum CostCriterion {
  static func sum(_ reading: PlanReading) -> ExactSum {
    var sum = ExactSum()
    for (household, site) in reading.placed {
      let perPerson = reading.instance.sites[site].costPerPersonYuan ?? 0
      sum.add(reading.instance.households[household].people, times: perPerson)
      sum.add(reading.dwelling(ofHousehold: household)?.costYuan ?? 0)
    }
    return sum
  }
}
