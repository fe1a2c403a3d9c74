import Relocation

extension ProblemCompiler {
  /// Who may go where at all: closed sites, consent, distance, pins and bars.
  mutating func addEligibility() {
    addAccessClasses()
    addReach()
    for unit in problem.units.indices {
      let household = instance.households[problem.units[unit].household]
      if planningCase.asksConsent, household.acceptsCrossRegion != true { problem.units[unit].access = 1 }
      // A pin to a site that does not exist leaves no site at all.
      if let pin = household.pinnedSite { problem.units[unit].pinned = site(pin) ?? problem.siteCount }
      problem.units[unit].mustBePlaced = household.pinnedSite != nil || scenario.rules.placeEveryone
    }
  }

  /// Class 0: every site that is not closed. Class 1: of these, the ones inside the county.
  private mutating func addAccessClasses() {
    let open = problem.sites.map { !planningCase.isClosed[$0] }
    let inCounty = problem.sites.map { instance.sites[$0].region == .inCounty }
    problem.accessClasses = [open, zip(open, inCounty).map { $0 && $1 }]
  }

  private mutating func addReach() {
    guard let limit = scenario.rules.maxDistanceTenths else { return }
    problem.reachable = []
    problem.reachable.reserveCapacity(instance.settlements.count * problem.siteCount)
    for settlement in instance.settlements.indices {
      for site in problem.sites {
        let tenths = planningCase.distances.tenths(settlement: settlement, site: site)
        problem.reachable.append(tenths.map { $0 <= limit } ?? true)
      }
    }
  }
}
