/// Which household may go to which site, seen alone: consent, distance, bars, pins, closed sites and dwelling sizes.
///
/// Capacities are no part of it: they depend on who else is placed. A household that is alone in a plan, at a site that
/// it may go to and in a dwelling that admits it, breaks none of these rules; at any other site it breaks one.
public struct Eligibility: Sendable {
  /// The case that was prepared.
  public let planningCase: PlanningCase
  /// Sites that are not closed.
  let open: SiteSet
  /// Sites open to households that do not consent to leave the county.
  let withoutConsent: SiteSet
  /// By settlement: sites within the maximum distance; empty where there is none.
  private let near: [SiteSet]
  /// By household size: sites with a dwelling type that admits it.
  private let fitting: [Int: SiteSet]

  /// Prepares a case. O(settlements × sites + sizes × dwellings).
  public init(_ planningCase: PlanningCase) {
    self.planningCase = planningCase
    let instance = planningCase.instance
    let sites = instance.sites
    let asksConsent = planningCase.asksConsent
    open = SiteSet(siteCount: sites.count) { !planningCase.isClosed[$0] }
    withoutConsent = SiteSet(siteCount: sites.count) { !asksConsent || sites[$0].region == .inCounty }
    near = Self.near(planningCase)
    var fitting: [Int: SiteSet] = [:]
    for people in Set(instance.households.map(\.people)) {
      fitting[people] = SiteSet(siteCount: sites.count) { instance.hasDwelling(for: people, at: sites[$0].id) }
    }
    self.fitting = fitting
  }

  private static func near(_ planningCase: PlanningCase) -> [SiteSet] {
    guard let limit = planningCase.scenario.rules.maxDistanceTenths else { return [] }
    return planningCase.instance.settlements.indices.map { settlement in
      SiteSet(siteCount: planningCase.instance.sites.count) { site in
        planningCase.distances.tenths(settlement: settlement, site: site).map { $0 <= limit } ?? true
      }
    }
  }

  /// The positions of the sites a household may go to, ascending.
  public func sites(forHousehold household: Int) -> [Int] { siteSet(forHousehold: household).positions }

  /// Whether a household may go to a site, both by position. Asking for many sites, use ``sites(forHousehold:)``.
  public func allows(household: Int, site: Int) -> Bool { siteSet(forHousehold: household).contains(site) }

  /// The sites a household may go to; with no maximum distance, if it is to be ignored.
  func siteSet(forHousehold position: Int, ignoringDistance: Bool = false) -> SiteSet {
    let instance = planningCase.instance
    let household = instance.households[position]
    var set = open
    if household.acceptsCrossRegion != true { set.formIntersection(withoutConsent) }
    if !ignoringDistance, !near.isEmpty { set.formIntersection(near[planningCase.settlementOfHousehold[position]]) }
    if let fits = fitting[household.people] { set.formIntersection(fits) }
    for site in household.barredSites {
      if let barred = instance.index(of: site) { set.remove(barred) }
    }
    guard let pinned = household.pinnedSite else { return set }
    var only = SiteSet(siteCount: instance.sites.count)
    if let site = instance.index(of: pinned), set.contains(site) { only.insert(site) }
    return only
  }

  /// Every reason why a household may not go to a site, both by position; empty where it may.
  ///
  /// Single fields are read rather than whole rows, which would be copied for every pair.
  public func reasonsAgainst(household: Int, site: Int) -> [IneligibilityReason] {
    let instance = planningCase.instance
    let id = instance.sites[site].id
    let people = instance.households[household].people
    var reasons: [IneligibilityReason] = []
    if !open.contains(site) { reasons.append(.closed) }
    if let pinned = instance.households[household].pinnedSite, pinned != id { reasons.append(.pinnedElsewhere(pinned)) }
    if instance.households[household].barredSites.contains(id) { reasons.append(.barred) }
    if !withoutConsent.contains(site), instance.households[household].acceptsCrossRegion != true {
      reasons.append(.notConsenting)
    }
    if let limit = planningCase.scenario.rules.maxDistanceTenths,
      let distance = planningCase.distanceTenths(household: household, site: site), distance > limit
    {
      reasons.append(.tooFar(distanceTenths: distance, limitTenths: limit))
    }
    if fitting[people]?.contains(site) == false { reasons.append(.noDwellingFits(people: people)) }
    return reasons
  }

  /// The same by id; `nil` where the household or the site is not in the instance.
  public func reasonsAgainst(_ household: HouseholdID, _ site: SiteID) -> [IneligibilityReason]? {
    guard let household = planningCase.instance.index(of: household),
      let site = planningCase.instance.index(of: site)
    else { return nil }
    return reasonsAgainst(household: household, site: site)
  }
}

extension Instance {
  /// The dwelling rows of a site that a household of this size may take: those that admit it and are not all gone from
  /// the start (a count of 0).
  public func dwellings(for people: Int, at site: SiteID) -> [Dwelling] {
    dwellings(at: site).filter { $0.admits(people: people) && $0.count != 0 }
  }

  /// Whether a household of this size finds a dwelling at a site, or needs none because the site has no rows.
  public func hasDwelling(for people: Int, at site: SiteID) -> Bool {
    let rows = dwellings(at: site)
    return rows.isEmpty || rows.contains { $0.admits(people: people) && $0.count != 0 }
  }
}
