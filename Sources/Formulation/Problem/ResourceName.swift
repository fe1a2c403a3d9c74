public import Relocation

/// The identity of a limited resource, in terms of the instance.
public enum ResourceName: Hashable, Sendable, CustomStringConvertible {
  /// A capacity (or, for people, the least number) of a site.
  case site(SiteID, SiteResource)
  /// The stock of a dwelling type at a site; the number tells rows of one type apart.
  case dwelling(SiteID, DwellingTypeID, row: Int)
  /// A limit of the scenario, by its position there.
  case limit(Int)
  /// The share that a limit of the scenario allows at a site: what the counted households are above it, in units of
  /// the share's denominator.
  case share(Int, SiteID)

  /// A stable text for certificates: `site/ID/people`, `dwelling/ID/TYPE/0`, `limit/0`, `share/0/ID`.
  public var description: String {
    switch self {
    case .site(let site, let measure): "site/\(site)/\(measure.rawValue)"
    case .dwelling(let site, let type, let row): "dwelling/\(site)/\(type)/\(row)"
    case .limit(let position): "limit/\(position)"
    case .share(let position, let site): "share/\(position)/\(site)"
    }
  }
}
