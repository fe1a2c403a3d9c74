import Formulation

/// Walks from a plan to better ones by exchanges of up to four settlements at once that use exactly what they free of the limits
/// that are full and dear.
///
/// Where every site is full, no single move and hardly any exchange of two obeys the limits. Combinations that do are rare among
/// all, and found without looking at all (``BalancedCombinations``).
struct CompoundExchange {
  let model: SearchModel
  private(set) var state: SearchState
  var moves: CompoundMoves
  let guards: GuardedLimits
  private var random: SplitMix
  /// What limits leave free, and combinations of moves that it is enough for.
  var room: SiteRoom

  /// Moves combined with one another; fewer where there are few settlements to move.
  let moveCount: Int
  private static let movesOfCounty = 600
  /// For each site of a window: what has neighbours on one side only takes more moves to have as many of them.
  private static let movesOfWindowSite = 60
  /// Combinations looked at in one pass.
  static let combinationLimit = 60_000
  /// Combinations that are tried to the end in one pass.
  private static let trialLimit = 3_000
  /// Passes of one descent.
  private static let passLimit = 60

  /// - Parameters:
  ///   - state: the plan, which several searches may begin with; it must obey every limit unless it is to be relieved.
  ///   - limit: cost at the multipliers above which a move is not looked at.
  ///   - window: the only sites to look at; all where it is `nil`.
  init(
    _ maker: CheapMoves, _ state: SearchState, _ guards: GuardedLimits, limit: Double, seed: UInt64,
    window: [Int]? = nil
  ) {
    model = maker.model
    self.state = state
    self.guards = guards
    let isInside = window.map { window in (0..<maker.model.siteCount).map(window.contains) }
    moves = CompoundMoves(maker, plan: state.sites, limit: limit, window: isInside)
    random = SplitMix(state: seed)
    room = SiteRoom(model)
    let most = window.map { Self.movesOfWindowSite * $0.count } ?? Self.movesOfCounty
    moveCount = min(most, 3 * model.task.structure.blocks.count)
  }

  /// Makes exchanges that gain until there is none, or `proceed` says no.
  mutating func descend(proceed: () -> Bool) {
    for _ in 0..<Self.passLimit where proceed() { if pass(at: 0) == 0 { return } }
  }

  /// Simulated annealing: exchanges are made at random, dear ones the less likely the lower the temperature, which falls evenly to
  /// 0; then a descent.
  ///
  /// - Parameter temperature: in units of the level's cost.
  /// - Returns: the best plan on the way, by party its site.
  mutating func anneal(from temperature: Double, passes: Int, proceed: () -> Bool) -> [Int] {
    var best = (cost: state.cost, sites: state.sites)
    for index in 0..<passes where proceed() {
      _ = pass(at: temperature * Double(passes - index) / Double(passes))
      if state.cost < best.cost { best = (state.cost, state.sites) }
    }
    descend(proceed: proceed)
    return state.cost < best.cost ? state.sites : best.sites
  }

  /// Tries combinations in random order and makes those that obey everything and that the temperature lets pass, each block
  /// at most once; at 0 the cheapest first, and those only that gain. How many it made.
  private mutating func pass(at temperature: Double) -> Int {
    let isCold = temperature < 1
    var listed = isCold ? moves.cheapest(moveCount) : drawn()
    guards.hash(&listed, state)
    var finder = BalancedCombinations(listed, sharesSites: moves.isWindow)
    var combinations = finder.below(
      isCold ? -0.5 : 4 * temperature, most: Self.combinationLimit, isSorted: isCold)
    if !isCold {
      for index in stride(from: combinations.count - 1, to: 0, by: -1) {
        combinations.swapAt(index, random.below(index + 1))
      }
    }
    room.list(listed, state)
    let keys = listed.map(\.key)
    var isSpent = [Bool](repeating: false, count: listed.count)
    var (made, tried) = (0, 0)
    for combination in combinations where tried < Self.trialLimit {
      guard (0..<4).allSatisfy({ combination.moves[$0] < 0 || !isSpent[Int(combination.moves[$0])] }),
        room.isEnough(for: combination)
      else { continue }
      tried += 1
      let parts = combination.positions.map { listed[$0] }
      guard make(parts, below: isCold ? 0 : Int(-temperature * logarithm())) else { continue }
      made += 1
      room.note(parts, state)
      for part in parts { for index in keys.indices where keys[index] == part.key { isSpent[index] = true } }
    }
    for key in Set(zip(keys, isSpent).filter(\.1).map(\.0)).sorted() { moves.renew(key, from: state.sites) }
    return made
  }

  /// The natural logarithm of a number drawn evenly between 0 and 1, from whole numbers alone, so that it is the same on every
  /// machine: by the number's power of two, and a straight line between powers.
  private mutating func logarithm() -> Double {
    let drawn = random.next() | 1
    let power = Double(drawn.leadingZeroBitCount)
    let rest = Double((drawn << UInt64(drawn.leadingZeroBitCount)) >> 11) / Double(1 << 52)
    return -(power + 2 - rest) * 0.693_147_180_559_945_3
  }

  /// Some of the moves, the cheap ones likelier, so that no two kicks are alike.
  private mutating func drawn() -> [CompoundMove] {
    let pool = moves.cheapestPlaces(4 * moveCount)
    let spread = max(1, pool.last?.cost ?? 0) / Double(1 << 20)
    let keys = pool.map { max(0, $0.cost) + spread * Double(random.below(1 << 20)) }
    var order = Array(pool.indices)
    order.keepLeast(moveCount) { (keys[$0], $0) < (keys[$1], $1) }
    return order.sorted().map { moves[pool[$0]] }
  }

  /// Makes the moves where they cost less than `limit` and overrun nothing; whether they did.
  private mutating func make(_ parts: [CompoundMove], below limit: Int) -> Bool {
    make(parts) { before, after in after.cost - before.cost < limit && after.overrun == 0 }
  }

  /// Makes the moves where what they come to is welcome; whether it was.
  mutating func make(
    _ parts: [CompoundMove], where isWelcome: (_ before: Standing, _ after: Standing) -> Bool
  ) -> Bool {
    let standing = Standing(state)
    let before = parts.flatMap { $0.parties.map { (party: $0.party, site: state.sites[$0.party]) } }
    for part in parts { for (party, site) in part.parties { state.move(party, to: site) } }
    if isWelcome(standing, Standing(state)) { return true }
    for (party, site) in before.reversed() { state.move(party, to: site) }
    return false
  }

  /// What an exchange is judged by.
  struct Standing {
    var cost: Int
    var overrun: Int
    var shortages: Int

    init(_ state: SearchState) {
      cost = state.cost
      overrun = state.overrun
      shortages = state.shortages.reduce(0, +)
    }
  }
}
