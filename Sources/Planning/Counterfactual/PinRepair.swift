import Formulation

/// Makes room for a party at a site by the fewest others: one who leaves, or one who leaves and one who leaves where that
/// one goes.
///
/// Looks at every such chain, cheapest first, until what is found cannot be bettered or the effort is spent.
struct PinRepair {
  private var state: SearchState
  private let party: Int
  private let origin: Int
  private let site: Int
  private(set) var bestSites: [Int]?
  private(set) var bestCost = Int.max
  /// Where nothing fits: the cheapest with penalties, to go on from.
  private(set) var nearestSites: [Int]
  private var nearestCost: Int
  /// Moves tried so far.
  private(set) var effort = 0

  /// Who leaves the site for one other, and who leaves that one in turn, looked at for one pair of sites.
  private static let leaversTried = 40
  private static let followersTried = 400

  /// - Parameter state: with the party at the site already; whatever it overruns is to be mended.
  init(_ state: SearchState, party: Int, origin: Int) {
    self.state = state
    self.party = party
    self.origin = origin
    site = state.sites[party]
    nearestSites = state.sites
    nearestCost = state.cost + state.penalty
  }

  /// Searches the chains.
  mutating func run(effort limit: Int) {
    record()
    if bestSites != nil { return }
    var members = [[Int]](repeating: [], count: state.model.siteCount)
    for (other, at) in state.sites.enumerated() where at >= 0 && other != party { members[at].append(other) }
    let goals = [origin] + (-1..<state.model.siteCount).filter { $0 != origin && $0 != site }
    let leavers = goals.map { MoverBatch(state, members: members[site], from: site, to: $0) }
    for (goal, batch) in zip(goals, leavers) { leave(batch, goal, limit) }
    for (goal, batch) in zip(goals, leavers) where goal >= 0 && goal != origin {
      let followers = MoverBatch(state, members: members[goal], from: goal, to: origin)
      follow(batch, goal, followers, limit)
      if effort >= limit { return }
    }
  }

  /// One leaves, and everything fits.
  private mutating func leave(_ batch: MoverBatch, _ goal: Int, _ limit: Int) {
    let before = state.cost
    for position in batch.changes.indices where batch.keys[position] != MoverBatch.nobody {
      guard before + batch.changes[position] < bestCost, effort < limit else { return }
      move(batch.parties[position], to: goal)
      record()
      if bestSites == nil { note() }
      move(batch.parties[position], to: site)
    }
  }

  /// One leaves for a goal, and one leaves the goal for where the party came from.
  private mutating func follow(_ leavers: MoverBatch, _ goal: Int, _ followers: MoverBatch, _ limit: Int) {
    guard let cheapest = followers.changes.first else { return }
    let before = state.cost
    var tried = 0
    for position in leavers.changes.indices where leavers.keys[position] != MoverBatch.nobody {
      let first = before + leavers.changes[position]
      guard first + cheapest < bestCost, effort < limit, tried < Self.leaversTried else { return }
      move(leavers.parties[position], to: goal)
      if isMended(at: site) {
        tried += 1
        for (rank, follower) in followers.changes.indices.enumerated() {
          guard first + followers.changes[follower] < bestCost, rank < Self.followersTried else { break }
          if clash(leavers.keys[position], followers.keys[follower]) { continue }
          move(followers.parties[follower], to: origin)
          record()
          move(followers.parties[follower], to: goal)
        }
      }
      move(leavers.parties[position], to: site)
    }
  }

  /// Two movers of one settlement change what the other costs; parties that cross settlements might too.
  private func clash(_ one: Int, _ other: Int) -> Bool {
    other == MoverBatch.nobody || one == other || one == MoverBatch.mixed || other == MoverBatch.mixed
  }

  private mutating func move(_ parties: [Int], to goal: Int) {
    effort += parties.count
    for party in parties { state.move(party, to: goal) }
  }

  private func isMended(at site: Int) -> Bool {
    state.shortages[site] == 0
      && state.model.ownResources[site].allSatisfy { resource, _ in
        state.loads[resource] <= state.model.uppers[resource] && state.loads[resource] >= state.model.lowers[resource]
      }
  }

  private mutating func note() {
    let cost = state.cost + state.penalty
    guard cost < nearestCost else { return }
    nearestCost = cost
    nearestSites = state.sites
  }

  private mutating func record() {
    guard state.cost < bestCost, state.overrun == 0 else { return }
    guard
      state.model.problem.groups.indices.allSatisfy({ group in
        state.groupSites.uses[group] <= state.model.problem.groups[group].maxSites
      })
    else { return }
    bestCost = state.cost
    bestSites = state.sites
  }
}
