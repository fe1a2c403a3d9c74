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
    let kernels = (0..<Self.drawsAtOnce).map { index -> Kernel in
      let stream = UInt64(Self.drawsAtOnce * round + index)
      var random = SplitMix(state: context.options.seed &* 1_000_003 &+ stream)
      return kernel(of: draw(moves, size: size, plan, &random), plan)
    }
    let found = try mapped(kernels, threads: context.options.threads) { try $0.better(than: plan, context) }
    var isBetter = false
    for sites in found.compactMap(\.self) { if try offer(sites) { isBetter = true } }
    return isBetter
  }

  private static let drawsAtOnce = 4

  /// Some of the moves, the cheap ones likelier; where there are many sites those around one move.
  private func draw(_ moves: [CheapMove], size: Int, _ plan: [Int], _ random: inout SplitMix) -> [CheapMove] {
    var moves = moves
    if model.siteCount > 2 * Self.windowSize {
      let window = window(around: random.below(min(moves.count, 4 * size)), moves, plan)
      moves = moves.filter { sites(of: $0, plan).isSubset(of: window) }
    }
    let spread = moves[min(moves.count - 1, 4 * size)].pricedCost
    let keys = moves.map { max(0, $0.pricedCost) + max(0, spread) * Double(random.below(1 << 20)) / Double(1 << 20) }
    return moves.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.prefix(size).map { moves[$0] }
  }

  /// The sites of a move, and those that the cheapest moves join with them.
  private func window(around move: Int, _ moves: [CheapMove], _ plan: [Int]) -> Set<Int> {
    var window = sites(of: moves[move], plan)
    for other in moves where window.count < Self.windowSize {
      let own = sites(of: other, plan)
      if !own.isDisjoint(with: window.subtracting([-1])) { window.formUnion(own) }
    }
    return window
  }

  private func sites(of move: CheapMove, _ plan: [Int]) -> Set<Int> {
    Set(move.parties.flatMap { [$0.site, plan[$0.party]] })
  }

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
