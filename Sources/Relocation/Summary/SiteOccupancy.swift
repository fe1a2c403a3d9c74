/// How full a plan makes one site.
public struct SiteOccupancy: Hashable, Sendable {
  /// The use of one resource.
  public struct Use: Hashable, Sendable {
    /// What is used.
    public let resource: SiteResource
    /// How much the placed households take.
    public let used: Int
    /// How much there is; `nil` is no limit.
    public let capacity: Int?
  }

  /// The use of one dwelling type.
  public struct DwellingUse: Hashable, Sendable {
    /// The type at this site.
    public let type: DwellingTypeID
    /// How many are taken.
    public let used: Int
    /// How many there are; `nil` is no limit.
    public let count: Int?
  }

  /// The site.
  public let site: SiteID
  /// Whether the scenario closes it.
  public let isClosed: Bool
  /// One entry for each resource, in their order.
  public let uses: [Use]
  /// One entry for each row of the dwellings table, by type; empty where the site has none.
  public let dwellings: [DwellingUse]

  /// The use of a resource.
  public func use(of resource: SiteResource) -> Use {
    uses.first { $0.resource == resource } ?? Use(resource: resource, used: 0, capacity: nil)
  }
}

extension PlanReading {
  /// How full every site is, in the order of the sites. O(households + dwellings).
  public func occupancy() -> [SiteOccupancy] {
    instance.sites.enumerated().map { position, site in
      let present = householdsAtSite[position]
      var taken: [DwellingTypeID: Int] = [:]
      for household in present {
        if let type = assignments[household]?.dwelling { taken[type, default: 0] += 1 }
      }
      return SiteOccupancy(
        site: site.id, isClosed: planningCase.isClosed[position],
        uses: SiteResource.allCases.map { resource in
          let used = ExactSum.of(present.lazy.map { resource.amount(of: instance.households[$0]) }).value
          return SiteOccupancy.Use(resource: resource, used: used, capacity: resource.capacity(of: site))
        },
        dwellings: instance.dwellings(at: site.id).map {
          SiteOccupancy.DwellingUse(type: $0.type, used: taken[$0.type] ?? 0, count: $0.count)
        })
    }
  }
}
