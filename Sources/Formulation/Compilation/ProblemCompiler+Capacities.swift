import Relocation

extension ProblemCompiler {
  /// Places, school places and jobs of the sites, and the least number of people of each.
  mutating func addCapacities() {
    addCapacity(.people, upper: \.people, lower: \.minPeople) { $0.people }
    addCapacity(.households, upper: \.households) { _ in 1 }
    addCapacity(.preschool, upper: \.preschool) { $0.preschool }
    addCapacity(.primary, upper: \.primary) { $0.primary }
    addCapacity(.middle, upper: \.middle) { $0.middle }
    if scenario.rules.oneJobPerWorkingHousehold {
      addCapacity(.jobs, upper: \.jobs) { $0.workers > 0 ? 1 : 0 }
    }
  }

  private mutating func addCapacity(
    _ kind: ResourceName.SiteMeasure, upper: KeyPath<Site, Int?>, lower: KeyPath<Site, Int?>? = nil,
    _ amount: @escaping (Household) -> Int
  ) {
    var measure: Int?
    for (position, instanceSite) in problem.sites.enumerated() {
      let site = instance.sites[instanceSite]
      if scenario.changes.close.contains(site.id) { continue }
      let least = lower.flatMap { site[keyPath: $0] }.flatMap { $0 > 0 ? $0 : nil }
      let most = site[keyPath: upper]
      guard least != nil || most != nil else { continue }
      let known = measure ?? addMeasure(kind.rawValue, amount)
      measure = known
      addResource(.site(site.id, kind), measure: known, sites: [position], lower: least, upper: most)
    }
  }
}
