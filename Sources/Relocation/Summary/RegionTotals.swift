/// What the sites of one region have together.
public struct RegionTotals: Hashable, Sendable {
  /// The region.
  public let region: Site.Region
  /// Its sites.
  public let sites: Int
  /// By resource: the sum over the sites; a resource of which some site has no limit is missing.
  public let capacities: [SiteResource: Int]
  /// Dwellings over all sites; `nil` where some site has no rows or a type without a count.
  public let dwellings: Int?

  /// Counts a region; `nil` where it has no site.
  init?(_ region: Site.Region, of instance: Instance) {
    let sites = instance.sites.filter { $0.region == region }
    guard !sites.isEmpty else { return nil }
    self.region = region
    self.sites = sites.count
    var capacities: [SiteResource: Int] = [:]
    for resource in SiteResource.allCases {
      capacities[resource] = resource.capacity(of: sites)
    }
    self.capacities = capacities
    let stocks = sites.map { site -> Int? in
      let rows = instance.dwellings(at: site.id)
      return rows.isEmpty ? nil : rows.map(\.count).sumOfAll()
    }
    dwellings = stocks.sumOfAll()
  }
}

extension SiteResource {
  /// How much some sites have together; `nil` where one of them has no limit.
  func capacity(of sites: some Sequence<Site>) -> Int? { sites.map { capacity(of: $0) }.sumOfAll() }
}

extension Sequence<Int?> {
  /// The sum; `nil` where one is missing.
  func sumOfAll() -> Int? {
    var sum = ExactSum()
    for term in self {
      guard let term else { return nil }
      sum.add(term)
    }
    return sum.value
  }
}
