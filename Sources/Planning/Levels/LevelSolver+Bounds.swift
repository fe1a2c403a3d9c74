import Formulation
import GLPKSolver

/// Multipliers and the bounds that they prove.
extension LevelSolver {
  mutating func ascend() {
    report(.multipliers)
    let context = context
    if let found = smoothAscent() {
      let evaluation = DualEvaluation(task, found, threads: context.options.threads)
      adopt(found, value: evaluation.value)
      startSites = partySites(evaluation.sites)
      isNearDual = true
      return
    }
    var ascent = Subgradient(task, threads: context.options.threads)
    ascent.run(steps: 300) { _ in !context.isOver }
    adopt(ascent.best, value: ascent.bestValue)
    startSites = partySites(ascent.bestSites)
  }

  /// Multipliers of the smooth dual: where there are many sites over those that matter to each block, first at no prices, then
  /// at the prices found.
  private func smoothAscent() -> Multipliers<Double>? {
    let (context, threads) = (context, context.options.threads)
    // Where all sites cost the same every settlement has every choice, which is no case for so many sites.
    let isFlat = model.siteCount > Self.sitesOfBlock && task.problem.chargesOnlyUnplaced(task.level)
    guard !isFlat, !context.isOver else { return nil }
    let near = NearSites(task, Multipliers(for: task), width: Self.sitesOfBlock, threads: threads)
    guard var smooth = SmoothedDual(task, near: near, threads: threads) else { return nil }
    if near.isComplete { return smooth.ascend { !context.isOver } }
    guard let coarse = smooth.ascend(fineness: 200, proceed: { !context.isOver }) else { return nil }
    report(.multipliers)
    let better = NearSites(task, coarse, width: Self.sitesOfBlock, threads: threads)
    guard var fine = SmoothedDual(task, near: better, threads: threads) else { return coarse }
    return fine.ascend(from: coarse) { !context.isOver }
  }

  /// Sites that the smooth dual looks at for a block.
  private static let sitesOfBlock = 48

  /// Keeps multipliers where their exact bound is the best.
  mutating func adopt(_ multipliers: Multipliers<Double>, value: Double) {
    guard value > dualValue else { return }
    dualValue = value
    prices = multipliers
    neighbours = nil
    let exact = ExactBound(task, multipliers, threads: context.options.threads)
    if exact.bound > outcome.exact.bound { outcome.exact = exact }
    outcome.bound = max(outcome.bound, exact.bound)
    report(.multipliers)
  }

  mutating func solveMaster() throws {
    report(.masterProblem)
    let level = task.level
    let context = context
    let least = max(averageCost * 10, dearestOutside)
    let overrunPrices = prices.resources.map { abs($0) * 10 + least }
    let master = MasterProblem(
      task, start: prices, startValue: dualValue, overrunPrices: overrunPrices, threads: context.options.threads)
    let (value, bound) = (outcome.sites == nil ? nil : outcome.value, outcome.bound)
    let dives = !task.problem.groups.isEmpty && outcome.sites == nil
    let result = try master.solve(tolerance: 1e-7, dives: dives) { _, dual, columns in
      context.report(
        .masterProblem, level: level, value: value, bound: max(bound, Int(fromSolver: dual, .down)), columns: columns)
      return !context.isOver
    }
    adopt(result.best, value: result.bestValue)
    startSites = partySites(result, master.cells)
    if isTentative, result.overrun > 1e-6 { gaveUp = true }
    if let dive = result.dive, !isDone { try complete(dive) }
  }

  /// Cost of a party in the mean: the size of the numbers on this level. A poor bound says less of it than what each party
  /// is charged at the least.
  var averageCost: Double {
    let bound = dualValue.isFinite ? abs(dualValue) : 0
    return max(1, max(bound, model.leastCost) / Double(max(1, model.partyCount)))
  }

  /// Each cell's heaviest pattern.
  func partySites(_ result: MasterProblem.Outcome, _ cells: MasterCells) -> [Int] {
    var best = [Int](repeating: -1, count: cells.blocks.count)
    for (index, weight) in result.weights.enumerated() {
      let cell = result.patterns[index].cell
      if best[cell] < 0 || weight > result.weights[best[cell]] { best[cell] = index }
    }
    var sites = [Int32](repeating: -1, count: task.structure.fragments.count)
    for (cell, pattern) in best.enumerated() where pattern >= 0 {
      var position = 0
      for block in cells.blocks[cell] {
        for fragment in task.structure.blocks[block].fragments {
          sites[fragment] = result.patterns[pattern].sites[position]
          position += 1
        }
      }
    }
    return partySites(sites)
  }

  /// A crossing party goes where its first fragment does, if it may.
  func partySites(_ fragments: [Int32]) -> [Int] {
    var sites = [Int](repeating: -2, count: model.partyCount)
    for (index, fragment) in task.structure.fragments.enumerated() where index < fragments.count {
      let site = Int(fragments[index])
      let isAllowed = site < 0 || model.costs[fragment.party * model.siteCount + site] < SearchModel.barred
      if sites[fragment.party] == -2, isAllowed { sites[fragment.party] = site }
    }
    for party in sites.indices {
      if sites[party] == -2 || (sites[party] == -1 && model.unplaced[party] >= SearchModel.barred) {
        sites[party] = cheapestSite(of: party)
      }
    }
    return sites
  }

  func cheapestSite(of party: Int) -> Int {
    var best = -1
    for site in 0..<model.siteCount where model.costs[party * model.siteCount + site] < SearchModel.barred {
      if best < 0 || model.costs[party * model.siteCount + site] < model.costs[party * model.siteCount + best] {
        best = site
      }
    }
    return best
  }
}
