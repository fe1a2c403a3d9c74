import Formulation

/// Walks from a plan that overruns limits to one that does not, and on to cheaper ones, by exchanges between two sites.
///
/// The neighbourhood of a pair of sites: any mover at the one (a party, all of a settlement's parties there, or nobody)
/// for any mover at the other. Movers are sorted by what their own move costs, so that only exchanges whose cost can be
/// outweighed by the penalties that stand at the two sites are looked at.
struct ExchangeSearch {
  let model: SearchModel
  private(set) var state: SearchState
  /// The cheapest plan found that overruns nothing.
  private(set) var bestSites: [Int]?
  private(set) var bestCost = Int.max
  /// Exchanges examined so far; the measure of effort, because time would make runs differ.
  private(set) var effort = 0
  private var random: SplitMix

  private struct Candidate {
    var mover: Mover
    var change: Int
  }

  init(_ model: SearchModel, sites: [Int], weights: [Int], dwellingWeights: [Int], seed: UInt64) {
    self.model = model
    state = SearchState(model, sites: sites, weights: weights, dwellingWeights: dwellingWeights)
    random = SplitMix(state: seed)
    record()
  }

  /// Sweeps until nothing gains and nothing is overrun, or the effort is spent, or `proceed` says no.
  mutating func run(effort limit: Int, proceed: (ExchangeSearch) -> Bool) {
    let end = effort + limit
    while effort < end {
      let gained = sweep(until: end, proceed: proceed)
      record()
      guard proceed(self) else { return }
      if !gained {
        if state.overrun == 0 { return }
        state.raiseWeights()
      }
    }
  }

  /// Sweeps at fixed penalties until nothing gains.
  mutating func descend(effort limit: Int, proceed: (ExchangeSearch) -> Bool) {
    let end = effort + limit
    while effort < end, sweep(until: end, proceed: proceed), proceed(self) { record() }
    record()
  }

  private mutating func record() {
    guard state.cost < bestCost, state.overrun == 0 else { return }
    bestCost = state.cost
    bestSites = state.sites
  }

  /// Every pair of sites once, in an order of the seed's; whether any exchange gained.
  private mutating func sweep(until end: Int, proceed: (ExchangeSearch) -> Bool) -> Bool {
    var pairs: [(Int, Int)] = []
    let outside = model.unplaced.contains { $0 < SearchModel.barred } ? -1 : 0
    for a in outside..<model.siteCount { for b in max(0, a + 1)..<max(model.siteCount, a + 1) { pairs.append((a, b)) } }
    for index in stride(from: pairs.count - 1, to: 0, by: -1) { pairs.swapAt(index, random.below(index + 1)) }
    var members = [[Int]](repeating: [], count: model.siteCount + 1)
    for (party, site) in state.sites.enumerated() { members[site + 1].append(party) }
    var gained = false
    for (a, b) in pairs {
      while effort < end, exchange(a, b, &members) { gained = true }
      guard effort < end, proceed(self) else { return gained }
    }
    return gained
  }

  /// Makes the exchanges between two sites that gain, each mover and each settlement at most once; whether any did.
  private mutating func exchange(_ a: Int, _ b: Int, _ members: inout [[Int]]) -> Bool {
    let left = candidates(members[a + 1], from: a, to: b)
    let right = candidates(members[b + 1], from: b, to: a)
    effort += left.count + right.count
    var spent = Set<Int>()
    var gained = false
    var allowance = state.penalty(at: a) + state.penalty(at: b) + state.sharedPenalty
    for one in left {
      guard let cheapest = right.first, one.change + cheapest.change < allowance else { break }
      if isSpent(one.mover, spent) { continue }
      var best = 0
      var partner: Int?
      for (index, other) in right.enumerated() {
        let cost = one.change + other.change
        guard cost < allowance + best else { break }
        if isSpent(other.mover, spent) || clash(one.mover, other.mover) { continue }
        effort += 1
        let change = cost + state.penaltyChange(one.mover, at: a, other.mover, at: b)
        if change < best {
          best = change
          partner = index
        }
      }
      guard let partner else { continue }
      apply(one.mover, from: a, to: b, &members)
      apply(right[partner].mover, from: b, to: a, &members)
      spend(one.mover, &spent)
      spend(right[partner].mover, &spent)
      allowance = state.penalty(at: a) + state.penalty(at: b) + state.sharedPenalty
      gained = true
    }
    return gained
  }

  /// The movers at a site with what each pays for going to the other, cheapest first, nobody among them.
  private func candidates(_ parties: [Int], from: Int, to: Int) -> [Candidate] {
    var found = [Candidate(mover: .nobody(model), change: 0)]
    var partsSeen: Set<Int> = []
    for party in parties {
      let groups = model.problem.parties[party].groups
      let mover = model.movers[party]
      if let change = state.costChange(of: mover, from: from, to: to) {
        found.append(.init(mover: mover, change: change))
      }
      guard groups.count == 1, from >= 0, state.groupCounts[groups[0] * model.siteCount + from] > 1,
        partsSeen.insert(groups[0]).inserted
      else { continue }
      let part = model.problem.groups[groups[0]].parties.filter { state.sites[$0] == from }
      // A party that crosses settlements moves alone.
      guard part.allSatisfy({ model.problem.parties[$0].groups.count == 1 }) else { continue }
      let whole = Mover(part, model)
      if let change = state.costChange(of: whole, from: from, to: to) {
        found.append(.init(mover: whole, change: change))
      }
    }
    return found.enumerated().sorted { ($0.element.change, $0.offset) < ($1.element.change, $1.offset) }.map(\.element)
  }

  private func clash(_ left: Mover, _ right: Mover) -> Bool {
    guard let first = left.parties.first, let second = right.parties.first else { return false }
    let groups = model.problem.parties[second].groups
    return model.problem.parties[first].groups.contains { groups.contains($0) }
  }

  /// Settlements are spent by number, parties without one below zero.
  private func keys(_ mover: Mover) -> [Int] {
    guard let first = mover.parties.first else { return [] }
    let groups = model.problem.parties[first].groups
    return groups.isEmpty ? [-1 - first] : groups
  }

  private func isSpent(_ mover: Mover, _ spent: Set<Int>) -> Bool { keys(mover).contains { spent.contains($0) } }

  private func spend(_ mover: Mover, _ spent: inout Set<Int>) { spent.formUnion(keys(mover)) }

  private mutating func apply(_ mover: Mover, from: Int, to: Int, _ members: inout [[Int]]) {
    for party in mover.parties {
      state.move(party, to: to)
      members[from + 1].removeAll { $0 == party }
      members[to + 1].append(party)
    }
  }
}
