import Formulation
import GLPKSolver

/// From an allocation that overruns a few limits to a plan, by branch and cut around each.
extension LevelSolver {
  /// Mends, and where something stays overrun lets exchanges with dearer overruns stir the rest before it mends again.
  ///
  /// - Parameter near: the sites that are looked at for each block; all of them where it is `nil`.
  mutating func mend(_ search: ExchangeSearch, _ near: NearSites? = nil) throws {
    var search = search
    let reduced = ReducedCosts(task, prices, near: near, threads: context.options.threads)
    let pairs = search.pairsAsked
    for round in 0..<Self.mendings {
      // Stirring is quicker than programs twice the size, and mostly enough.
      let state = try mended(
        search.state, reduced, upTo: round < Self.mendings - 2 ? Self.mendingSize : 4 * Self.mendingSize)
      try begin(with: state.sites)
      outcome.nearSites = state.sites
      if state.overrun == 0 || context.isOver { return }
      search = ExchangeSearch(
        model, sites: state.sites, weights: search.state.weights, dwellingWeights: search.state.dwellingWeights,
        pairs: pairs, seed: context.options.seed)
      search.raise()
      let context = context
      search.run(effort: effort(40_000_000), patience: 4) { _ in !context.isOver }
      if let found = search.bestSites {
        try offer(found)
        return
      }
    }
  }

  /// Takes the sites with overruns in turn, two at a time, frees the parties there and at sites that share them, and lets a
  /// small program with a price on every overrun place them anew, until nothing is overrun or nothing helps.
  ///
  /// - Parameter most: parties freed at a time at last, where fewer do not help.
  private func mended(_ state: SearchState, _ reduced: ReducedCosts, upTo most: Int) throws -> SearchState {
    var state = state
    var size = Self.mendingSize
    var attempts = [Int](repeating: 0, count: model.siteCount)
    while !context.isOver, size <= most, state.overrun > 0 {
      let windows = windows(state, attempts, siteCount: Self.windowSize * size / Self.mendingSize, reduced)
      if windows.isEmpty {
        attempts = attempts.map { _ in 0 }
        size *= 2
        continue
      }
      report(.construction)
      let kernels = windows.map { mendingKernel($0.sites, state.sites, size: size, reduced) }
      let found = try solvedSideBySide(kernels)
      for (window, sites) in zip(windows, found) {
        guard let sites, let better = moved(state, sites) else {
          attempts[window.centre] += 1
          continue
        }
        state = better
      }
    }
    return state
  }

  /// The state with what a program moved, where that overruns less.
  private func moved(_ state: SearchState, _ found: [(party: Int, site: Int)]) -> SearchState? {
    var next = state
    for (party, site) in found { next.move(party, to: site) }
    return next.overrun < state.overrun ? next : nil
  }

  /// Windows around the sites that are overrun most, at most two and with no site in common.
  private func windows(
    _ state: SearchState, _ attempts: [Int], siteCount: Int, _ reduced: ReducedCosts
  ) -> [(centre: Int, sites: Set<Int>)] {
    let overruns = overrunsBySite(state)
    let order = overruns.indices.filter { overruns[$0] > 0 && attempts[$0] < Self.attemptsAtOneSite }
      .sorted { (-overruns[$0], $0) < (-overruns[$1], $1) }
    var windows: [(centre: Int, sites: Set<Int>)] = []
    for centre in order where windows.count < 2 {
      let sites = mendingWindow(around: centre, state, siteCount: siteCount, reduced, attempt: attempts[centre])
      if windows.allSatisfy({ $0.sites.isDisjoint(with: sites) }) { windows.append((centre, sites)) }
    }
    return windows
  }

  /// So many units that are free make room for an exchange.
  private static let room = 4

  /// Ways to room that are tried from a site before more parties are freed.
  private static let attemptsAtOneSite = 3

  /// Times that what is left is mended, with stirring in between.
  private static let mendings = 8

  /// Parties freed at a time, to begin with.
  private static let mendingSize = 250

  /// Units overrun at each site; what is overrun over several sites counts at the first of them.
  private func overrunsBySite(_ state: SearchState) -> [Int] {
    var overruns = state.shortages
    func overrun(_ resource: Int) -> Int {
      max(0, state.loads[resource] - model.uppers[resource]) + max(0, model.lowers[resource] - state.loads[resource])
    }
    for site in overruns.indices {
      for (resource, _) in model.ownResources[site] { overruns[site] += overrun(resource) }
    }
    for shared in model.sharedResources {
      if let site = shared.sites.firstIndex(of: true) { overruns[site] += overrun(shared.resource) }
    }
    return overruns
  }

  /// Of the parties in a window those free among its sites whom another of them would cost least; with a price on every
  /// overrun.
  private func mendingKernel(_ window: Set<Int>, _ sites: [Int], size: Int, _ reduced: ReducedCosts) -> Kernel {
    var candidates = sites.map { [$0] }
    let (blocks, limit) = cheapestToMove(window, sites, size: size, reduced)
    for block in blocks {
      let used = Set(block.fragments.map { sites[task.structure.fragments[$0].party] })
      for fragment in block.fragments {
        let party = task.structure.fragments[fragment].party
        let open = window.union(used).filter {
          $0 >= 0 && model.levelCosts[party * model.siteCount + $0] < SearchModel.barred
            && (used.contains($0) || reduced.cost(fragment, at: $0) <= limit)
        }
        candidates[party] = Set(open).union([sites[party]]).sorted()
      }
    }
    let free = Set(candidates.indices.filter { candidates[$0].count > 1 }.flatMap { task.problem.parties[$0].groups })
    freeWithinOpenSets(window, sites, except: free, &candidates)
    return Kernel(
      model, candidates: candidates, overrunPrices: model.uppers.map { _ in 20 * averageCost }, cohesive: free)
  }

  /// Lets the parties of settlements that use several of a window's sites change between these, which opens nothing and
  /// needs no rows of the settlement's.
  private func freeWithinOpenSets(
    _ window: Set<Int>, _ sites: [Int], except: Set<Int>, _ candidates: inout [[Int]]
  ) {
    for (index, group) in task.problem.groups.enumerated()
    where !except.contains(index) && group.maxSites < model.siteCount {
      let open = Set(group.parties.map { sites[$0] }).intersection(window).subtracting([-1]).sorted()
      guard open.count > 1 else { continue }
      for party in group.parties where task.problem.parties[party].groups.count == 1 && open.contains(sites[party]) {
        candidates[party] = open.filter {
          $0 == sites[party] || model.levelCosts[party * model.siteCount + $0] < SearchModel.barred
        }
      }
    }
  }

  /// Blocks of a window that another of its sites would cost least, with about so many parties; and what that costs at most.
  private func cheapestToMove(
    _ window: Set<Int>, _ sites: [Int], size: Int, _ reduced: ReducedCosts
  ) -> (blocks: [Block], limit: Double) {
    var options: [(cost: Double, block: Int)] = []
    for (index, block) in task.structure.blocks.enumerated() {
      let parties = block.fragments.map { task.structure.fragments[$0].party }
      guard parties.contains(where: { sites[$0] >= 0 && window.contains(sites[$0]) }),
        parties.allSatisfy({ task.problem.parties[$0].groups.count <= 1 })
      else { continue }
      var least = Double.infinity
      for fragment in block.fragments {
        let own = sites[task.structure.fragments[fragment].party]
        for site in window where site != own { least = min(least, reduced.cost(fragment, at: site)) }
      }
      if least < Double.unreachable / 4 { options.append((least, index)) }
    }
    options.sort { ($0.cost, $0.block) < ($1.cost, $1.block) }
    var blocks: [Block] = []
    var limit = averageCost / 100
    var count = 0
    for (cost, block) in options where count < size {
      blocks.append(task.structure.blocks[block])
      count += task.structure.blocks[block].fragments.count
      limit = max(limit, 3 * cost)
    }
    return (blocks, limit)
  }

  /// The site, those on the cheapest way from it to a site with room, and those that most of its parties would do well at.
  private func mendingWindow(
    around centre: Int, _ state: SearchState, siteCount: Int, _ reduced: ReducedCosts, attempt: Int
  ) -> Set<Int> {
    var costs = [[Double]](repeating: [], count: model.siteCount)
    for (index, fragment) in task.structure.fragments.enumerated() where state.sites[fragment.party] == centre {
      reduced.forEachSite(of: index) { costs[$0].append($1) }
    }
    let rank = costs.map { list in
      list.isEmpty ? Double.infinity : list.sorted()[min(list.count - 1, list.count / 10)]
    }
    var window = Set(wayToRoom(from: centre, state, reduced, leaving: attempt).prefix(siteCount - 1))
    window.insert(centre)
    for site in rank.indices.sorted(by: { (rank[$0], $0) < (rank[$1], $1) }) where window.count < siteCount {
      window.insert(site)
    }
    return window
  }

  /// The sites by which what a site has too much of can be passed on to one that has room for it, at the least reduced
  /// cost of a party at each step.
  private func wayToRoom(
    from centre: Int, _ state: SearchState, _ reduced: ReducedCosts, leaving count: Int
  ) -> [Int] {
    var left = count
    let over = model.ownResources[centre].first { state.loads[$0.resource] > model.uppers[$0.resource] }
    func hasRoom(_ site: Int) -> Bool {
      guard state.shortages[site] == 0, over != nil || state.hasRoomInDwellings(at: site) else { return false }
      return model.ownResources[site].allSatisfy { resource, measure in
        let room = model.uppers[resource] - state.loads[resource]
        return room >= (measure == over?.measure ? Self.room : 0)
      }
    }
    let sites = model.siteCount
    var steps = [Double](repeating: .infinity, count: sites * sites)
    for (index, fragment) in task.structure.fragments.enumerated() where state.sites[fragment.party] >= 0 {
      let row = state.sites[fragment.party] * sites
      reduced.forEachSite(of: index) { steps[row + $0] = min(steps[row + $0], $1) }
    }
    var distance = [Double](repeating: .infinity, count: sites)
    var before = [Int](repeating: -1, count: sites)
    var isSettled = [Bool](repeating: false, count: sites)
    distance[centre] = 0
    while let here = (0..<sites).filter({ !isSettled[$0] }).min(by: { distance[$0] < distance[$1] }),
      distance[here] < Double.unreachable / 4
    {
      isSettled[here] = true
      if here != centre, hasRoom(here) {
        if left > 0 {
          left -= 1
          continue
        }
        var way = [here]
        while let last = way.last, before[last] >= 0 { way.append(before[last]) }
        return way.reversed()
      }
      for next in 0..<sites where distance[here] + max(0, steps[here * sites + next]) < distance[next] {
        distance[next] = distance[here] + max(0, steps[here * sites + next])
        before[next] = here
      }
    }
    return []
  }

  /// By kernel, where its solution puts the free parties; `nil` where none was found.
  private func solvedSideBySide(_ kernels: [Kernel]) throws -> [[(party: Int, site: Int)]?] {
    let gap = averageCost / 10
    let context = context
    return try mapped(kernels, threads: context.options.threads) { kernel in
      guard !kernel.placements.isEmpty else { return nil }
      let options = MIPOptions(
        timeLimitSeconds: context.remaining, absoluteGap: gap, nodeLimit: 300, presolve: false, cuts: [],
        branching: .pseudocost, backtracking: .bestProjection, rootMethod: .dualThenPrimal, stop: context.stop)
      guard let values = try kernel.search(options).values else { return nil }
      let sites = kernel.sites(values)
      return kernel.candidates.indices.filter { kernel.candidates[$0].count > 1 }.map { ($0, sites[$0]) }
    }
  }
}
