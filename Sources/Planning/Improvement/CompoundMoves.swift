import Formulation

/// A cheap move with what it does to limits of single sites.
struct CompoundMove: Sendable {
  var parties: [(party: Int, site: Int)]
  /// Change of cost with all that is used priced at the multipliers.
  var pricedCost: Double
  /// As ``CheapMove/key``.
  var key: Int
  /// The sites it takes parties from and brings them to.
  var sites: [Int]
  /// Changes of load, by resource; none of zero.
  var changes: [(resource: Int, amount: Int)]
  /// Sum over the guarded limits of the change times the limit's random number, in 64 bits: two moves whose hashes
  /// add up to 0 use just what they free of these (``GuardedLimits``).
  var hash: UInt64 = 0
}

/// The cheap moves from a plan, kept by block, so that a change makes only the changed blocks' moves anew.
struct CompoundMoves: Sendable {
  private let model: SearchModel
  private let maker: CheapMoves
  private let limit: Double
  /// By site whether moves may lead from and to it; `nil` where all may, out of a site too.
  private let window: [Bool]?
  /// By position among the blocks that are looked at, the cheapest first; settlements come first, then parties without one.
  private var moves: [[CompoundMove]]
  /// Their priced costs, in the same way.
  private var costs: [[Double]]
  private let positions: [Int: Int]
  /// Priced cost within which the cheapest were found last.
  private var cutoff: Double

  /// - Parameters:
  ///   - limit: priced cost above which a move is not listed.
  ///   - window: by site, whether it belongs to the only part that is looked at: settlements that are in it as a whole, and moves
  ///     within it.
  init(
    _ maker: CheapMoves, plan: [Int], limit: Double, window: [Bool]? = nil
  ) {
    model = maker.model
    self.window = window
    self.maker = maker
    self.limit = limit
    cutoff = max(1, limit / 8)
    (moves, costs) = ([], [])
    let problem = model.problem
    let keys =
      problem.groups.indices.filter { group in
        window.map { window in problem.groups[group].parties.allSatisfy { plan[$0] >= 0 && window[plan[$0]] } } ?? true
      }
      + problem.parties.indices.filter { party in
        problem.parties[party].groups.isEmpty && (window.map { plan[party] >= 0 && $0[plan[party]] } ?? true)
      }
      .map { -1 - $0 }
    positions = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($0.element, $0.offset) })
    let own = self
    moves = keys.map { own.moves(ofBlock: $0, from: plan) }
    costs = moves.map { $0.map(\.pricedCost) }
  }

  /// Whether only some of the sites are looked at.
  var isWindow: Bool { window != nil }

  /// Whether moves may lead to a site.
  func holds(_ site: Int) -> Bool { window?[site] ?? true }

  /// Makes a block's moves anew.
  mutating func renew(_ key: Int, from plan: [Int]) {
    guard let position = positions[key] else { return }
    moves[position] = moves(ofBlock: key, from: plan)
    costs[position] = moves[position].map(\.pricedCost)
  }

  /// Where a move stands.
  struct Place {
    var cost: Double
    fileprivate var block: Int
    fileprivate var index: Int

    fileprivate static func isLess(_ one: Place, _ other: Place) -> Bool {
      (one.cost, one.block, one.index) < (other.cost, other.block, other.index)
    }
  }

  /// The move at a place that was found since the last was made anew.
  subscript(_ place: Place) -> CompoundMove { moves[place.block][place.index] }

  /// At most `count` of all moves, the cheapest first.
  mutating func cheapest(_ count: Int) -> [CompoundMove] { cheapestPlaces(count).map { self[$0] } }

  /// Where the cheapest of all moves stand, at most `count`, the cheapest first.
  mutating func cheapestPlaces(_ count: Int) -> [Place] {
    var all = places(below: cutoff)
    while all.count < count, cutoff < limit {
      cutoff = min(limit, cutoff * 2)
      all = places(below: cutoff)
    }
    if all.count > 3 * count {
      all.keepLeast(2 * count + 1, by: Place.isLess)
      cutoff = all.reduce(1) { max($0, $1.cost) }
    }
    all.keepLeast(count, by: Place.isLess)
    all.sort(by: Place.isLess)
    return all
  }

  private func places(below cutoff: Double) -> [Place] {
    var found: [Place] = []
    for (block, own) in costs.enumerated() {
      for (index, cost) in own.enumerated() {
        if cost > cutoff { break }
        found.append(Place(cost: cost, block: block, index: index))
      }
    }
    return found
  }

  private func moves(ofBlock key: Int, from plan: [Int]) -> [CompoundMove] {
    var found = maker.moves(ofBlock: key, from: plan, limit: limit)
    if let window { found.removeAll { !$0.parties.allSatisfy { $0.site >= 0 && window[$0.site] } } }
    let order = found.indices.sorted { (found[$0].pricedCost, $0) < (found[$1].pricedCost, $1) }
    return order.map { compound(found[$0], plan) }
  }

  private func compound(_ move: CheapMove, _ plan: [Int]) -> CompoundMove {
    var changes: [(resource: Int, amount: Int)] = []
    func add(_ party: Int, at site: Int, sign: Int) {
      guard site >= 0 else { return }
      for (resource, measure) in model.ownResources[site] {
        let amount = sign * Int(model.amounts[party * model.measureCount + measure])
        if amount == 0 { continue }
        if let known = changes.firstIndex(where: { $0.resource == resource }) {
          changes[known].amount += amount
        } else {
          changes.append((resource, amount))
        }
      }
    }
    for (party, site) in move.parties {
      add(party, at: plan[party], sign: -1)
      add(party, at: site, sign: 1)
    }
    changes.removeAll { $0.amount == 0 }
    var sites: [Int] = []
    for (party, site) in move.parties {
      for own in [plan[party], site] where own >= 0 && !sites.contains(own) { sites.append(own) }
    }
    sites.sort()
    return CompoundMove(
      parties: move.parties, pricedCost: move.pricedCost, key: move.key, sites: sites, changes: changes)
  }
}
