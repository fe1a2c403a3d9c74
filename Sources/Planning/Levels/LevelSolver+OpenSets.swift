import Formulation
import GLPKSolver

/// Better open sets than those of the plan in hand.
extension LevelSolver {
  /// Exchanges the open sets of settlements by what the linear program of the households within them says, then places
  /// whole households within the sets that it ends with. It begins with the sets of the plan in hand, and the first time with
  /// those that the master problem ended with where these are better.
  ///
  /// - Parameter round: another round looks elsewhere; 0 is the quickest look.
  /// - Returns: whether that came to a better plan.
  @discardableResult
  mutating func exchangeOpenSets(round: Int) throws -> Bool {
    guard isExchangeable else { return false }
    let before = outcome.value
    var known = [outcome.sites].compactMap { $0.map(usedSets) }
    if round == 0, let first = startSets ?? startSites.map(usedSets) { known.append(first) }
    guard !known.isEmpty else { return false }
    report(.improvement)
    let options = OpenSetOptions(
      task, prices, extra: task.structure.blocks.count * 3 / 2,
      known: known.reduce(into: [:]) { $0.merge($1.mapValues { [$0] }) { $0 + $1 } })
    let starts = known.compactMap(options.positions)
    guard !starts.isEmpty else { return false }
    // The first time, the first sets that households fit into are good enough: exchanges go on from there sooner.
    if round == 0, let found = try explore(options, starts, refinements: 0, round), !context.isOver {
      try place(within: candidates(within: found.sets), at: found.multipliers, most: 400)
      if outcome.sites != nil { return outcome.value < before }
    }
    guard !context.isOver, let found = try explore(options, starts, refinements: 30, round), !context.isOver else {
      return false
    }
    try place(within: candidates(within: found.sets), at: found.multipliers)
    return outcome.value < before
  }

  /// The open sets that the program over them ends with, and its duals.
  private func explore(
    _ options: OpenSetOptions, _ starts: [[Int]], refinements: Int, _ round: Int
  ) throws -> (sets: [Int: [Int]], multipliers: Multipliers<Double>)? {
    let least = max(averageCost * 10, dearestOutside)
    let overrunPrices = prices.resources.map { abs($0) * 10 + least }
    let (model, prices, context) = (model, prices, context)
    let seed = context.options.seed &* 7_919 &+ UInt64(round)
    let enough = dualValue + context.options.gap * abs(dualValue) * 0.8
    return try withGLPKProblem(named: "open sets") { lp in
      var program = OpenSetProgram(model, options, overrunPrices: overrunPrices)
      try program.build(&lp, prices)
      var explorer = OpenSetExplorer(program) { !context.isOver }
      guard var point = try explorer.decideBest(of: starts, &lp) else { return nil }
      if point.objective > enough { point = try explorer.exchange(from: point, &lp, trials: 1_200) }
      if point.objective > enough {
        point = try explorer.refine(from: point, &lp, rounds: refinements, seed: seed)
      }
      return (explorer.openSets, program.shared.multipliers(point.duals))
    }
  }

  /// Programs beyond this size take too long to re-optimise again and again.
  var isExchangeable: Bool {
    !isLarge && task.problem.resources.count <= 400
      && task.problem.resources.allSatisfy { $0.lower ?? .min <= $0.upper ?? .max }
  }

  /// By block, the sites that its parties use.
  private func usedSets(_ sites: [Int]) -> [Int: [Int]] {
    var used: [Int: Set<Int>] = [:]
    for (index, fragment) in task.structure.fragments.enumerated() {
      let site = sites[fragment.party]
      used[task.structure.blockOfFragment[index], default: []].formUnion(site >= 0 ? [site] : [])
    }
    return used.mapValues { $0.sorted() }
  }

  /// By block, the sites that are left to its parties.
  func openSets(_ candidates: [[Int]]) -> [Int: [Int]] {
    var open: [Int: Set<Int>] = [:]
    for (index, fragment) in task.structure.fragments.enumerated() {
      open[task.structure.blockOfFragment[index], default: []].formUnion(candidates[fragment.party].filter { $0 >= 0 })
    }
    return open.mapValues { $0.sorted() }
  }

  private func candidates(within sets: [Int: [Int]]) -> [[Int]] {
    var candidates = [[Int]?](repeating: nil, count: model.partyCount)
    for (index, fragment) in task.structure.fragments.enumerated() {
      let set = sets[task.structure.blockOfFragment[index]] ?? []
      let own = set.filter { model.levelCosts[fragment.party * model.siteCount + $0] < SearchModel.barred }
      let known = candidates[fragment.party]?.filter { own.contains($0) } ?? own
      candidates[fragment.party] = known.isEmpty ? candidates[fragment.party] ?? own : known
    }
    return candidates.enumerated().map { party, sites in
      let outside = model.levelUnplaced[party] < SearchModel.barred || (sites ?? []).isEmpty ? [-1] : []
      return outside + (sites ?? [])
    }
  }
}
