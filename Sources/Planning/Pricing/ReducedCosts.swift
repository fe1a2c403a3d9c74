import Formulation

/// For each fragment and site, how much dearer than its block's cheapest pattern every pattern is that puts it there.
///
/// With a plan of value U and a dual value L, a placement whose reduced cost exceeds U − L is in no better plan. Exact
/// for blocks whose sites are free or at most two; for larger open sets a lower estimate (the others' sites unbounded).
struct ReducedCosts: Sendable {
  /// By block, the sites that are looked at.
  let near: NearSites
  /// At `fragment · width + position` in its block's list.
  private let placed: [Double]
  private let blockOfFragment: [Int]
  /// By fragment, for leaving it out.
  let unplaced: [Double]

  /// - Parameter near: the sites that are looked at; all of them where it is `nil`.
  init(_ task: LevelTask, _ multipliers: Multipliers<Double>, near: NearSites? = nil, threads: Int) {
    let pricer = Pricer(task, multipliers)
    let near = near ?? NearSites(all: pricer.siteCount)
    self.near = near
    blockOfFragment = task.structure.blockOfFragment
    let width = near.width
    var placed = [Double](repeating: 0, count: task.structure.fragments.count * width)
    var unplaced = [Double](repeating: 0, count: task.structure.fragments.count)
    placed.withUnsafeMutableBufferPointer { placed in
      unplaced.withUnsafeMutableBufferPointer { unplaced in
        nonisolated(unsafe) let placed = placed
        nonisolated(unsafe) let unplaced = unplaced
        forEachChunk(of: task.structure.blocks.count, threads: threads) { chunk in
          var solver = BlockSolver(pricer)
          defer { solver.deallocate() }
          for block in chunk {
            let best = solver.solve(block)
            let it = task.structure.blocks[block]
            let costs = BlockCosts(solver, it, pricer, near.sites(of: block))
            for (position, fragment) in it.fragments.enumerated() {
              let row = UnsafeMutableBufferPointer(rebasing: placed[fragment * width..<(fragment + 1) * width])
              unplaced[fragment] = costs.reduced(position, best: best, into: row)
            }
          }
        }
      }
    }
    self.placed = placed
    self.unplaced = unplaced
  }

  /// What a fragment's place at a site costs; unreachable where the site is not looked at.
  func cost(_ fragment: Int, at site: Int) -> Double {
    if near.isComplete { return placed[fragment * near.width + site] }
    let position = near.position(of: site, in: blockOfFragment[fragment])
    return position.map { placed[fragment * near.width + $0] } ?? .unreachable
  }

  /// Calls `body` with the sites that are looked at for a fragment and what its place there costs.
  @inline(__always)
  func forEachSite(of fragment: Int, _ body: (_ site: Int, _ cost: Double) -> Void) {
    let block = blockOfFragment[fragment]
    for position in 0..<near.width { body(near.site(block, position), placed[fragment * near.width + position]) }
  }
}

extension ReducedCosts {
  /// The reduced cost within which about this many placements lie that are not their fragment's only one; infinite where there are no
  /// more of them.
  func threshold(for count: Int) -> Double {
    var second: [Double] = []
    let fragments = unplaced.count
    for fragment in 0..<fragments {
      let row = placed[fragment * near.width..<(fragment + 1) * near.width].sorted()
      second += row.dropFirst().filter { $0 < Double.unreachable / 4 }
    }
    second.sort()
    return count / 2 < second.count ? second[count / 2] : .infinity
  }
}

/// A block's priced fragments, with what its patterns cost for each pair of open sites.
private struct BlockCosts {
  let out: UnsafeMutableBufferPointer<Double>
  let count: Int
  /// The sites that are looked at, and by `position of the fragment · sites + position in the list` what they cost.
  let sites: Int
  private var costs: [Double] = []
  /// Whether at most two sites may be open: then ``pairs`` is exact.
  let isPaired: Bool
  /// At `first · sites + second`: the block's cost with just these sites open.
  private var pairs: [Double] = []
  /// By position: the fragment's cheapest place of all.
  private var cheapest: [Double] = []
  private var total = 0.0
  /// Cost with every fragment left out.
  private var nowhere = 0.0

  init(_ solver: BlockSolver<Double>, _ block: Block, _ pricer: Pricer<Double>, _ list: [Int]) {
    out = solver.unplaced
    count = block.fragments.count
    sites = list.count
    let all = pricer.siteCount
    let maxSites = block.group < 0 ? all : pricer.task.problem.groups[block.group].maxSites
    let extra = block.group < 0 ? 0 : pricer.extraSiteCosts[block.group]
    isPaired = block.group >= 0 && maxSites <= 2 && all > 1
    costs.reserveCapacity(count * list.count)
    for position in 0..<count {
      nowhere += out[position]
      for site in list { costs.append(solver.costs[position * all + site]) }
      let best = costs[(position * sites)...].reduce(out[position]) { min($0, $1) }
      cheapest.append(best)
      total += best
    }
    if isPaired { fillPairs(allowed: maxSites == 2, extra: extra) }
  }

  private mutating func fillPairs(allowed: Bool, extra: Double) {
    pairs = [Double](repeating: .unreachable, count: sites * sites)
    for first in 0..<sites {
      for second in first..<sites where first == second || allowed {
        var sum = first == second ? 0 : extra
        for position in 0..<count {
          sum += min(out[position], costs[position * sites + first], costs[position * sites + second])
        }
        pairs[first * sites + second] = sum
        pairs[second * sites + first] = sum
      }
    }
  }

  /// Writes the reduced costs of a fragment's sites and returns that of leaving it out.
  func reduced(_ position: Int, best: Double, into row: UnsafeMutableBufferPointer<Double>) -> Double {
    guard isPaired else {
      for site in 0..<sites {
        row[site] = max(0, costs[position * sites + site] - cheapest[position] + total - best)
      }
      return max(0, out[position] - cheapest[position] + total - best)
    }
    var outside = nowhere
    for first in 0..<sites {
      let own = costs[position * sites + first]
      var least = Double.unreachable
      for second in 0..<sites {
        let other = costs[position * sites + second]
        let base = pairs[first * sites + second] - min(out[position], own, other)
        least = min(least, base)
        outside = min(outside, base + out[position])
      }
      row[first] = max(0, least + own - best)
    }
    return max(0, outside - best)
  }
}
