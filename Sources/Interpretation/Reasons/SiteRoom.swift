import Relocation

/// What a plan leaves free at every site.
struct SiteRoom: Sendable {
  private let reading: PlanReading
  private let occupancy: [SiteOccupancy]

  init(_ reading: PlanReading) {
    self.reading = reading
    occupancy = reading.occupancy()
  }

  /// Why some households, none of them placed there now, do not fit at a site as the plan stands; `nil` where they do.
  func shortage(for households: [Int], site: Int) -> WishObstacle? {
    let instance = reading.planningCase.instance
    let rules = reading.planningCase.scenario.rules
    let short = SiteResource.allCases.filter { resource in
      let use = occupancy[site].use(of: resource)
      guard resource.isLimited(by: rules), let capacity = use.capacity else { return false }
      let need = households.reduce(0) { $0 + resource.amount(of: instance.households[$1]) }
      return need > 0 && need > capacity - use.used
    }
    let housed = households.allSatisfy { hasFreeDwelling(people: instance.households[$0].people, site: site) }
    return short.isEmpty && housed ? nil : .full(short, dwellings: !housed)
  }

  private func hasFreeDwelling(people: Int, site: Int) -> Bool {
    let rows = zip(
      reading.planningCase.instance.dwellings(at: reading.planningCase.instance.sites[site].id),
      occupancy[site].dwellings)
    var hasRows = false
    for (dwelling, use) in rows {
      hasRows = true
      if dwelling.admits(people: people), use.count.map({ use.used < $0 }) ?? true { return true }
    }
    return !hasRows
  }
}
