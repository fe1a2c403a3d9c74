import Formulation

/// From each block's cheapest pattern at good multipliers to an allocation that overruns little, at little cost.
///
/// At the multipliers a plan costs the bound, plus the reduced costs of its patterns, plus what it leaves unused of dear
/// resources. Blocks with several patterns of about the same reduced cost are free to choose: one after the other, again and
/// again, each takes the one that brings the loads nearest to the limits. What a load's distance costs is its square, and
/// grows from pass to pass: at first only large distances count, at last every unit. The effort is linear in the case.
struct DualRounding {
  private let model: SearchModel
  private let moves: CheapMoves
  private let prices: [Double]
  private let context: RunContext
  private(set) var state: SearchState
  /// By resource: the square of what a party uses of it in the mean.
  private let units: [Double]
  /// What it costs that a load is one party's use away from its limit.
  private var weight = 0.0
  private var random: SplitMix

  private static let passes = 24

  /// Blocks whose moves are listed side by side.
  private static let blocksAtOnce = 2_048

  init(
    _ model: SearchModel, _ multipliers: Multipliers<Double>, near: NearSites? = nil, sites: [Int],
    _ context: RunContext
  ) {
    self.model = model
    self.context = context
    moves = CheapMoves(model, multipliers, near: near)
    prices = multipliers.resources
    let none = [Int](repeating: 1, count: model.uppers.count)
    state = SearchState(
      model, sites: sites, weights: none, dwellingWeights: [Int](repeating: 1, count: model.siteCount))
    var total = [Double](repeating: 0, count: model.measureCount)
    var users = [Double](repeating: 0, count: model.measureCount)
    for index in model.amounts.indices where model.amounts[index] != 0 {
      total[index % model.measureCount] += abs(Double(model.amounts[index]))
      users[index % model.measureCount] += 1
    }
    var units = [Double](repeating: 1, count: model.uppers.count)
    func note(_ resource: Int, _ measure: Int) {
      let mean = total[measure] / max(1, users[measure])
      units[resource] = max(1, mean * mean)
    }
    for uses in model.ownResources { for use in uses { note(use.resource, use.measure) } }
    for use in model.sharedResources { note(use.resource, use.measure) }
    self.units = units
    random = SplitMix(state: context.options.seed)
  }

  /// Passes over all blocks while distances grow dearer, from a thousandth of `scale` to twice that.
  ///
  /// - Parameters:
  ///   - scale: the size of a party's cost on the level.
  ///   - reach: what a move may cost at most at the multipliers.
  mutating func run(scale: Double, reach: Double) {
    var blocks = model.problem.parties.indices.filter { model.problem.parties[$0].groups.isEmpty }.map { -1 - $0 }
    blocks += Array(model.problem.groups.indices)
    weight = scale / 1_000
    let growth = 1 / exponential(-logarithm(200) / Double(Self.passes - 1))
    for pass in stride(from: 0, to: Self.passes - 4, by: 2) where !context.isOver {
      for index in stride(from: blocks.count - 1, to: 0, by: -1) { blocks.swapAt(index, random.below(index + 1)) }
      var isOpen = [Bool](repeating: true, count: blocks.count)
      for start in stride(from: 0, to: blocks.count, by: Self.blocksAtOnce) {
        let part = blocks[start..<min(blocks.count, start + Self.blocksAtOnce)]
        for (position, options) in zip(part.indices, listed(part, limit: reach)) {
          isOpen[position] = !options.isEmpty
          settle(options)
        }
      }
      if pass == 0 { blocks = zip(blocks, isOpen).filter(\.1).map(\.0) }
      weight *= growth * growth
    }
  }

  /// The moves of some blocks; those of one do not depend on where the others are.
  private func listed(_ blocks: ArraySlice<Int>, limit: Double) -> [[CheapMove]] {
    let starts = Array(stride(from: blocks.startIndex, to: blocks.endIndex, by: 64))
    let (moves, sites) = (moves, state.sites)
    return mapped(starts, threads: context.options.threads) { start in
      blocks[start..<min(blocks.endIndex, start + 64)].map { moves.moves(ofBlock: $0, from: sites, limit: limit) }
    }.flatMap(\.self)
  }

  /// Makes the move of a block's that gains most.
  private mutating func settle(_ options: [CheapMove]) {
    var best: CheapMove?
    var least = -1e-9
    for move in options {
      let change = self.change(by: move)
      if change < least { (best, least) = (move, change) }
    }
    for (party, site) in best?.parties ?? [] { state.move(party, to: site) }
  }

  /// What a move does to reduced costs and distances.
  private mutating func change(by move: CheapMove) -> Double {
    let before = move.parties.map { state.sites[$0.party] }
    var touched: [Int] = []
    for site in before where site >= 0 && !touched.contains(site) { touched.append(site) }
    for (_, site) in move.parties where site >= 0 && !touched.contains(site) { touched.append(site) }
    // In order: sums of fractions depend on it.
    touched.sort()
    let distance = self.distance(touched)
    for (party, site) in move.parties { state.move(party, to: site) }
    let change = move.pricedCost + self.distance(touched) - distance
    for (move, site) in zip(move.parties, before) { state.move(move.party, to: site) }
    return change
  }

  private func distance(_ sites: [Int]) -> Double {
    var total = 0.0
    for site in sites {
      for (resource, _) in model.ownResources[site] { total += distance(resource) }
      let missing = Double(state.shortages[site])
      total += weight * missing * (missing + 1)
    }
    for shared in model.sharedResources { total += distance(shared.resource) }
    return total
  }

  /// Beyond a limit the square; short of one that has a price, what is lost by it where that is less.
  private func distance(_ resource: Int) -> Double {
    let (load, price) = (state.loads[resource], prices[resource])
    func square(_ units: Int) -> Double { weight * Double(units) * Double(units) / self.units[resource] }
    if load > model.uppers[resource] { return square(load - model.uppers[resource]) }
    if load < model.lowers[resource] { return square(model.lowers[resource] - load) }
    if price > 0 {
      let unused = model.uppers[resource] - load
      return min(square(unused), price * Double(unused))
    }
    if price < 0 {
      let more = load - model.lowers[resource]
      return min(square(more), -price * Double(more))
    }
    return 0
  }
}
