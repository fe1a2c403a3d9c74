/// A site that a scenario adds to its instance, with its dwellings and what is known of distances to it.
public struct NewSite: Hashable, Sendable {
  /// The site, with all that the sites table could say of it.
  public var site: Site
  /// Its dwelling types; none is needed there where there are none.
  public var dwellings: [Dwelling]
  /// Tenths of a kilometre from settlements; for one that is not here the great circle counts.
  public var distancesTenths: [SettlementID: Int]

  /// Makes a new site.
  public init(site: Site, dwellings: [Dwelling] = [], distancesTenths: [SettlementID: Int] = [:]) {
    self.site = site
    self.dwellings = dwellings
    self.distancesTenths = distancesTenths
  }
}
