import Formulation

/// Plans by exchanges, and the search around the plan in hand.
extension LevelSolver {
  mutating func construct() throws {
    report(.construction)
    guard var startSites else { return }
    if isLarge { startSites = rounded(startSites) }
    var search = ExchangeSearch(
      model, sites: startSites, weights: penaltyWeights(0.9), dwellingWeights: dwellingWeights(0.9),
      seed: context.options.seed)
    let context = context
    search.run(effort: effort(60_000_000), patience: hasManySites ? 2 : 80) { _ in
      !context.isOver
    }
    report(.construction)
    if let found = search.bestSites {
      try offer(found)
    } else if hasManySites {
      try mend(search)
    } else {
      outcome.nearSites = search.state.sites
    }
    report(.construction)
  }

  /// What blocks choose at the multipliers where several patterns are as good.
  private func rounded(_ sites: [Int]) -> [Int] {
    var rounding = DualRounding(model, prices, sites: sites, context)
    rounding.run(scale: roundingScale, reach: 2 * roundingScale)
    report(.construction)
    return rounding.state.sites
  }

  /// What rounding takes for the size of a party's cost: of one that may be left out, half of what that costs.
  var roundingScale: Double { max(averageCost, dearestOutside / 2) }

  /// A plan without those for whom what the multipliers say leaves no room.
  mutating func roundAndLeaveOut() throws {
    if let startSites { try begin(with: rounded(startSites)) }
  }

  /// Where no plan is in hand: the one at hand for want of a better, and what exchanges make of it.
  mutating func exchangeFromFallback() throws {
    guard outcome.sites == nil, let fallback, try offer(fallback) else { return }
    report(.construction)
    try exchange(from: fallback, penalties: 0.9, effort: 5_000_000)
  }

  /// A first plan, within a second at a county's size: from what the multipliers say, with overruns dearer than they say; then
  /// what suits the case of the program over open sets, walks and annealing.
  mutating func exchangeFromMultipliers() throws {
    guard let startSites else { return }
    report(.construction)
    try exchange(from: startSites, penalties: 1.2, effort: 15_000_000)
    report(.construction)
    if isSecondSiteCheap {
      try climbOpenSets()
      // So near the bound that planes are soon found, and say more than walks gain.
      if outcome.isProven(gap: 2e-4) { try cutMore(ReducedCosts(task, prices, threads: context.options.threads)) }
      if isDone || context.isOver { return }
    }
    _ = try walkOpenSets(0)
    if isWalkFree {
      for round in 1...2 { _ = try walkOpenSets(round) }
    } else {
      _ = try anneal(0)
    }
  }

  /// Quick looks for better open sets than the plan in hand has, as long as they find some.
  mutating func exchangeOpenSetsWhileBetter() throws {
    while outcome.sites != nil, !isDone, !context.isOver, try exchangeOpenSets(round: 0) {}
  }

  /// Whether a settlement's second site costs little more than a party does in the mean: then many settlements are divided, and which
  /// they are is best asked of the program over open sets before anything else; else annealing comes first.
  private var isSecondSiteCheap: Bool {
    let groups = task.problem.groups
    let charges = groups.reduce(0.0) { $0 + Double($1.extraSiteCosts[task.level]) }
    return charges < 1.5 * averageCost * Double(groups.count)
  }

  /// Takes the best plan that exchanges come to from an allocation.
  private mutating func exchange(from sites: [Int], penalties factor: Double, effort base: Int, round: Int = 0) throws {
    if let found = exchanged(sites, penalties: factor, effort: base, round: round) { try offer(found) }
  }

  /// The best plan that exchanges come to from an allocation, whether or not that overruns limits; `nil` where they find none.
  ///
  /// - Parameters:
  ///   - factor: what overruns are charged, as a part of what the multipliers say.
  ///   - base: effort at a county's size.
  ///   - round: another round goes another way.
  func exchanged(_ sites: [Int], penalties factor: Double, effort base: Int, round: Int) -> [Int]? {
    var search = ExchangeSearch(
      model, sites: sites, weights: penaltyWeights(factor), dwellingWeights: dwellingWeights(factor),
      seed: context.options.seed &+ UInt64(round))
    let context = context
    search.run(effort: effort(base)) { _ in !context.isOver }
    return search.bestSites
  }

  /// An effort that grows with the case.
  func effort(_ base: Int) -> Int { base * max(1, model.partyCount * model.siteCount / 50_000) }

  /// Prices of overrun around the multipliers: what all sites charge alike is no reason to leave one of them.
  func penaltyWeights(_ factor: Double) -> [Int] {
    var weights = prices.resources.map { abs($0) }
    for measure in 0..<model.measureCount {
      let family = model.ownResources.flatMap { $0 }.filter { $0.measure == measure }.map(\.resource)
      guard family.count == model.siteCount, let low = family.map({ prices.resources[$0] }).min(),
        let high = family.map({ prices.resources[$0] }).max()
      else { continue }
      for resource in family { weights[resource] = prices.resources[resource] - low + (high - low) * 0.3 }
    }
    return weights.map { Int(min(1e15, $0 * factor)) + max(1, Int(averageCost / 60)) }
  }

  func dwellingWeights(_ factor: Double) -> [Int] {
    var weights = [Int](repeating: max(1, Int(averageCost / 60)), count: model.siteCount)
    for option in task.problem.dwellings {
      guard let resource = option.resource else { continue }
      weights[option.site] = max(weights[option.site], Int(min(1e15, abs(prices.resources[resource]) * factor)))
    }
    return weights
  }

  /// Exchanges from the plan in hand with penalties lowered and raised again, and kernels around what the bound leaves open.
  ///
  /// - Parameter missesAllowed: searches in a row without a better plan, after which the method has done what it can.
  mutating func improve(missesAllowed: Int = 40) throws {
    var round = 0
    let reduced = ReducedCosts(task, prices, threads: context.options.threads)
    var size = task.problem.groups.isEmpty ? 400 : 150
    let moves = CheapMoves(model, prices)
    var (misses, untilShake) = (0, Self.missesBeforeFirstShake)
    while !isDone, !context.isOver {
      report(.improvement)
      round += 1
      let treeLimit = 2_000 + 50 * round
      try cutAnew(reduced)
      try grow(splits: splits(misses))
      if isDone || context.isOver { return }
      // Far from the bound a large tree of single parties takes all the time and ends with nothing.
      let limit = isFar && task.problem.groups.isEmpty && !isFewParties ? 600 : treeLimit
      if growing == nil || isFewParties, try settleKernel(limit: limit, reduced) { return }
      if outcome.sites == nil {
        try oscillate(round)
        if round >= (isTentative ? 3 : 12) { return }
        continue
      }
      if try search(round, misses, size, reduced, moves) {
        misses = 0
      } else {
        misses += 1
        if misses % 10 == 0 { size = min(1_000, size + size / 4) }
        untilShake -= 1
        if untilShake == 0, !task.problem.groups.isEmpty {
          let isBetter = try shake(round)
          if isBetter { misses = 0 }
          untilShake = isBetter ? Self.missesBeforeFirstShake : Self.missesBetweenShakes
        }
        if misses >= missesAllowed { return }
      }
    }
  }

  /// How much a tree grows before the next search: of single parties searches gain more as long as they find better plans; where
  /// settlements have open sets the tree does, where its end is in sight.
  private func splits(_ misses: Int) -> Int {
    if task.problem.groups.isEmpty { return min(400, 80 * misses) }
    if isFar { return min(200, 20 + 40 * misses) }
    return isGrowthPromising ? 400 : min(400, 40 + 80 * misses)
  }

  /// One search around the plan in hand, another one after every miss; whether it came to a better plan.
  private mutating func search(
    _ round: Int, _ misses: Int, _ size: Int, _ reduced: ReducedCosts, _ moves: CheapMoves
  ) throws -> Bool {
    if misses % 5 == 4, try searchCut(effort: 1 + misses / 5) { return true }
    if task.problem.groups.isEmpty {
      if hasManySites { return try searchSingleParties(round, misses, size, moves) }
      return misses % 3 < 2
        ? try searchMoves(round, size: (1 + misses % 3) * size / 3, moves)
        : try searchNeighbourhoods(round, size: size, reduced: reduced)
    }
    // What did not come to a better plan is tried again more slowly.
    let length = min(8, 1 + misses / 3)
    if isWalkFree {
      return switch misses % 4 {
      case 0: try searchMoves(round, size: size, moves)
      case 2: try searchCheapestSets(round: round) ?? searchMoves(round, size: size, moves)
      case 1: try walkOpenSets(round)
      default: try anneal(round, length: length)
      }
    }
    return switch misses % 6 {
    case 0, 3: try walkOpenSets(round) || anneal(round, length: length)
    case 1: try hasManySites ? anneal(round, length: length) : startAnew(round)
    case 4: try anneal(round, length: length)
    case 5: try searchNeighbourhoods(round, size: size, reduced: reduced)
    default: try searchMoves(round, size: (1 + misses % 6) * size / 6, moves)
    }
  }

  /// Of single parties at many sites exchanges of up to four get on fastest, and programs find what takes more of them.
  private mutating func searchSingleParties(
    _ round: Int, _ misses: Int, _ size: Int, _ moves: CheapMoves
  ) throws -> Bool {
    round.isMultiple(of: 2)
      ? try searchWindows(round, size: 2 * size, moves) : try anneal(round, length: min(8, 1 + misses / 4))
  }

  /// Leaves a plan that no neighbourhood betters: by other open sets, and now and then by exchanges of parties; whether that came
  /// to a better plan.
  private mutating func shake(_ round: Int) throws -> Bool {
    if round % 16 != 0 { return try exchangeOpenSets(round: round) }
    let before = outcome.value
    try oscillate(round)
    return outcome.value < before
  }

  /// Searches without a better plan before a shake: soon at first, and where the last one came to a better plan.
  private static let missesBeforeFirstShake = 3
  private static let missesBetweenShakes = 8

  /// Exchanges with the penalties lowered and raised again.
  mutating func oscillate(_ round: Int) throws {
    guard let sites = outcome.sites ?? startSites else { return }
    try exchange(from: sites, penalties: [0.5, 0.8, 0.35, 0.65][round % 4], effort: 40_000_000, round: round)
  }
}
