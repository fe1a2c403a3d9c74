/// Where one household goes.
public struct Assignment: Hashable, Sendable {
  public var site: SiteID
  /// The dwelling type it takes; `nil` at a site without dwelling rows.
  public var dwelling: DwellingTypeID?

  public init(site: SiteID, dwelling: DwellingTypeID?) {
    self.site = site
    self.dwelling = dwelling
  }
}
