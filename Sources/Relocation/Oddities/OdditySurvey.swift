/// What several finders need of a case, computed once.
struct OdditySurvey: Sendable {
  let planningCase: PlanningCase
  let eligibility: Eligibility
  /// By household: the sites it may go to.
  let sites: [SiteSet]
  /// Households by where they may go, for comparing with what is there.
  let reachGroups: [ReachGroups.Group]

  init(_ planningCase: PlanningCase) {
    self.planningCase = planningCase
    let eligibility = Eligibility(planningCase)
    self.eligibility = eligibility
    let sites = planningCase.instance.households.indices.map { eligibility.siteSet(forHousehold: $0) }
    self.sites = sites
    reachGroups = ReachGroups(sites: sites, open: eligibility.open).groups
  }

  var instance: Instance { planningCase.instance }
  var rules: Rules { planningCase.scenario.rules }

  func sites(in set: SiteSet) -> [Site] { set.positions.map { instance.sites[$0] } }
}
