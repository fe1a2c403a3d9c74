import Formulation
import Relocation

/// A leaf's multipliers, by the things of the case that they price, and what they take off the bound.
struct CertificatePrices: Sendable {
  /// By site and resource, at `site · resources + resource`.
  private(set) var site: [Int]
  /// By dwelling row of the instance.
  private(set) var dwelling: [Int]
  /// By limit.
  private(set) var limit: [Int]
  /// By limit and site, at `limit · siteCount + site`: the price of a unit above the share.
  private(set) var share: [Int]
  /// By part of a party that crosses settlements and is not its first: by site.
  private(set) var links: [Int: [Int]] = [:]
  /// Of the groups that `worst` compares.
  let means: CertificateMeans
  /// Σ m · (upper or lower), and what rounding takes off means.
  private(set) var constant = 0

  static let resourceCount = SiteResource.allCases.count

  init(
    _ multipliers: BoundCertificate.Multipliers, names: CertificateNames, weights: CombinedWeights,
    tables: CertificationTables
  ) throws(CertificateFault) {
    means = try CertificateMeans(multipliers, weights: weights, tables: tables)
    constant = means.constant
    site = [Int](repeating: 0, count: names.siteCount * Self.resourceCount)
    dwelling = [Int](repeating: 0, count: names.dwellingCount)
    limit = [Int](repeating: 0, count: names.limitCount)
    share = [Int](repeating: 0, count: names.limitCount * names.siteCount)
    // In order, so that of several faults the same one is told every time.
    for (name, value) in multipliers.resources.sorted(by: { $0.key < $1.key }) where value != 0 {
      if names.ambiguous.contains(name) { throw .ambiguousName(name) }
      guard let resource = names.resources[name] else { throw .unknownResource(name) }
      guard let bound = value > 0 ? resource.upper : resource.lower else {
        throw .multiplierWithoutLimit(name, value)
      }
      constant = try Checked.sum(constant, try Checked.product(value, bound))
      switch resource.place {
      case .site(let position): site[position] = value
      case .dwelling(let row): dwelling[row] = value
      case .limit(let position): limit[position] = value
      case .share(let position): share[position] = value
      }
    }
    for (name, value) in multipliers.links.sorted(by: { $0.key < $1.key }) where value != 0 {
      if names.ambiguous.contains(name) { throw .ambiguousName(name) }
      guard let link = names.links[name] else { throw .unknownLink(name) }
      links[link.part, default: [Int](repeating: 0, count: names.siteCount)][link.site] = value
    }
  }
}
