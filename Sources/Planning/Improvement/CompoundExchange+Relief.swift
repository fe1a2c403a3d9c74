import Formulation

/// Exchanges that take from limits just what overruns them, and leave all other full limits as they are.
///
/// What the multipliers say, rounded, overruns a few limits by a unit or two, and leaves as much room elsewhere. Three or four cheap
/// moves together mostly make up for it at a fraction of what an exchange of two costs.
extension CompoundExchange {
  /// Makes exchanges that relieve what is overrun, the cheap ones first, until nothing is overrun, or cannot be relieved, or
  /// `proceed` says no.
  ///
  /// - Parameters:
  ///   - least: what a unit may cost at first, at the multipliers; twice as much each time none is found.
  ///   - most: what it may cost at last.
  mutating func relieve(from least: Double, to most: Double, proceed: () -> Bool) {
    var worth = least
    while worth <= most, state.overrun > 0, proceed() {
      if relieve(worth: worth) == 0 { worth *= 2 }
    }
  }

  /// Units of a resource that are too many, or where that is `nil` a household at a site without a dwelling.
  private struct Excess {
    var site: Int
    var resource: Int?
    var amount: Int
  }

  /// Exchanges that are tried for one excess.
  private static let trialsOfExcess = 200

  /// What is overrun at the sites that are looked at, the larger amounts first.
  private var excesses: [Excess] {
    var found: [Excess] = []
    for (site, own) in model.ownResources.enumerated() where moves.holds(site) {
      for (resource, _) in own {
        let over = state.loads[resource] - model.uppers[resource]
        if over > 0 { for amount in 1...over { found.append(Excess(site: site, resource: resource, amount: amount)) } }
      }
      if state.shortages[site] > 0 { found.append(Excess(site: site, resource: nil, amount: 1)) }
    }
    return found.sorted { ($1.amount, $0.site, $0.resource ?? -1) < ($0.amount, $1.site, $1.resource ?? -1) }
  }

  /// For each excess the cheapest exchange that takes it away, where one costs less than so much a unit; how many it made.
  private mutating func relieve(worth: Double) -> Int {
    var listed = moves.cheapest(moveCount)
    guards.hash(&listed, state)
    var finder = BalancedCombinations(listed, sharesSites: moves.isWindow)
    room.list(listed, state)
    let costs = listed.map { move in
      move.changes.reduce(move.pricedCost) { $0 - guards.prices[$1.resource] * Double($1.amount) }
    }
    var spent: Set<Int> = []
    for excess in excesses {
      let sum = excess.resource.map { guards.hash(adding: -excess.amount, to: $0) } ?? 0
      let found = finder.below(
        worth * Double(excess.amount), most: Self.combinationLimit, sum: sum, isSorted: true)
      // Room that has a price and is filled by the way is a gain.
      let fitting = found.filter { room.isEnough(for: $0) }
        .map { (cost: $0.positions.reduce(0.0) { $0 + costs[$1] }, combination: $0) }
        .sorted { ($0.cost, $0.combination) < ($1.cost, $1.combination) }
      for (_, combination) in fitting.prefix(Self.trialsOfExcess) {
        let parts = combination.positions.map { listed[$0] }
        guard parts.allSatisfy({ !spent.contains($0.key) }),
          // Which dwellings are short no hash tells: what balances at the site is tried.
          excess.resource != nil || parts.contains(where: { $0.sites.contains(excess.site) }),
          make(parts, worth: worth, cost: combination.cost)
        else { continue }
        room.note(parts, state)
        spent.formUnion(parts.map(\.key))
        break
      }
    }
    for key in spent.sorted() { moves.renew(key, from: state.sites) }
    return spent.count
  }

  /// Makes the moves where they overrun less than before, and cost less than `worth` for every unit; whether they did.
  private mutating func make(_ parts: [CompoundMove], worth: Double, cost: Double) -> Bool {
    make(parts) { before, after in
      cost < worth * Double(before.overrun - after.overrun) && after.shortages <= before.shortages
    }
  }
}
