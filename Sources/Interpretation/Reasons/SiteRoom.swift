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
    var shortages = SiteResource.allCases.compactMap { resource -> Shortage? in
      let use = occupancy[site].use(of: resource)
      guard resource.isLimited(by: rules), let capacity = use.capacity else { return nil }
      let need = households.reduce(0) { $0 + resource.amount(of: instance.households[$1]) }
      guard need > 0, need > capacity - use.used else { return nil }
      return Shortage(.resource(resource), left: max(0, capacity - use.used), needed: need)
    }
    let housed = self.housed(households.map { instance.households[$0].people }, site: site)
    if housed < households.count { shortages.append(Shortage(.dwellings, left: housed, needed: households.count)) }
    return shortages.isEmpty ? nil : .tooLittle(shortages)
  }

  /// How many households of these sizes find a free dwelling at a site together; all where it has no rows.
  ///
  /// The smallest first, each in the free type that admits the fewest people at most: a type then serves every later
  /// household that the one passed over could have served, so no other choice houses more.
  private func housed(_ sizes: [Int], site: Int) -> Int {
    let rows = zip(
      reading.planningCase.instance.dwellings(at: reading.planningCase.instance.sites[site].id),
      occupancy[site].dwellings)
    var free = rows.map { dwelling, use in (dwelling: dwelling, left: use.count.map { max(0, $0 - use.used) }) }
    guard !free.isEmpty else { return sizes.count }
    return sizes.sorted().count { people in
      let fitting = free.indices.filter { free[$0].dwelling.admits(people: people) && free[$0].left != 0 }
      guard let best = fitting.min(by: { Self.most(free[$0].dwelling) < Self.most(free[$1].dwelling) }) else {
        return false
      }
      free[best].left = free[best].left.map { $0 - 1 }
      return true
    }
  }

  private static func most(_ dwelling: Dwelling) -> Int { dwelling.maxPeople ?? .max }
}
