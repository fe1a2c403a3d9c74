/// What-if over an instance, without touching its files.
public struct InstanceChanges: Hashable, Sendable {
  /// Sites that the tables do not have.
  public var newSites: [NewSite]
  /// The numeric columns of a site that may be changed, by English key; `nil` is no limit.
  public var sites: [SiteID: [String: Int?]]
  /// The columns of a dwelling type that may be changed (``Dwelling/changeableKeys``), by English key; `nil` is no limit.
  public var dwellings: [SiteID: [DwellingTypeID: [String: Int?]]]
  /// Sites where nobody is placed.
  public var close: Set<SiteID>
  /// Households decided by hand.
  public var pin: [HouseholdID: SiteID]
  /// Households whose pinned site in the table does not count.
  public var unpin: Set<HouseholdID>

  /// Makes changes; without any it changes nothing.
  public init(
    newSites: [NewSite] = [], sites: [SiteID: [String: Int?]] = [:],
    dwellings: [SiteID: [DwellingTypeID: [String: Int?]]] = [:], close: Set<SiteID> = [],
    pin: [HouseholdID: SiteID] = [:], unpin: Set<HouseholdID> = []
  ) {
    self.newSites = newSites
    self.sites = sites
    self.dwellings = dwellings
    self.close = close
    self.pin = pin
    self.unpin = unpin
  }

  /// Whether nothing is changed.
  public var isEmpty: Bool {
    newSites.isEmpty && sites.isEmpty && dwellings.isEmpty && close.isEmpty && pin.isEmpty && unpin.isEmpty
  }
}
