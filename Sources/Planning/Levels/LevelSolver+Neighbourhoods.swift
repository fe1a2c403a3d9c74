import Formulation
import GLPKSolver

/// Large-neighbourhood search by branch and cut: some settlements free among their cheapest sites, settlements that use
/// several sites free within them, all else held.
extension LevelSolver {
  /// Two neighbourhoods of the plan in hand, side by side where there are threads for it; whether one held a better plan.
  mutating func searchNeighbourhoods(_ round: Int, size: Int, reduced: ReducedCosts) throws -> Bool {
    guard let sites = outcome.sites else { return false }
    let context = context
    let kernels = (0..<2).map { index -> Kernel in
      var random = SplitMix(state: context.seed(2 * round + index))
      let (candidates, freed) = neighbourhood(sites, size: size, reduced, &random)
      return Kernel(model, candidates: candidates, overrunPrices: nil, cohesive: freed)
    }
    let found = try mapped(kernels, threads: context.options.threads) { try $0.better(than: sites, context) }
    var isBetter = false
    for found in found.compactMap(\.self) { if try offer(found) { isBetter = true } }
    return isBetter
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
    let window = window(order, sites, reduced)
    var left = size
    for block in order {
      let parties = blocks[block].fragments.map { task.structure.fragments[$0].party }
      guard parties.allSatisfy({ task.problem.parties[$0].groups.count <= 1 }) else { continue }
      let used = Set(parties.map { sites[$0] })
      let isFree = left > 0 && (window?.isSuperset(of: used) ?? true)
      let choices = isFree ? cheapSites(of: blocks[block], reduced).filter { window?.contains($0) ?? true } : []
      if isFree, used.count > 1 || !used.isSuperset(of: choices) {
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

  /// Where there are many sites: a few that the same settlements would do well at, because settlements far from each other
  /// have nothing to exchange.
  private func window(_ order: [Int], _ sites: [Int], _ reduced: ReducedCosts) -> Set<Int>? {
    guard hasManySites else { return nil }
    var window: Set<Int> = [-1]
    for block in order.prefix(400) where window.count < Self.windowSize {
      let parties = task.structure.blocks[block].fragments.map { task.structure.fragments[$0].party }
      let own = Set(cheapSites(of: task.structure.blocks[block], reduced)).union(parties.map { sites[$0] })
      if window.count == 1 || !window.subtracting([-1]).isDisjoint(with: own) { window.formUnion(own) }
    }
    return window
  }

  /// Sites in a window.
  static let windowSize = 8

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
        least[site] = min(least[site], reduced.cost(fragment, at: site))
      }
    }
    return Array(
      (0..<model.siteCount).filter { least[$0] <= limit }.sorted { (least[$0], $0) < (least[$1], $1) }.prefix(4))
  }
}

extension Kernel {
  /// A better plan than the one given among those of the kernel, as far as a short search finds one.
  func better(than sites: [Int], _ context: RunContext) throws -> [Int]? {
    guard !columns.isEmpty else { return nil }
    let options = MIPOptions(
      timeLimitSeconds: context.remaining, absoluteGap: 0.4, nodeLimit: 400, presolve: false,
      cuts: [.mixedIntegerRounding, .cover],
      branching: .pseudocost, backtracking: .bestProjection,
      cutoff: Double(objective(of: sites) - fixedCost) - 0.5, rootMethod: .dualThenPrimal, stop: context.stop)
    return try search(options).values.map { self.sites($0) }
  }

  /// The same by cutting planes at the root, which settle most of a program of single parties, and a longer tree over the columns
  /// that they leave cheapest.
  func betterByPlanes(than sites: [Int], _ context: RunContext) throws -> [Int]? {
    guard !columns.isEmpty else { return nil }
    let cutoff = Double(objective(of: sites) - fixedCost) - 0.5
    let found = try searchCheapest(
      below: cutoff, count: Self.columnsWithPlanes, keepsPlanes: true, gap: 0.4, context)
    return found?.values.map { self.sites($0) }
  }

  private static let columnsWithPlanes = 400
}
