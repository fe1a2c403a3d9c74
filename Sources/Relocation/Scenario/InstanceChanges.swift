/// What-if over an instance, without touching its files.
public struct InstanceChanges: Hashable, Sendable {
  /// The numeric columns of a site that may be changed, by English key; `nil` is no limit.
  public var sites: [SiteID: [String: Int?]]
  /// Sites where nobody is placed.
  public var close: Set<SiteID>
  /// Households decided by hand.
  public var pin: [HouseholdID: SiteID]

  /// Makes changes; without any it changes nothing.
  public init(sites: [SiteID: [String: Int?]] = [:], close: Set<SiteID> = [], pin: [HouseholdID: SiteID] = [:]) {
    self.sites = sites
    self.close = close
    self.pin = pin
  }

  /// Whether nothing is changed.
  public var isEmpty: Bool { sites.isEmpty && close.isEmpty && pin.isEmpty }
}
