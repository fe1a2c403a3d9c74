import Relocation

extension ProblemCompiler {
  /// Places, school places and jobs of the sites, and the least number of people of each.
  mutating func addCapacities() {
    for resource in SiteResource.allCases where resource.isLimited(by: scenario.rules) { addCapacity(resource) }
  }

  private mutating func addCapacity(_ resource: SiteResource) {
    let households = instance.households
    var measure: Int?
    for (position, instanceSite) in problem.sites.enumerated() where !planningCase.isClosed[instanceSite] {
      let site = instance.sites[instanceSite]
      let least = resource == .people ? site.minPeople.flatMap { $0 > 0 ? $0 : nil } : nil
      let most = resource.capacity(of: site)
      guard least != nil || most != nil else { continue }
      let known = measure ?? addMeasure(resource.rawValue) { resource.amount(of: households[$0]) }
      measure = known
      addResource(.site(site.id, resource), measure: known, sites: [position], lower: least, upper: most)
    }
  }
}
