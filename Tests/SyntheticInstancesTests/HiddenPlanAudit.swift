import Relocation

/// Counts what a plan does, from an instance's rows alone; used to judge the plans that cases are made around.
struct HiddenPlanAudit {
  private(set) var broken: [String] = []
  private(set) var people: [SiteID: Int] = [:]
  private(set) var households: [SiteID: Int] = [:]
  private var dwellings: [SiteID: [DwellingTypeID: Int]] = [:]
  private var preschool: [SiteID: Int] = [:]
  private var primary: [SiteID: Int] = [:]
  private var middle: [SiteID: Int] = [:]
  private var jobs: [SiteID: Int] = [:]
  private var sitesOfSettlement: [SettlementID: Set<SiteID>] = [:]
  private var sitesOfKin: [String: Set<SiteID>] = [:]

  init(_ plan: Plan, of instance: Instance) {
    for household in instance.households {
      guard let assignment = plan[household.id], let site = instance.site(assignment.site) else {
        broken.append("\(household.id) is left out")
        continue
      }
      judge(household, at: site, in: assignment.dwelling, of: instance)
      count(household, at: site.id, in: assignment.dwelling)
    }
    judgeGroups(of: instance)
    for site in instance.sites { judgeCapacities(of: site, in: instance) }
  }

  private mutating func judge(
    _ household: Household, at site: Site, in type: DwellingTypeID?, of instance: Instance
  ) {
    if site.region == .crossRegion, household.acceptsCrossRegion != true {
      broken.append("\(household.id) did not consent")
    }
    if let pinned = household.pinnedSite, pinned != site.id { broken.append("\(household.id) is pinned elsewhere") }
    if household.barredSites.contains(site.id) { broken.append("\(household.id) is barred") }
    let admitted = instance.dwellings(at: site.id).contains { $0.type == type && $0.admits(people: household.people) }
    if !admitted { broken.append("\(household.id) does not fit its dwelling") }
  }

  private mutating func count(_ household: Household, at site: SiteID, in type: DwellingTypeID?) {
    people[site, default: 0] += household.people
    households[site, default: 0] += 1
    preschool[site, default: 0] += household.preschool
    primary[site, default: 0] += household.primary
    middle[site, default: 0] += household.middle
    jobs[site, default: 0] += household.workers > 0 ? 1 : 0
    if let type { dwellings[site, default: [:]][type, default: 0] += 1 }
    sitesOfSettlement[household.settlement, default: []].insert(site)
    if let kin = household.kin { sitesOfKin[kin, default: []].insert(site) }
  }

  private mutating func judgeGroups(of instance: Instance) {
    for settlement in instance.settlements {
      let most = settlement.move == .whole ? 1 : 2
      if sitesOfSettlement[settlement.id, default: []].count > most { broken.append("\(settlement.id) is spread") }
    }
    for (kin, sites) in sitesOfKin where sites.count > 1 { broken.append("kin \(kin) is parted") }
  }

  private mutating func judgeCapacities(of site: Site, in instance: Instance) {
    let uses: [(String, Int?, Int?)] = [
      ("people", people[site.id], site.people), ("households", households[site.id], site.households),
      ("preschool", preschool[site.id], site.preschool), ("primary", primary[site.id], site.primary),
      ("middle", middle[site.id], site.middle), ("jobs", jobs[site.id], site.jobs),
    ]
    for (name, use, capacity) in uses {
      if let capacity, (use ?? 0) > capacity { broken.append("\(site.id) has too few \(name)") }
    }
    for dwelling in instance.dwellings(at: site.id) {
      let use = dwellings[site.id]?[dwelling.type] ?? 0
      if let count = dwelling.count, use > count { broken.append("\(site.id) has too few \(dwelling.type)") }
    }
  }
}
