import Formulation
import GLPKSolver

/// Large-neighbourhood search by branch and cut: some settlements free among their cheapest sites, settlements that use
/// several sites free within them, all else held.
extension LevelSolver {
  /// One neighbourhood of the plan in hand; whether it held a better plan.
  mutating func searchNeighbourhood(_ round: Int, size: Int, reduced: ReducedCosts) throws -> Bool {
    guard let sites = outcome.sites else { return false }
    var random = SplitMix(state: context.options.seed &* 1_000_003 &+ UInt64(round))
    let (candidates, freed) = neighbourhood(sites, size: size, reduced, &random)
    let kernel = Kernel(model, candidates: candidates, overrunPrices: nil, cohesive: freed)
    guard !kernel.columns.isEmpty else { return false }
    let options = MIPOptions(
      timeLimitSeconds: context.remaining, absoluteGap: 0.4, nodeLimit: 400, presolve: false, cuts: [],
      branching: .pseudocost, backtracking: .bestProjection,
      cutoff: Double(kernel.objective(of: sites) - kernel.fixedCost) - 0.5,
      rootMethod: .dualThenPrimal, stop: context.stop)
    let solution = try withGLPKProblem(named: "neighbourhood") { mip in
      _ = try mip.addRows(kernel.rows)
      _ = try mip.addColumns(kernel.columns)
      return try mip.solveMIP(options)
    }
    switch solution {
    case .optimal(let values, _, _), .feasible(let values, _, _, _): return try offer(kernel.sites(values))
    case .noSolution, .infeasible, .unbounded: return false
    }
  }

  /// The candidates of every party, and the groups whose openings are to be decided anew.
  private func neighbourhood(
    _ sites: [Int], size: Int, _ reduced: ReducedCosts, _ random: inout SplitMix
  ) -> (candidates: [[Int]], freed: Set<Int>) {
    let blocks = task.structure.blocks
    var candidates = sites.map { [$0] }
    var freed: Set<Int> = []
    var order = Array(blocks.indices)
    for index in stride(from: order.count - 1, to: 0, by: -1) { order.swapAt(index, random.below(index + 1)) }
    // Some of those that are spread come first: what they pay for it is worth most.
    let spread = order.filter { isSpread(blocks[$0], sites) }.prefix(size / 40)
    order = spread + order.filter { !spread.contains($0) }
    var left = size
    for block in order {
      let parties = blocks[block].fragments.map { task.structure.fragments[$0].party }
      guard parties.allSatisfy({ task.problem.parties[$0].groups.count <= 1 }) else { continue }
      let used = Set(parties.map { sites[$0] })
      let choices = left > 0 ? cheapSites(of: blocks[block], reduced) : []
      if left > 0, used.count > 1 || !used.isSuperset(of: choices) {
        left -= parties.count
        if blocks[block].group >= 0 { freed.insert(blocks[block].group) }
        for party in parties {
          let open = Set(choices).union(used).filter { allows(party, $0) }
          candidates[party] = Array(open.union([sites[party]])).sorted()
        }
      } else if used.count > 1 {
        for party in parties { candidates[party] = Array(used.filter { allows(party, $0) }).sorted() }
      }
    }
    return (candidates, freed)
  }

  private func isSpread(_ block: Block, _ sites: [Int]) -> Bool {
    let first = sites[task.structure.fragments[block.fragments.lowerBound].party]
    return block.fragments.contains { sites[task.structure.fragments[$0].party] != first }
  }

  private func allows(_ party: Int, _ site: Int) -> Bool {
    (site < 0 ? model.levelUnplaced[party] : model.levelCosts[party * model.siteCount + site]) < SearchModel.barred
  }

  /// Sites of a block whose use by some fragment is within a small reduced cost, at most four.
  private func cheapSites(of block: Block, _ reduced: ReducedCosts) -> [Int] {
    let limit = max(1, (Double(outcome.value) - Double(outcome.bound)) / 4)
    var least = [Double](repeating: .infinity, count: model.siteCount)
    for fragment in block.fragments {
      for site in 0..<model.siteCount {
        least[site] = min(least[site], reduced.placed[fragment * model.siteCount + site])
      }
    }
    return Array(
      (0..<model.siteCount).filter { least[$0] <= limit }.sorted { (least[$0], $0) < (least[$1], $1) }.prefix(4))
  }
}
