import Formulation

/// A change of a plan: parties of one settlement, or a party of none, go elsewhere together.
struct CheapMove: Sendable {
  var parties: [(party: Int, site: Int)]
  /// Change of cost with all that is used priced at the multipliers.
  var pricedCost: Double
  /// The settlement, or below zero a party of none.
  var key: Int
  /// Whether the settlement keeps to the sites it uses.
  var isWithin: Bool
}

/// Finds the moves that a better plan might be made of: those that cost little at the multipliers.
struct CheapMoves: Sendable {
  let model: SearchModel
  /// The sites that moves lead to.
  private let near: NearSites
  /// By party, the block of its first fragment, whose list of sites it has.
  private let blocks: [Int]
  /// At `party · (width + 1) + position in its list + 1`: cost with all use priced; the first for staying out.
  private let priced: [Double]
  private let sites: Int
  private let pricer: Pricer<Double>
  /// By party its fragments, where it has several.
  private let crossing: [Int: [Int]]
  private let firstFragments: [Int]
  /// By group its charge for a further site, priced.
  private let extraCosts: [Double]

  /// Sites of a settlement that are looked at together.
  private static let sitesAtOnce = 11

  /// - Parameter near: the sites that moves lead to; all of them where it is `nil`.
  init(_ model: SearchModel, _ multipliers: Multipliers<Double>, near: NearSites? = nil) {
    self.model = model
    let (task, sites) = (model.task, model.siteCount)
    self.sites = sites
    let near = near ?? NearSites(all: sites)
    self.near = near
    let pricer = Pricer(task, multipliers)
    self.pricer = pricer
    extraCosts = pricer.extraSiteCosts
    var fragments = [[Int]](repeating: [], count: model.partyCount)
    for (index, fragment) in task.structure.fragments.enumerated() { fragments[fragment.party].append(index) }
    firstFragments = fragments.map { $0.first ?? -1 }
    crossing = Dictionary(
      uniqueKeysWithValues: fragments.enumerated().filter { $0.element.count > 1 }.map { ($0.offset, $0.element) })
    let blocks = firstFragments.map { $0 < 0 ? 0 : task.structure.blockOfFragment[$0] }
    self.blocks = blocks
    var priced = [Double](repeating: 0, count: model.partyCount * (near.width + 1))
    let row = UnsafeMutableBufferPointer<Double>.allocate(capacity: sites)
    defer { row.deallocate() }
    for (index, fragment) in task.structure.fragments.enumerated() {
      let offset = fragment.party * (near.width + 1)
      priced[offset] += pricer.price(index, into: row)
      for position in 0..<near.width {
        priced[offset + position + 1] += row[near.site(blocks[fragment.party], position)]
      }
    }
    self.priced = priced
  }

  /// What a party costs at a site with all it uses priced, or out (-1); nothing where it may not be.
  private func price(_ party: Int, _ site: Int) -> Double? {
    let row = party * (near.width + 1)
    if site >= 0, let position = near.position(of: site, in: blocks[party]) {
      // What has a price beyond all costs is barred.
      let price = priced[row + position + 1]
      return price < Double.unreachable / 4 ? price : nil
    }
    guard cost(party, site) < SearchModel.barred else { return nil }
    if site < 0 { return priced[row] }
    if let fragments = crossing[party] { return fragments.reduce(0) { $0 + pricer.price($1, at: site) } }
    return firstFragments[party] < 0 ? 0 : pricer.price(firstFragments[party], at: site)
  }

  /// Calls `body` with the places other than its own that a party may move to, -1 for staying out, and what they cost.
  @inline(__always)
  private func forEachPlace(of party: Int, except own: Int, _ body: (_ site: Int, _ price: Double) -> Void) {
    let row = party * (near.width + 1)
    for position in -1..<near.width {
      let site = position < 0 ? -1 : near.site(blocks[party], position)
      guard site != own, priced[row + position + 1] < Double.unreachable / 4,
        site >= 0 || cost(party, site) < SearchModel.barred
      else { continue }
      body(site, priced[row + position + 1])
    }
  }

  /// By site: what a plan loses there against the bound, by parties that would be cheaper elsewhere and by what is left unused.
  func losses(_ plan: [Int], _ resourcePrices: [Double]) -> [Double] {
    var losses = [Double](repeating: 0, count: sites)
    var loads = [Int](repeating: 0, count: resourcePrices.count)
    for (party, site) in plan.enumerated() where site >= 0 {
      let row = priced[(party * (near.width + 1) + 1)..<((party + 1) * (near.width + 1))]
      losses[site] += max(0, (price(party, site) ?? 0) - (row.min() ?? 0))
      for (resource, measure) in model.ownResources[site] {
        loads[resource] += Int(model.amounts[party * model.measureCount + measure])
      }
    }
    for site in 0..<sites {
      for (resource, _) in model.ownResources[site] where resourcePrices[resource] > 0 {
        losses[site] += resourcePrices[resource] * Double(max(0, model.uppers[resource] - loads[resource]))
      }
    }
    return losses
  }

  private func cost(_ party: Int, _ site: Int) -> Int {
    site < 0 ? model.levelUnplaced[party] : model.levelCosts[party * sites + site]
  }

  /// The moves from a plan that cost at most `limit`, the cheapest first, no more than `count` of them.
  func moves(from plan: [Int], limit: Double, count: Int) -> [CheapMove] {
    // Many sites make many more moves than are asked for: dear ones are not even listed where cheap ones are enough.
    var part = sites > Self.sitesAtOnce ? limit / 256 : limit
    var found = unsortedMoves(from: plan, limit: part)
    while found.count < count, part < limit {
      part = min(limit, 4 * part)
      found = unsortedMoves(from: plan, limit: part)
    }
    found.sort { ($0.pricedCost, $0.key, $0.parties[0].party) < ($1.pricedCost, $1.key, $1.parties[0].party) }
    return Array(found.prefix(count))
  }

  private func unsortedMoves(from plan: [Int], limit: Double) -> [CheapMove] {
    var found: [CheapMove] = []
    for (party, it) in model.problem.parties.enumerated() where it.groups.isEmpty {
      addMoves(of: party, plan, limit, to: &found)
    }
    for group in model.problem.groups.indices { addMoves(ofGroup: group, plan, limit, to: &found) }
    return found
  }

  /// The moves of a settlement, or of a party without one (below zero), that cost at most `limit`.
  func moves(ofBlock block: Int, from plan: [Int], limit: Double) -> [CheapMove] {
    var found: [CheapMove] = []
    if block < 0 {
      addMoves(of: -1 - block, plan, limit, to: &found)
    } else {
      addMoves(ofGroup: block, plan, limit, to: &found)
    }
    return found
  }

  private func addMoves(of party: Int, _ plan: [Int], _ limit: Double, to found: inout [CheapMove]) {
    guard let own = price(party, plan[party]) else { return }
    forEachPlace(of: party, except: plan[party]) { site, other in
      guard other - own <= limit else { return }
      found.append(
        .init(
          parties: [(party, site)], pricedCost: other - own, key: -1 - party, isWithin: false))
    }
  }

  // MARK: - Settlements

  /// Its parties one by one, and all of them by every small set of sites; parties of several settlements stay.
  private func addMoves(ofGroup group: Int, _ plan: [Int], _ limit: Double, to found: inout [CheapMove]) {
    let it = model.problem.groups[group]
    let movable = it.parties.filter { model.problem.parties[$0].groups.count == 1 }
    let fixed = Set(it.parties.filter { model.problem.parties[$0].groups.count > 1 }.map { plan[$0] }).subtracting([-1])
    let used = Set(it.parties.map { plan[$0] }).subtracting([-1])
    for party in movable { addMoves(of: party, in: group, used, plan, limit, to: &found) }
    guard movable.count > 1 else { return }
    let near = nearSites(movable, plan)
    for (position, first) in near.enumerated() {
      offer([first], group, movable, fixed, used, plan, limit, to: &found)
      guard it.maxSites >= 2 else { continue }
      for second in near.dropFirst(position + 1) {
        offer([first, second].sorted(), group, movable, fixed, used, plan, limit, to: &found)
      }
    }
  }

  private func addMoves(
    of party: Int, in group: Int, _ used: Set<Int>, _ plan: [Int], _ limit: Double, to found: inout [CheapMove]
  ) {
    let it = model.problem.groups[group]
    guard let own = price(party, plan[party]) else { return }
    let isAlone = it.parties.allSatisfy { $0 == party || plan[$0] != plan[party] }
    forEachPlace(of: party, except: plan[party]) { site, other in
      let uses = used.count + (site >= 0 && !used.contains(site) ? 1 : 0) - (isAlone && plan[party] >= 0 ? 1 : 0)
      guard uses <= it.maxSites || uses <= used.count else { return }
      let further = max(0, uses - 1) - max(0, used.count - 1)
      let priced = other - own + Double(further) * extraCosts[group]
      guard priced <= limit else { return }
      found.append(
        .init(
          parties: [(party, site)], pricedCost: priced, key: group,
          isWithin: !isAlone && (site < 0 || used.contains(site))))
    }
  }

  /// All movable parties at the cheapest of a set's sites, and the same with one party at another of them.
  private func offer(
    _ set: [Int], _ group: Int, _ movable: [Int], _ fixed: Set<Int>, _ used: Set<Int>, _ plan: [Int], _ limit: Double,
    to found: inout [CheapMove]
  ) {
    guard fixed.isSubset(of: set) else { return }
    var best: [Int] = []
    var total = 0.0
    var own = 0.0
    for party in movable {
      own += price(party, plan[party]) ?? 0
      guard let (cost, site) = cheapest(party, set) else { return }
      best.append(site)
      total += cost
    }
    let base = total - own
    // What the fewest sites would save cannot make up for more than that.
    guard base - Double(max(0, used.count - 1)) * max(0, extraCosts[group]) <= limit else { return }
    func append(_ places: [Int], _ priced: Double) {
      let open = set.reduce(0) { places.contains($1) || fixed.contains($1) ? $0 + 1 : $0 }
      let full = priced + Double(max(0, open - 1) - max(0, used.count - 1)) * extraCosts[group]
      guard full <= limit else { return }
      let moved = zip(movable, places).filter { plan[$0] != $1 }.map { (party: $0, site: $1) }
      guard moved.count > 1 else { return }
      found.append(.init(parties: moved, pricedCost: full, key: group, isWithin: false))
    }
    // Nobody at one of the sites: the smaller set says the same.
    guard set.allSatisfy({ best.contains($0) || fixed.contains($0) }) else { return }
    append(best, base)
    guard set.count > 1 else { return }
    for (position, party) in movable.enumerated() {
      let other = best[position] == set[0] ? set[1] : set[0]
      guard let own = price(party, best[position]), let price = price(party, other), price - own + base <= limit else {
        continue
      }
      var places = best
      places[position] = other
      append(places, base + price - own)
    }
  }

  private func cheapest(_ party: Int, _ set: [Int]) -> (cost: Double, site: Int)? {
    var best: (cost: Double, site: Int)?
    for site in set {
      guard let cost = price(party, site), cost < best?.cost ?? .infinity else { continue }
      best = (cost, site)
    }
    return best
  }

  /// The sites that parties use, and those where some of them would be cheapest.
  private func nearSites(_ parties: [Int], _ plan: [Int]) -> [Int] {
    guard sites > Self.sitesAtOnce else { return Array(0..<sites) }
    // All movable parties of a settlement share its list.
    let list = parties.first.map { near.sites(of: blocks[$0]) } ?? []
    var least = [Double](repeating: .infinity, count: list.count)
    for party in parties {
      let row = list.map { price(party, $0) ?? .infinity }
      let own = row.min() ?? 0
      for position in list.indices { least[position] = min(least[position], row[position] - own) }
    }
    let used = Set(parties.map { plan[$0] }).subtracting([-1]).sorted()
    for (position, site) in list.enumerated() where used.contains(site) { least[position] = -1 }
    let best = list.indices.sorted { (least[$0], $0) < (least[$1], $1) }.map { list[$0] }
    return Array((used.filter { !list.contains($0) } + best).prefix(Self.sitesAtOnce))
  }
}
