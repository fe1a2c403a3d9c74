import Formulation
import Planning
import Relocation

extension PlanningCase {
  /// The case with these changes of its limits made.
  func changing(_ changes: [Impossibility.Change]) -> PlanningCase {
    var sites = instance.sites
    var dwellings = instance.dwellings
    var scenario = scenario
    for change in changes {
      switch change.resource {
      case .site(let id, let resource):
        guard let at = sites.firstIndex(where: { $0.id == id }) else { continue }
        if change.amount < 0 { sites[at].minPeople? += change.amount } else { sites[at].raise(resource, change.amount) }
      case .dwelling(let site, let type, _):
        guard let at = dwellings.firstIndex(where: { $0.site == site && $0.type == type }) else { continue }
        dwellings[at].count? += change.amount
      case .limit(let at):
        if change.amount < 0 { scenario.limits[at].atLeast? += change.amount }
        if change.amount > 0 { scenario.limits[at].atMost? += change.amount }
      case .share: continue
      }
    }
    return replacing(sites: sites, dwellings: dwellings, scenario: scenario)
  }

  /// The case with no limit on anything that is counted.
  var withoutLimits: PlanningCase {
    var scenario = scenario
    scenario.limits = []
    scenario.rules.oneJobPerWorkingHousehold = false
    let sites = instance.sites.map { Site(id: $0.id, region: $0.region, position: $0.position) }
    let dwellings = instance.dwellings.map { dwelling in
      var dwelling = dwelling
      dwelling.count = nil
      return dwelling
    }
    return replacing(sites: sites, dwellings: dwellings, scenario: scenario)
  }

  private func replacing(sites: [Site], dwellings: [Dwelling], scenario: Scenario) -> PlanningCase {
    var scenario = scenario
    // They are in the instance already, and would undo what is changed here.
    scenario.changes.sites = [:]
    return PlanningCase(
      instance: Instance(
        households: instance.households, settlements: instance.settlements, sites: sites, dwellings: dwellings,
        distances: instance.distancesTenths, scores: instance.scoresThousandths, columns: instance.columns),
      scenario: scenario, earlier: earlier)
  }
}

extension Site {
  fileprivate mutating func raise(_ resource: SiteResource, _ amount: Int) {
    switch resource {
    case .people: people? += amount
    case .households: households? += amount
    case .preschool: preschool? += amount
    case .primary: primary? += amount
    case .middle: middle? += amount
    case .jobs: jobs? += amount
    }
  }
}
