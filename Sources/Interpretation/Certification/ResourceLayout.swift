import Formulation
import Relocation

/// An amount of a resource, as the layout counts them.
struct ResourceUse: Sendable {
  let resource: Int
  var amount: Int
}

/// All resources of a case in one row: those of sites, dwelling rows, limits, shares.
struct ResourceLayout: Sendable {
  let count: Int
  private let firstDwelling: Int
  private let firstLimit: Int
  private let firstShare: Int
  private let limits: [[Bool]]

  init(_ tables: CertificationTables) {
    firstDwelling = tables.siteCount * CertificatePrices.resourceCount
    firstLimit = firstDwelling + tables.planningCase.instance.dwellings.count
    firstShare = firstLimit + tables.limitSites.count
    count = firstShare + tables.limitSites.count * tables.siteCount
    limits = tables.limitSites
  }

  func dwelling(_ row: Int) -> Int { firstDwelling + row }

  func position(_ place: CertificateNames.Place) -> Int {
    switch place {
    case .site(let position): position
    case .dwelling(let row): firstDwelling + row
    case .limit(let limit): firstLimit + limit
    case .share(let position): firstShare + position
    }
  }

  func numbers(_ prices: CertificatePrices) -> [Int] { prices.site + prices.dwelling + prices.limit + prices.share }

  /// What households take at a site beside dwellings, -1 for nowhere.
  func uses(
    of households: [Int], at site: Int, _ tables: CertificationTables
  ) throws(CertificateFault) -> [ResourceUse] {
    guard site >= 0 else { return [] }
    var uses: [ResourceUse] = []
    func add(_ resource: Int, _ amount: (_ household: Int) -> Int) throws(CertificateFault) {
      var sum = 0
      for household in households { sum = try Checked.sum(sum, amount(household)) }
      if sum != 0 { uses.append(ResourceUse(resource: resource, amount: sum)) }
    }
    let own = CertificatePrices.resourceCount
    for index in 0..<own { try add(site * own + index) { tables.amounts[$0 * own + index] } }
    for limit in limits.indices where limits[limit][site] {
      try add(firstLimit + limit) { tables.limitAmounts[limit][$0] }
      guard !tables.shareExcesses[limit].isEmpty else { continue }
      try add(firstShare + limit * tables.siteCount + site) { tables.shareExcesses[limit][$0] }
    }
    return uses
  }
}
