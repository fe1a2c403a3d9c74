import Formulation

/// Large-neighbourhood search over moves that cost little at the multipliers.
extension LevelSolver {
  /// A few programs of moves from the plan in hand, drawn at random with the cheap ones first; whether one held a better plan.
  ///
  /// A plan costs the bound, plus what its patterns cost above the cheapest, plus what it leaves unused: a better one
  /// undoes dear moves and pays for them with cheap ones.
  mutating func searchMoves(_ round: Int, size: Int, _ maker: CheapMoves) throws -> Bool {
    guard let plan = outcome.sites else { return false }
    let moves = maker.moves(from: plan, limit: Double(outcome.value) - dualValue, count: 30_000)
    guard !moves.isEmpty else { return false }
    let context = context
    let losses = hasManySites ? maker.losses(plan, prices.resources) : []

    let draws = hasManySites ? Self.drawsAmongManySites : Self.draws
    let found = try mapped(Array(0..<draws), threads: context.options.threads) { [self] index in
      var random = SplitMix(state: context.seed(draws * round + index))
      let isBetween = index.isMultiple(of: 2) && !hasManySites && !task.problem.groups.isEmpty
      let drawn =
        isBetween ? draw(betweenFew: moves, plan, &random) : draw(moves, size: size, plan, losses, &random)
      return try kernel(of: drawn, plan).better(than: plan, context)
    }
    return try offer(found, madeFrom: plan)
  }

  /// Takes what programs side by side made of one plan, together where that obeys everything; whether it was better.
  private mutating func offer(_ found: [[Int]?], madeFrom plan: [Int]) throws -> Bool {
    var isBetter = false
    for sites in found.compactMap(\.self) where try offer(merging(sites, from: plan)) || offer(sites) {
      isBetter = true
    }
    return isBetter
  }

  /// The plan in hand with what a program changed of the one it began with: programs side by side seldom disturb each other.
  func merging(_ sites: [Int], from plan: [Int]) -> [Int] {
    guard var merged = outcome.sites else { return sites }
    for party in sites.indices where sites[party] != plan[party] { merged[party] = sites[party] }
    return merged
  }

  /// Programs from one plan.
  private static let draws = 4
  private static let drawsAmongManySites = 16

  /// Sites that a program looks at, where there are many.
  private static let sitesAtOnce = 12

  /// Whether a program takes a window of the sites.
  var hasManySites: Bool { model.siteCount > 2 * Self.windowSize }

  /// Some of the moves, the cheap ones likelier; where there are many sites those around one that loses much.
  private func draw(_ moves: [CheapMove], size: Int, _ plan: [Int], _ losses: [Double], _ random: inout SplitMix)
    -> [CheapMove]
  {
    var moves = moves
    if hasManySites {
      var window = SiteSet(model.siteCount)
      var left = Double(random.below(1 << 20)) / Double(1 << 20) * losses.reduce(0, +)
      let centre = losses.firstIndex { loss in
        left -= loss
        return left < 0
      }
      window.insert(centre ?? 0)
      extend(&window, moves, plan, &random)
      moves = moves.filter { move in
        move.parties.allSatisfy { window.contains($0.site) && window.contains(plan[$0.party]) }
      }
    }
    guard !moves.isEmpty else { return [] }
    let spread = moves[min(moves.count - 1, 4 * size)].pricedCost
    let keys = moves.map { max(0, $0.pricedCost) + max(0, spread) * Double(random.below(1 << 20)) / Double(1 << 20) }
    return moves.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.prefix(size).map { moves[$0] }
  }

  /// The cheapest moves between two to four sites: among so many some balance each other where all sites are full.
  private func draw(betweenFew moves: [CheapMove], _ plan: [Int], _ random: inout SplitMix) -> [CheapMove] {
    var window = SiteSet(model.siteCount)
    let count = min(model.siteCount, 2 + random.below(3))
    while window.count < count { window.insert(random.below(model.siteCount)) }
    let between = moves.lazy.filter { move in
      move.parties.allSatisfy { window.contains($0.site) && window.contains(plan[$0.party]) }
    }
    return Array(between.prefix(100 * count))
  }

  /// Adds sites that cheap moves join with those of a window.
  private func extend(_ window: inout SiteSet, _ moves: [CheapMove], _ plan: [Int], _ random: inout SplitMix) {
    for other in moves where window.count < Self.sitesAtOnce {
      let joins = other.parties.contains { party, site in
        site >= 0 && window.contains(site) || plan[party] >= 0 && window.contains(plan[party])
      }
      guard joins, random.below(3) == 0 else { continue }
      for (party, site) in other.parties {
        window.insert(site)
        window.insert(plan[party])
      }
    }
  }

  /// A program of the cheapest moves within each of some windows of neighbouring sites, which part the sites among them, side by side;
  /// whether one held a better plan.
  mutating func searchWindows(_ round: Int, size: Int, _ maker: CheapMoves) throws -> Bool {
    guard let plan = outcome.sites else { return false }
    let moves = maker.moves(from: plan, limit: Double(outcome.value) - dualValue, count: Self.movesAmongWindows)
    let (context, threads) = (context, context.options.threads)
    var random = SplitMix(state: context.seed(round))
    let windows = windows(&random, size: Self.sitesOfProgram)
    var windowOf = [Int](repeating: -1, count: model.siteCount)
    for (index, window) in windows.enumerated() { for site in window { windowOf[site] = index } }
    var drawn = [[CheapMove]](repeating: [], count: windows.count)
    for move in moves {
      var own: Set<Int> = []
      for (party, site) in move.parties { for end in [site, plan[party]] where end >= 0 { own.insert(windowOf[end]) } }
      guard own.count == 1, let window = own.first, drawn[window].count < size else { continue }
      drawn[window].append(move)
    }
    let programs = drawn.filter { !$0.isEmpty }
    let found = try mapped(programs, threads: threads) { [self] in
      try kernel(of: $0, plan).betterByPlanes(than: plan, context)
    }
    return try offer(found, madeFrom: plan)
  }

  /// Sites of a window that a program is about.
  private static let sitesOfProgram = 10

  /// Moves that are parted among windows.
  private static let movesAmongWindows = 30_000

  /// The parties of the moves free to make them; settlements whose open sites could change decide these anew.
  private func kernel(of moves: [CheapMove], _ plan: [Int]) -> Kernel {
    var candidates = plan.map { [$0] }
    var freed: Set<Int> = []
    for move in moves {
      for (party, site) in move.parties where !candidates[party].contains(site) { candidates[party].append(site) }
      if move.key >= 0, !move.isWithin { freed.insert(move.key) }
    }
    return Kernel(model, candidates: candidates.map { $0.sorted() }, overrunPrices: nil, cohesive: freed)
  }
}

/// Some sites, and perhaps staying out (-1).
private struct SiteSet {
  private var holds: [Bool]
  private(set) var count = 0

  init(_ sites: Int) { holds = [Bool](repeating: false, count: sites + 1) }

  func contains(_ site: Int) -> Bool { holds[site + 1] }

  mutating func insert(_ site: Int) {
    if !holds[site + 1] { count += 1 }
    holds[site + 1] = true
  }
}
