import Relocation

/// What a household takes at a site under a leaf's multipliers, its cheapest dwelling and money included: the same for all of a kind.
struct KindCosts: Sendable {
  private let tables: CertificationTables
  private let weights: CombinedWeights
  private let prices: CertificatePrices
  private let pricedLimits: [Int]
  /// Limits of which some site's share is priced.
  private let pricedShares: [Int]
  /// At `kind · siteCount + site`; empty where there are too many kinds to keep them.
  private var kept: [Int] = []

  /// Entries beyond which nothing is kept.
  private static let mostKept = 12_000_000

  init(
    _ tables: CertificationTables, _ weights: CombinedWeights, _ prices: CertificatePrices
  ) throws(CertificateFault) {
    self.tables = tables
    self.weights = weights
    self.prices = prices
    pricedLimits = prices.limit.indices.filter { prices.limit[$0] != 0 }
    pricedShares = prices.limit.indices.filter { limit in
      (0..<tables.siteCount).contains { prices.share[limit * tables.siteCount + $0] != 0 }
    }
    let examples = tables.kinds.examples
    guard examples.count * tables.siteCount <= Self.mostKept else { return }
    var rows: [Int] = []
    rows.reserveCapacity(examples.count * tables.siteCount)
    for household in examples {
      for site in 0..<tables.siteCount { rows.append(try workedOut(household, site)) }
    }
    kept = rows
  }

  /// What a household of the kind pays at a site, whoever it is.
  func cost(_ household: Int, _ site: Int) throws(CertificateFault) -> Int {
    if kept.isEmpty { return try workedOut(household, site) }
    return kept[tables.kinds.ofHousehold[household] * tables.siteCount + site]
  }

  private func workedOut(_ household: Int, _ site: Int) throws(CertificateFault) -> Int {
    let perPerson = try Checked.product(weights.cost, tables.yuanPerPerson[site])
    var sum = try Checked.product(perPerson, tables.people[household])
    sum = try Checked.sum(sum, try resourcePrice(household, site))
    return try Checked.sum(sum, try cheapestDwelling(household, site))
  }

  private func resourcePrice(_ household: Int, _ site: Int) throws(CertificateFault) -> Int {
    var sum = 0
    let count = CertificatePrices.resourceCount
    for resource in 0..<count {
      let price = prices.site[site * count + resource]
      if price != 0 {
        sum = try Checked.sum(sum, try Checked.product(price, tables.amounts[household * count + resource]))
      }
    }
    for limit in pricedLimits where tables.limitSites[limit][site] {
      let amount = tables.limitAmounts[limit][household]
      sum = try Checked.sum(sum, try Checked.product(prices.limit[limit], amount))
    }
    for limit in pricedShares {
      let price = prices.share[limit * tables.siteCount + site]
      if price == 0 { continue }
      sum = try Checked.sum(sum, try Checked.product(price, tables.shareExcesses[limit][household]))
    }
    return sum
  }

  private func cheapestDwelling(_ household: Int, _ site: Int) throws(CertificateFault) -> Int {
    guard tables.hasDwellings[site], let rows = tables.dwellingRows[tables.people[household]]?[site] else { return 0 }
    var least: Int?
    for row in rows {
      let cost = try Checked.sum(try Checked.product(weights.cost, tables.yuanOfDwelling[row]), prices.dwelling[row])
      least = min(least ?? cost, cost)
    }
    return least ?? 0
  }
}
