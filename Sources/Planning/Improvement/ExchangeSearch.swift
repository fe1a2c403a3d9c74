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
  private(set) var memory: SweepMemory
  /// The pairs of sites that exchanges are looked for between, outside (-1) with each site apart; `nil` for all.
  let pairsAsked: [(Int, Int)]?
  /// Whether nobody comes in from outside or leaves.
  private let isClosed: Bool

  /// Partners looked at for one mover, cheapest first.
  private static let partnerLimit = 250

  init(
    _ model: SearchModel, sites: [Int], weights: [Int], dwellingWeights: [Int], pairs: [(Int, Int)]? = nil, seed: UInt64
  ) {
    pairsAsked = pairs
    isClosed = false
    self.model = model
    state = SearchState(model, sites: sites, weights: weights, dwellingWeights: dwellingWeights)
    random = SplitMix(state: seed)
    memory = SweepMemory(siteCount: model.siteCount)
    record()
  }

  /// Sweeps until nothing gains and nothing is overrun, or what is cannot be made dearer, or the effort is spent, or
  /// `proceed` says no.
  ///
  /// - Parameters:
  ///   - patience: sweeps in a row without less overrun, after which no plan is expected here.
  ///   - isHasty: whether what is overrun grows dearer after every sweep, and the first plan is the end of it.
  mutating func run(
    effort limit: Int, patience: Int = 80, isHasty: Bool = false, proceed: (ExchangeSearch) -> Bool
  ) {
    let end = effort + limit
    var least = Int.max
    var idle = 0
    while effort < end, idle < patience {
      let gained = sweep(until: end, proceed: proceed)
      record()
      guard proceed(self) else { return }
      idle = state.overrun < least ? 0 : idle + 1
      least = min(least, state.overrun)
      if !gained || isHasty {
        if state.overrun == 0 || !state.raiseWeights() { return }
        memory.noteOverruns(state)
      }
    }
  }

  /// A search from a state that others begin with too, between some pairs of sites; nobody who is outside comes in.
  ///
  /// - Parameter memory: what earlier searches have looked at in vain.
  init(_ state: SearchState, within pairs: [(Int, Int)], memory: SweepMemory, seed: UInt64) {
    pairsAsked = pairs
    isClosed = true
    model = state.model
    self.state = state
    random = SplitMix(state: seed)
    self.memory = memory
  }

  /// One sweep over its pairs.
  mutating func sweep(proceed: (ExchangeSearch) -> Bool) { _ = sweep(until: .max, proceed: proceed) }

  /// Makes what is overrun dearer.
  mutating func raise() { if state.raiseWeights() { memory.noteOverruns(state) } }

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
    var pairs = self.pairs()
    for index in stride(from: pairs.count - 1, to: 0, by: -1) { pairs.swapAt(index, random.below(index + 1)) }
    var members = [[Int]](repeating: [], count: model.siteCount + 1)
    for (party, site) in state.sites.enumerated() { members[site + 1].append(party) }
    var gained = false
    for (a, b) in pairs {
      guard !memory.isSettled(a, b) else { continue }
      while effort < end, exchange(a, b, &members) { gained = true }
      if effort < end { memory.settle(a, b) }
      guard effort < end, proceed(self) else { return gained }
    }
    return gained
  }

  private func pairs() -> [(Int, Int)] {
    let hasOutside = !isClosed && model.unplaced.contains { $0 < SearchModel.barred }
    let outside = hasOutside ? (0..<model.siteCount).map { (-1, $0) } : []
    if let pairsAsked { return outside + pairsAsked }
    return outside
      + (0..<model.siteCount).flatMap { a in ((a + 1)..<max(model.siteCount, a + 1)).map { (a, $0) } }
  }

  /// Makes the exchanges between two sites that gain, each settlement at most once; whether any did.
  private mutating func exchange(_ a: Int, _ b: Int, _ members: inout [[Int]]) -> Bool {
    var allowance = state.penalty(at: a) + state.penalty(at: b) + state.sharedPenalty
    let (leavers, comers) = movers(a, b, members, allowance)
    effort += leavers.count + comers.count
    guard !leavers.isEmpty, !comers.isEmpty else { return false }
    let left = MoverBatch(state, leavers, from: a)
    let right = MoverBatch(state, comers, from: b)
    var spent = Set<Int>()
    var gained = false
    for i in left.changes.indices {
      guard let cheapest = right.changes.first, left.changes[i] + cheapest < allowance else { break }
      if isSpent(left, i, spent) { continue }
      guard let j = bestPartner(of: i, left, a, right, b, allowance, spent) else { continue }
      apply(left.parties[i], from: a, to: b, &members)
      apply(right.parties[j], from: b, to: a, &members)
      for party in left.parties[i] + right.parties[j] { spent.formUnion(keys(party)) }
      allowance = state.penalty(at: a) + state.penalty(at: b) + state.sharedPenalty
      memory.note(a)
      memory.note(b)
      gained = true
    }
    return gained
  }

  /// Those of two sites whose own change of cost can be outweighed by the other side's cheapest and the penalties.
  private mutating func movers(
    _ a: Int, _ b: Int, _ members: [[Int]], _ allowance: Int
  ) -> (leavers: [Mover], comers: [Mover]) {
    var leavers = Mover.all(state, members: members[a + 1], from: a, to: b)
    var comers = Mover.all(state, members: members[b + 1], from: b, to: a)
    effort += (leavers.count + comers.count) / 4
    let (cheapestLeaver, cheapestComer) = (leavers.map(\.change).min() ?? 0, comers.map(\.change).min() ?? 0)
    leavers.removeAll { $0.change + cheapestComer >= allowance }
    comers.removeAll { $0.change + cheapestLeaver >= allowance }
    return (leavers, comers)
  }

  private mutating func bestPartner(
    of i: Int, _ left: MoverBatch, _ a: Int, _ right: MoverBatch, _ b: Int, _ allowance: Int, _ spent: Set<Int>
  ) -> Int? {
    var best = 0
    var partner: Int?
    var tried = 0
    for j in right.changes.indices {
      let cost = left.changes[i] + right.changes[j]
      guard cost < allowance + best, tried < Self.partnerLimit else { break }
      if clash(left, i, right, j) || isSpent(right, j, spent) { continue }
      tried += 1
      guard let penalty = state.penaltyChange(left, i, at: a, right, j, at: b, below: best - cost) else { continue }
      best = cost + penalty
      partner = j
    }
    effort += tried
    return partner
  }

  private func clash(_ left: MoverBatch, _ i: Int, _ right: MoverBatch, _ j: Int) -> Bool {
    let (one, other) = (left.keys[i], right.keys[j])
    if one == MoverBatch.nobody || other == MoverBatch.nobody { return false }
    if one != MoverBatch.mixed, other != MoverBatch.mixed { return one == other }
    let keys = left.parties[i].flatMap { self.keys($0) }
    return right.parties[j].contains { self.keys($0).contains { keys.contains($0) } }
  }

  /// Settlements by number, parties without one below zero.
  private func keys(_ party: Int) -> [Int] {
    let groups = model.problem.parties[party].groups
    return groups.isEmpty ? [-1 - party] : groups
  }

  private func isSpent(_ batch: MoverBatch, _ position: Int, _ spent: Set<Int>) -> Bool {
    if spent.isEmpty { return false }
    let key = batch.keys[position]
    if key == MoverBatch.mixed { return batch.parties[position].contains { keys($0).contains { spent.contains($0) } } }
    return spent.contains(key)
  }

  private mutating func apply(_ parties: [Int], from: Int, to: Int, _ members: inout [[Int]]) {
    for party in parties {
      state.move(party, to: to)
      members[from + 1].removeAll { $0 == party }
      members[to + 1].append(party)
    }
  }
}
