import Relocation

/// What the texts in a certificate stand for.
struct CertificateNames: Sendable {
  /// What a multiplier prices, as a position in ``CertificatePrices``.
  enum Place: Sendable {
    case site(Int)
    case dwelling(Int)
    case limit(Int)
    /// At `limit · siteCount + site`.
    case share(Int)
  }

  struct Resource: Sendable {
    let place: Place
    let lower: Int?
    let upper: Int?
  }

  let siteCount: Int
  let dwellingCount: Int
  let limitCount: Int
  private(set) var resources: [String: Resource] = [:]
  private(set) var links: [String: (part: Int, site: Int)] = [:]
  /// Texts that name two things, as slashes in ids may make them.
  private(set) var ambiguous: Set<String> = []

  init(_ tables: CertificationTables) {
    let planningCase = tables.planningCase
    siteCount = tables.siteCount
    dwellingCount = planningCase.instance.dwellings.count
    limitCount = planningCase.scenario.limits.count
    nameSites(planningCase)
    nameDwellings(planningCase.instance)
    for (position, limit) in planningCase.scenario.limits.enumerated() {
      name("limit/\(position)", Resource(place: .limit(position), lower: limit.atLeast, upper: limit.atMost))
      guard limit.shareAtMost != nil else { continue }
      for (site, counts) in tables.limitSites[position].enumerated() where counts {
        let id = planningCase.instance.sites[site].id
        name(
          "share/\(position)/\(id)", Resource(place: .share(position * siteCount + site), lower: nil, upper: 0))
      }
    }
    nameLinks(tables)
  }

  private mutating func nameSites(_ planningCase: PlanningCase) {
    for (position, site) in planningCase.instance.sites.enumerated() {
      for (index, measure) in SiteResource.allCases.enumerated()
      where measure.isLimited(by: planningCase.scenario.rules) {
        let least = measure == .people && !planningCase.isClosed[position] ? site.minPeople : nil
        name(
          "site/\(site.id)/\(measure.rawValue)",
          Resource(
            place: .site(position * CertificatePrices.resourceCount + index), lower: least,
            upper: measure.capacity(of: site)))
      }
    }
  }

  private mutating func nameDwellings(_ instance: Instance) {
    var previous: Dwelling?
    var row = 0
    for (position, dwelling) in instance.dwellings.enumerated() {
      row = dwelling.site == previous?.site && dwelling.type == previous?.type ? row + 1 : 0
      previous = dwelling
      name(
        "dwelling/\(dwelling.site)/\(dwelling.type)/\(row)",
        Resource(place: .dwelling(position), lower: nil, upper: dwelling.count))
    }
  }

  private mutating func nameLinks(_ tables: CertificationTables) {
    let instance = tables.planningCase.instance
    for party in tables.parties.parties where party.parts.count > 1 {
      for part in party.parts.dropFirst() {
        let household = instance.households[tables.parties.parts[part].households[0]].id
        for (position, site) in instance.sites.enumerated() {
          let text = "\(household)/\(site.id)"
          if links.updateValue((part, position), forKey: text) != nil { ambiguous.insert(text) }
        }
      }
    }
  }

  private mutating func name(_ text: String, _ resource: Resource) {
    if resources.updateValue(resource, forKey: text) != nil { ambiguous.insert(text) }
  }
}
