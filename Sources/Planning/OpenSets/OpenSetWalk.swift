import Formulation
import GLPKSolver

/// Simulated annealing over the open sets of all settlements, each judged by the linear program of the households within it.
///
/// The program moves households of all divided settlements at once to make up for what a changed set takes or frees, where
/// an exchange of few parties could not. What a change costs at the program's multipliers is no more than what it costs
/// indeed, so changes are drawn by that, and a trial ends as soon as the dual simplex passes what would be accepted.
struct OpenSetWalk {
  /// The cheapest sets met without overrun, with what they cost with households divisible, and the multipliers there.
  private(set) var best: (cost: Double, sets: [[Int]], multipliers: Multipliers<Double>)?
  private(set) var accepted = 0
  private var relaxation: OpenSetRelaxation
  private let first: [[Int]]
  private var pricer: Pricer<Double>
  private var random: SplitMix
  private var current = Double.infinity

  /// Blocks whose sets one trial chooses among.
  private static let blocksOfTrial = 30

  init(_ relaxation: OpenSetRelaxation, _ multipliers: Multipliers<Double>, seed: UInt64) {
    self.relaxation = relaxation
    first = relaxation.sets
    pricer = Pricer(relaxation.model.task, multipliers)
    random = SplitMix(state: seed)
  }

  /// - Parameters:
  ///   - first: temperature at the start, in units of the level's cost; falls by the same factor each trial.
  ///   - last: temperature at the end.
  mutating func run(
    _ lp: inout GLPKProblem, from first: Double, to last: Double, trials: Int, proceed: () -> Bool
  ) throws {
    try relaxation.build(&lp, pricer)
    guard let start = try relaxation.optimize(&lp) else { return }
    take(start)
    let cooling = exponential(logarithm(last / first) / Double(max(1, trials)))
    var temperature = first
    for _ in 0..<trials where proceed() {
      defer { temperature *= cooling }
      guard let (block, set) = draw(at: temperature) else { continue }
      let change = try relaxation.change(block, to: set, &lp, pricer)
      let limit = current - temperature * logarithm(fraction())
      if let point = try relaxation.optimize(&lp, limit: limit), point.cost <= limit {
        accepted += 1
        take(point)
        try relaxation.rebuild(&lp, pricer)
      } else {
        try relaxation.undo(change, &lp)
      }
    }
  }

  /// Places whole households within the cheapest sets met, or where all were met with overruns, those at the start; the
  /// problem is of no further use.
  ///
  /// - Returns: by fragment its site; `nil` where households did not fit.
  mutating func place(_ lp: inout GLPKProblem, threshold: Double, _ options: MIPOptions) throws -> [Int32]? {
    if let best { pricer = Pricer(relaxation.model.task, best.multipliers) }
    try relaxation.changeAll(to: best?.sets ?? first, &lp, pricer)
    return try relaxation.placeWhole(&lp, threshold: threshold, options)
  }

  private mutating func take(_ point: OpenSetRelaxation.Point) {
    current = point.cost
    pricer = Pricer(relaxation.model.task, point.multipliers)
    guard point.overrun < 1e-6, point.cost < best?.cost ?? .infinity else { return }
    best = (point.cost, relaxation.sets, point.multipliers)
  }

  /// Above 0, at most 1.
  private mutating func fraction() -> Double { Double((random.next() >> 11) + 1) * 0x1p-53 }

  // MARK: - Changes

  /// Another set of one block, the likelier the less it costs at the multipliers; `nil` where all cost far more than the temperature.
  private mutating func draw(at temperature: Double) -> (block: Int, set: [Int])? {
    var found: [(block: Int, set: [Int], weight: Double)] = []
    var total = 0.0
    var solver = BlockSolver(pricer)
    defer { solver.deallocate() }
    let blocks = relaxation.model.task.structure.blocks
    for _ in 0..<min(blocks.count, Self.blocksOfTrial) {
      let block = random.below(blocks.count)
      solver.price(blocks[block])
      let positions = blocks[block].fragments.indices.filter { !relaxation.isOutside[$0] }
        .map { $0 - blocks[block].fragments.lowerBound }
      guard !positions.isEmpty else { continue }
      let sets = Sets(solver, positions, siteCount: relaxation.model.siteCount)
      let (now, charge) = (
        relaxation.sets[block], blocks[block].group < 0 ? 0 : pricer.extraSiteCosts[blocks[block].group]
      )
      let own = sets.cost(of: now, charge)
      let most = blocks[block].group < 0 ? 1 : relaxation.model.problem.groups[blocks[block].group].maxSites
      sets.forEach(most: most, charge, below: own + 8 * temperature) { set, cost in
        guard set != now else { return }
        let weight = exponential(-max(0, (cost - own) / temperature + 5))
        total += weight
        found.append((block, set, weight))
      }
    }
    var left = total * fraction()
    for (block, set, weight) in found {
      left -= weight
      if left <= 0 { return (block, set) }
    }
    return found.last.map { ($0.block, $0.set) }
  }

  /// What a block's fragments cost within sets of one or two sites.
  private struct Sets {
    private let solver: BlockSolver<Double>
    private let positions: [Int]
    private let siteCount: Int

    init(_ solver: BlockSolver<Double>, _ positions: [Int], siteCount: Int) {
      self.solver = solver
      self.positions = positions
      self.siteCount = siteCount
    }

    func cost(of set: [Int], _ charge: Double) -> Double {
      positions.reduce(Double(set.count - 1) * charge) { sum, position in
        sum + set.reduce(Double.unreachable) { min($0, solver.costs[position * siteCount + $1]) }
      }
    }

    func forEach(most: Int, _ charge: Double, below limit: Double, _ body: ([Int], Double) -> Void) {
      for first in 0..<siteCount {
        var alone = 0.0
        for position in positions { alone += solver.costs[position * siteCount + first] }
        if alone < limit { body([first], alone) }
        guard most > 1, positions.count > 1 else { continue }
        for second in (first + 1)..<max(siteCount, first + 1) {
          var total = charge
          for position in positions {
            total += min(solver.costs[position * siteCount + first], solver.costs[position * siteCount + second])
            if total >= limit { break }
          }
          if total < limit { body([first, second], total) }
        }
      }
    }
  }
}
