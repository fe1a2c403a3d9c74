import Formulation

/// Walks from a plan that overruns limits to one that does not, and on to cheaper ones: parties change sites, two change
/// places, the part of a settlement at one site goes to another, whole settlements change places.
struct LocalSearch {
  let model: SearchModel
  private(set) var state: SearchState
  /// The cheapest plan found that overruns nothing.
  private(set) var bestSites: [Int]?
  private(set) var bestCost = Int.max
  private var random: SplitMix
  /// By site (and last, outside): its parties, in no order.
  private var members: [[Int]]
  private var positions: [Int]

  init(_ model: SearchModel, sites: [Int], weights: [Int], dwellingWeights: [Int], seed: UInt64) {
    self.model = model
    state = SearchState(model, sites: sites, weights: weights, dwellingWeights: dwellingWeights)
    random = SplitMix(state: seed)
    members = [[Int]](repeating: [], count: model.siteCount + 1)
    positions = [Int](repeating: 0, count: model.partyCount)
    for party in sites.indices {
      let site = sites[party] < 0 ? model.siteCount : sites[party]
      positions[party] = members[site].count
      members[site].append(party)
    }
    record()
  }

  /// Rounds of moves until nothing gains and nothing is overrun, or `proceed` says no.
  mutating func run(rounds: Int, proceed: (LocalSearch) -> Bool) {
    for _ in 0..<rounds {
      let before = total
      relocateParties()
      moveSettlements()
      swapParties()
      record()
      guard proceed(self) else { return }
      if total >= before {
        if state.overrun == 0 { return }
        state.raiseWeights()
      }
    }
  }

  private var total: Int { state.cost + state.penalty }

  private mutating func record() {
    guard state.cost < bestCost, state.overrun == 0 else { return }
    bestCost = state.cost
    bestSites = state.sites
  }

  private mutating func place(_ party: Int, _ site: Int) {
    let from = state.sites[party] < 0 ? model.siteCount : state.sites[party]
    let to = site < 0 ? model.siteCount : site
    guard from != to else { return }
    let last = members[from].removeLast()
    if last != party {
      members[from][positions[party]] = last
      positions[last] = positions[party]
    }
    positions[party] = members[to].count
    members[to].append(party)
    state.move(party, to: site)
  }

  private mutating func relocateParties() {
    let start = random.below(max(1, model.partyCount))
    for step in 0..<model.partyCount {
      let party = (start + step) % model.partyCount
      var best = 0
      var target: Int?
      for site in -1..<model.siteCount where site != state.sites[party] {
        if let change = state.change(moving: party, to: site), change < best {
          best = change
          target = site
        }
      }
      if let target { place(party, target) }
    }
  }

  /// Each settlement's parties at one site together to another, where that gains.
  private mutating func moveSettlements() {
    for group in model.problem.groups.indices {
      for from in 0..<model.siteCount where state.groupCounts[group * model.siteCount + from] > 0 {
        let moving = model.problem.groups[group].parties.filter { state.sites[$0] == from }
        var best = total
        var target = from
        for to in 0..<model.siteCount where to != from && moving.allSatisfy({ allowed($0, to) }) {
          for party in moving { state.move(party, to: to) }
          if obeysSpread(moving), total < best {
            best = total
            target = to
          }
          for party in moving { state.move(party, to: from) }
        }
        if target != from { for party in moving { place(party, target) } }
      }
    }
  }

  private func allowed(_ party: Int, _ site: Int) -> Bool { state.cost(party, at: site) < SearchModel.barred }

  private func obeysSpread(_ moved: [Int]) -> Bool {
    moved.allSatisfy { party in
      model.problem.parties[party].groups.allSatisfy { state.groupUses[$0] <= model.problem.groups[$0].maxSites }
    }
  }

  /// Pairs that change places, for every party at a site that is overrun, and for a sample of the others.
  private mutating func swapParties() {
    let hot = hotSites()
    for party in 0..<model.partyCount {
      let site = state.sites[party]
      guard site < 0 || hot[site] || random.below(8) == 0 else { continue }
      var best = 0
      var partner: Int?
      for other in 0..<model.siteCount where other != site && allowed(party, other) {
        let list = members[other]
        let tries = min(list.count, hot.contains(true) ? list.count : 60)
        let offset = random.below(max(1, list.count))
        for step in 0..<tries {
          let candidate = list[(offset + step) % list.count]
          if let change = state.change(swapping: party, with: candidate), change < best {
            best = change
            partner = candidate
          }
        }
      }
      if let partner {
        let (a, b) = (state.sites[party], state.sites[partner])
        place(party, b)
        place(partner, a)
      }
    }
  }

  private func hotSites() -> [Bool] {
    (0..<model.siteCount).map { site in
      state.shortages[site] > 0
        || model.ownResources[site].contains {
          state.loads[$0.resource] > model.uppers[$0.resource] || state.loads[$0.resource] < model.lowers[$0.resource]
        }
    }
  }
}

/// SplitMix64: small, seeded, the same on every machine.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// A number from 0 to below `limit`.
  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}
