/// Where one household goes.
public struct Assignment: Hashable, Sendable {
  /// The site it goes to.
  public var site: SiteID
  /// The dwelling type it takes; `nil` at a site without dwelling rows.
  public var dwelling: DwellingTypeID?

  /// Puts a household at a site, in a dwelling of a type.
  public init(site: SiteID, dwelling: DwellingTypeID?) {
    self.site = site
    self.dwelling = dwelling
  }
}
