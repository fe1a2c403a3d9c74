import Formulation
import GLPKSolver

/// From a dive's open sets to a plan.
extension LevelSolver {
  /// Decides the open sets that the dive left open, by branch and cut with households divisible; then places whole
  /// households within the sets, an ordinary generalized assignment problem.
  mutating func complete(_ dive: Dive) throws {
    report(.construction)
    var candidates = self.candidates(within: dive)
    let freed = Set(dive.undecided.map { task.structure.blocks[$0].group })
    if !freed.isEmpty {
      var kernel = Kernel(
        model, candidates: candidates, overrunPrices: elasticPrices.map { 5 * $0 }, cohesive: freed)
      kernel.makeHouseholdsDivisible()
      guard let values = try search(kernel, nodes: 400, gap: averageCost / 20) else { return }
      candidates = kernel.narrowed(values)
    }
    startSets = openSets(candidates)
    try place(within: candidates, at: dive.multipliers ?? prices, most: isExchangeable ? 400 : .max)
  }

  /// Places whole households within the candidates, whatever settlements that spreads: an ordinary generalized assignment
  /// problem.
  ///
  /// Kernels of the placements cheapest at the multipliers come first, twice as many each time; only where none holds a plan
  /// may limits be overrun, for a start that exchanges can mend.
  ///
  /// - Parameter most: placements of a kernel beyond which the search ends, where another way to a plan is at hand.
  mutating func place(within candidates: [[Int]], at multipliers: Multipliers<Double>, most: Int = .max) throws {
    let dearness = self.dearness(of: candidates, at: multipliers)
    let all = zip(candidates, dearness).flatMap { $0.count > 1 ? $1.filter { $0 > 0 } : [] }.sorted()
    var count = 200
    while !context.isOver {
      let threshold = count < all.count ? all[count] : .infinity
      let narrowed = zip(candidates, dearness).map { sites, dearness in
        zip(sites, dearness).filter { $1 <= threshold }.map(\.0)
      }
      let kernel = Kernel(model, candidates: narrowed, overrunPrices: nil, cohesive: [])
      let values = try search(kernel, nodes: 600, gap: max(allowedGap, averageCost / 100))
      if let values {
        return try begin(with: kernel.sites(values))
      }
      if count >= all.count { break }
      count *= 2
      if count > most { return }
    }
    let kernel = Kernel(model, candidates: candidates, overrunPrices: elasticPrices, cohesive: [])
    guard let values = try search(kernel, nodes: 2_000, gap: averageCost / 100) else { return }
    try begin(with: kernel.sites(values))
  }

  /// By party and candidate, how much dearer it is than the party's cheapest candidate under multipliers.
  private func dearness(of candidates: [[Int]], at multipliers: Multipliers<Double>) -> [[Double]] {
    let pricer = Pricer(task, multipliers)
    var dearness = candidates.map { [Double](repeating: 0, count: $0.count) }
    let costs = UnsafeMutableBufferPointer<Double>.allocate(capacity: model.siteCount)
    defer { costs.deallocate() }
    for (index, fragment) in task.structure.fragments.enumerated() where candidates[fragment.party].count > 1 {
      let outside = pricer.price(index, into: costs)
      for (position, site) in candidates[fragment.party].enumerated() {
        dearness[fragment.party][position] += site < 0 ? outside : costs[site]
      }
    }
    return dearness.map { own in own.map { $0 - (own.min() ?? 0) } }
  }

  private var elasticPrices: [Double] { model.uppers.map { _ in max(averageCost * 4, dearestOutside) } }

  /// What leaving out the dearest party that may stay out costs: an overrun must not be cheaper than that.
  var dearestOutside: Double {
    Double(model.levelUnplaced.reduce(0) { $1 < SearchModel.barred ? max($0, $1) : $0 })
  }

  private func search(_ kernel: Kernel, nodes: Int, gap: Double) throws -> [Double]? {
    let options = MIPOptions(
      timeLimitSeconds: context.remaining.map { $0 / 4 }, absoluteGap: gap, nodeLimit: nodes, presolve: false, cuts: [],
      branching: .pseudocost, backtracking: .bestProjection, rootMethod: .dualThenPrimal, stop: context.stop)
    return try kernel.search(options).values
  }

  /// By party: the sites of its block's set; of undecided blocks those that are cheapest by reduced cost.
  private func candidates(within dive: Dive) -> [[Int]] {
    let reduced = ReducedCosts(task, dive.multipliers ?? prices, threads: context.options.threads)
    var candidates = [[Int]?](repeating: nil, count: model.partyCount)
    for (index, fragment) in task.structure.fragments.enumerated() {
      let block = task.structure.blockOfFragment[index]
      var set = dive.openSets[block]
      if dive.undecided.contains(block) { set = cheapestSites(of: task.structure.blocks[block], reduced, count: 5) }
      let own = (set.isEmpty ? Array(0..<model.siteCount) : set).filter {
        model.levelCosts[fragment.party * model.siteCount + $0] < SearchModel.barred
      }
      let known = candidates[fragment.party]?.filter { own.contains($0) } ?? own
      candidates[fragment.party] = known.isEmpty ? candidates[fragment.party] ?? own : known
    }
    return candidates.enumerated().map { party, sites in
      let outside = model.levelUnplaced[party] < SearchModel.barred || (sites ?? []).isEmpty ? [-1] : []
      return outside + (sites ?? [])
    }
  }

  /// The sites of a block whose use by some fragment has the least reduced cost.
  func cheapestSites(of block: Block, _ reduced: ReducedCosts, count: Int, within limit: Double = .infinity) -> [Int] {
    var least = [Double](repeating: .infinity, count: model.siteCount)
    for fragment in block.fragments {
      for site in 0..<model.siteCount {
        least[site] = min(least[site], reduced.cost(fragment, at: site))
      }
    }
    let order = (0..<model.siteCount).sorted { (least[$0], $0) < (least[$1], $1) }
    return Array(order.filter { least[$0] <= limit }.prefix(count))
  }
}

extension Kernel {
  /// Lets parties be divided among sites, so that only openings are branched on.
  mutating func makeHouseholdsDivisible() {
    for column in placements.indices { columns[column].isInteger = false }
    for overrun in overruns { columns[overrun.column].isInteger = false }
  }

  /// The candidates that remain once openings are decided.
  func narrowed(_ values: [Double]) -> [[Int]] {
    var open: [Int: Set<Int>] = [:]
    for (group, site, column) in openColumns where values[column] > 0.5 { open[group, default: []].insert(site) }
    return candidates.enumerated().map { party, sites in
      guard let group = model.problem.parties[party].groups.first, let set = open[group] else { return sites }
      let kept = sites.filter { $0 < 0 || set.contains($0) }
      return kept.isEmpty ? sites : kept
    }
  }
}
