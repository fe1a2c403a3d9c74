import Formulation
import Relocation
import WorkSharing

/// The Lagrangian bound of one leaf: the sum over blocks of their cheapest patterns.
struct LeafBound: Sendable {
  /// What a leaf gives: the sum over blocks, or `nil` where some block has no pattern and so no plan goes this way.
  struct Result: Sendable {
    var total: Int?
    var isComplete = true
  }

  /// Sets of sites looked into for one settlement before the search is cut short.
  static let stepsPerSettlement = 50_000

  let tables: CertificationTables
  let weights: CombinedWeights
  let prices: CertificatePrices
  let conditions: BranchConditions
  let scores: [[Int]]
  let kindCosts: KindCosts
  /// By settlement: whether its parts are looked at together.
  let isBlock: [Bool]

  init(
    tables: CertificationTables, weights: CombinedWeights, prices: CertificatePrices, conditions: BranchConditions,
    scores: [[Int]]
  ) throws(CertificateFault) {
    self.tables = tables
    self.weights = weights
    self.prices = prices
    self.conditions = conditions
    self.scores = scores
    kindCosts = try KindCosts(tables, weights, prices)
    isBlock = Self.blocks(tables, weights, conditions)
  }

  /// The same multipliers under other conditions.
  init(_ other: LeafBound, under conditions: BranchConditions) {
    tables = other.tables
    weights = other.weights
    prices = other.prices
    scores = other.scores
    kindCosts = other.kindCosts
    self.conditions = conditions
    isBlock = Self.blocks(tables, weights, conditions)
  }

  private static func blocks(
    _ tables: CertificationTables, _ weights: CombinedWeights, _ conditions: BranchConditions
  ) -> [Bool] {
    let most = tables.planningCase.scenario.rules.sitesPerSettlement ?? Int.max
    let isShared = most < tables.siteCount || weights.split != 0
    return tables.parties.partsOfSettlement.indices.map { settlement in
      isShared && tables.parties.partsOfSettlement[settlement].count > (most == 0 ? 0 : 1)
        || conditions.used[settlement] != nil
    }
  }

  /// Parties on their own and settlements, side by side; in their order of several faults the first one is told.
  func evaluate() throws(CertificateFault) -> Result {
    if conditions.isContradictory { return Result(total: nil) }
    let alone = tables.parties.parties.indices.filter { host(of: $0) == nil }
    let settlements = isBlock.indices.filter { isBlock[$0] }
    return try Self.sum(of: alone.count + settlements.count) { (position) throws(CertificateFault) in
      guard position < alone.count else {
        let least = try minimum(ofSettlement: settlements[position - alone.count])
        return Result(total: least.value, isComplete: least.isComplete)
      }
      let party = alone[position]
      let table = try costs(of: tables.parties.parties[party].parts, party: party)
      var least = table.unplaced
      for case let cost? in table.costs where cost < least ?? .max { least = cost }
      return Result(total: least)
    }
  }

  /// The part of a party that the parts in settlements that are no blocks are counted with: its first, or else the first
  /// that is in a block; `nil` where none is. Counting them together can only raise the bound.
  func host(of party: Int) -> Int? {
    tables.parties.parties[party].parts.first { isBlock[tables.parties.parts[$0].settlement] }
  }

  func minimum(ofSettlement settlement: Int) throws(CertificateFault) -> (value: Int?, isComplete: Bool) {
    var unplaced: [Int?] = []
    var rows: [[Int?]] = []
    for part in tables.parties.partsOfSettlement[settlement] {
      let party = tables.parties.parts[part].party
      let free = tables.parties.parties[party].parts.filter { !isBlock[tables.parties.parts[$0].settlement] }
      let table = try costs(of: host(of: party) == part ? [part] + free : [part], party: party)
      unplaced.append(table.unplaced)
      rows.append(table.costs)
    }
    let mustUse = conditions.used[settlement] ?? []
    // Others only lengthen the search.
    let sites =
      mustUse.isEmpty
      ? try UsefulSites.find(unplaced: unplaced, rows: rows, extraSiteCost: weights.split)
      : (0..<tables.siteCount).filter { site in mustUse.contains(site) || rows.contains { $0[site] != nil } }
    var search = try SiteSetSearch(
      unplaced: unplaced, costs: sites.map { site in rows.map { $0[site] } },
      mustUse: mustUse.compactMap { sites.firstIndex(of: $0) }, extraSiteCost: weights.split,
      maxSites: tables.planningCase.scenario.rules.sitesPerSettlement ?? Int.max, steps: Self.stepsPerSettlement)
    return search.minimum()
  }
}

extension LeafBound {
  /// Summands of one step; the sum does not depend on how many steps go side by side.
  private static let chunk = 256

  /// The sum over `0..<count` of what `body` gives; `nil` where one of them is.
  private static func sum(
    of count: Int, _ body: @Sendable (Int) throws(CertificateFault) -> Result
  ) throws(CertificateFault) -> Result {
    let chunks = (count + chunk - 1) / chunk
    var partial = [Swift.Result<Result, CertificateFault>](repeating: .success(Result(total: 0)), count: chunks)
    partial.withUnsafeMutableBufferPointer { partial in
      nonisolated(unsafe) let partial = partial
      sideBySide(chunks, threads: processorCount) { index in
        do throws(CertificateFault) {
          var sum = Result(total: 0)
          for position in index * chunk..<min(count, (index + 1) * chunk) { try sum.add(try body(position)) }
          partial[index] = .success(sum)
        } catch {
          partial[index] = .failure(error)
        }
      }
    }
    var total = Result(total: 0)
    for part in partial { try total.add(try part.get()) }
    return total
  }
}

extension LeafBound.Result {
  /// Adds a summand; where one has no way the sum has none.
  fileprivate mutating func add(_ other: Self) throws(CertificateFault) {
    if let own = total, let more = other.total { total = try Checked.sum(own, more) } else { total = nil }
    isComplete = isComplete && other.isComplete
  }
}
