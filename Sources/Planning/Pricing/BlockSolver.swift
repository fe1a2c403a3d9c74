import Formulation

/// Finds the cheapest pattern of a block exactly, under a pricer's multipliers.
///
/// A group's open set of sites is enumerated up to size two and searched with bounds beyond; given the set, each
/// fragment takes its cheapest open site or stays out.
struct BlockSolver<Scalar: PriceScalar> {
  let pricer: Pricer<Scalar>
  private let siteCount: Int
  /// Costs of the block's fragments, at `position · siteCount + site`.
  private(set) var costs: UnsafeMutableBufferPointer<Scalar>
  private(set) var unplaced: UnsafeMutableBufferPointer<Scalar>
  private var scratch: UnsafeMutableBufferPointer<Scalar>
  /// By site: what the whole block costs there.
  private var totals: UnsafeMutableBufferPointer<Scalar>

  /// The cheapest pattern found last: for each fragment of the block its site, or -1.
  private(set) var pattern: [Int32] = []

  /// Memory for the largest block; to be given back with ``deallocate()``.
  init(_ pricer: Pricer<Scalar>) {
    self.pricer = pricer
    siteCount = pricer.siteCount
    let largest = pricer.task.structure.blocks.reduce(1) { max($0, $1.fragments.count) }
    costs = .allocate(capacity: largest * siteCount)
    unplaced = .allocate(capacity: largest)
    scratch = .allocate(capacity: largest)
    totals = .allocate(capacity: siteCount)
  }

  func deallocate() {
    costs.deallocate()
    unplaced.deallocate()
    scratch.deallocate()
    totals.deallocate()
  }

  /// Prices a block's fragments and finds its cheapest pattern; the value may be unreachable where none is allowed.
  ///
  /// - Parameter openSet: the sites it must keep to and is charged for, used or not; empty where it is free.
  mutating func solve(_ block: Int, openSet: [Int] = []) -> Scalar {
    price(pricer.task.structure.blocks[block])
    return solvePriced(block, openSet: openSet)
  }

  /// The same for the block that was priced last.
  mutating func solvePriced(_ block: Int, openSet: [Int] = []) -> Scalar {
    let it = pricer.task.structure.blocks[block]
    if it.group < 0 {
      return openSet.isEmpty ? solveFree(it.fragments.count) : clamp(choose(it.fragments.count, openSet))
    }
    let group = pricer.task.problem.groups[it.group]
    let extra = pricer.extraSiteCosts[it.group]
    if !openSet.isEmpty {
      var total = Scalar.zero
      for _ in 1..<openSet.count { total += extra }
      return clamp(total + choose(it.fragments.count, openSet))
    }
    if isFree(it.group) { return solveFree(it.fragments.count) }
    return solveGrouped(it.fragments.count, maxSites: group.maxSites, extra: extra)
  }

  /// Whether a group's fragments go where they like: there is none (-1), or it neither bounds nor charges its sites.
  func isFree(_ group: Int) -> Bool {
    group < 0 || pricer.task.problem.groups[group].maxSites >= siteCount && pricer.extraSiteCosts[group] == .zero
  }

  /// Fills ``costs`` and ``unplaced`` for a block.
  mutating func price(_ block: Block) {
    for (position, fragment) in block.fragments.enumerated() {
      let row = UnsafeMutableBufferPointer(rebasing: costs[position * siteCount..<(position + 1) * siteCount])
      unplaced[position] = pricer.price(fragment, into: row)
    }
    if pattern.count != block.fragments.count { pattern = [Int32](repeating: -1, count: block.fragments.count) }
  }

  /// Every fragment on its own.
  private mutating func solveFree(_ count: Int) -> Scalar {
    var total = Scalar.zero
    for position in 0..<count {
      var best = unplaced[position]
      pattern[position] = -1
      for site in 0..<siteCount where costs[position * siteCount + site] < best {
        best = costs[position * siteCount + site]
        pattern[position] = Int32(site)
      }
      total += best
    }
    return clamp(total)
  }

  private mutating func solveGrouped(_ count: Int, maxSites: Int, extra: Scalar) -> Scalar {
    var best = Scalar.zero
    for position in 0..<count { best += unplaced[position] }
    best = clamp(best)
    var open: [Int] = []
    if maxSites >= 1 { bestSingle(count, &best, &open) }
    if maxSites >= 2, siteCount >= 2 { bestPair(count, extra, &best, &open) }
    if maxSites >= 3, siteCount >= 3 {
      var search = OpenSetSearch(
        costs: costs, unplaced: unplaced, count: count, siteCount: siteCount, maxSites: maxSites, extra: extra,
        best: best, open: open)
      search.run()
      best = search.best
      open = search.open
    }
    choose(count, open)
    return best
  }

  private func bestSingle(_ count: Int, _ best: inout Scalar, _ open: inout [Int]) {
    for site in 0..<siteCount { totals[site] = .zero }
    for position in 0..<count {
      let (outside, row) = (unplaced[position], costs.baseAddress.map { $0 + position * siteCount })
      guard let row else { continue }
      for site in 0..<siteCount { totals[site] += min(outside, row[site]) }
    }
    for site in 0..<siteCount where totals[site] < best {
      best = totals[site]
      open = [site]
    }
  }

  /// Pairs of sites in one pass, in their order.
  ///
  /// Where all others have what is cheapest for them, a fragment can pay for few sites only: every pair that is better than
  /// one site has one of these for each fragment, and each of its sites is one for some fragment.
  private func bestPair(_ count: Int, _ extra: Scalar, _ best: inout Scalar, _ open: inout [Int]) {
    var least = Scalar.zero
    for position in 0..<count {
      scratch[position] = cheapest(position)
      least += scratch[position]
    }
    guard clamp(least) + extra < best else { return }
    let (own, all) = affordable(count, slack: best - extra - least)
    for (index, first) in all.enumerated() {
      let isOwn = own.contains(first)
      for position in 0..<count { scratch[position] = min(unplaced[position], costs[position * siteCount + first]) }
      for second in all[(index + 1)...] where isOwn || own.contains(second) {
        var total = extra
        for position in 0..<count { total += min(scratch[position], costs[position * siteCount + second]) }
        if total < best {
          best = total
          open = [first, second]
        }
      }
    }
  }

  private func cheapest(_ position: Int) -> Scalar {
    var least = unplaced[position]
    for site in position * siteCount..<(position + 1) * siteCount { least = min(least, costs[site]) }
    return least
  }

  /// The sites within a slack of its cheapest place of the fragment that has the fewest, and those of any fragment; all
  /// sites where every fragment may stay outside for that.
  ///
  /// Expects the fragments' cheapest places in ``scratch``.
  private func affordable(_ count: Int, slack: Scalar) -> (own: [Int], all: [Int]) {
    // Sums of fractions may differ by their order.
    let slack = slack + slack.roundingSlack
    var isIn = [Bool](repeating: false, count: siteCount)
    var fewest: [Int]?
    for position in 0..<count {
      let limit = scratch[position] + slack
      var own: [Int] = []
      for site in 0..<siteCount where costs[position * siteCount + site] <= limit {
        own.append(site)
        isIn[site] = true
      }
      if unplaced[position] > limit, own.count < fewest?.count ?? .max { fewest = own }
    }
    let all = isIn.indices.filter { isIn[$0] }
    return (fewest ?? all, all)
  }

  @discardableResult
  private mutating func choose(_ count: Int, _ open: [Int]) -> Scalar {
    var total = Scalar.zero
    for position in 0..<count {
      var best = unplaced[position]
      pattern[position] = -1
      for site in open where costs[position * siteCount + site] < best {
        best = costs[position * siteCount + site]
        pattern[position] = Int32(site)
      }
      total += best
    }
    return total
  }

  private func clamp(_ value: Scalar) -> Scalar { min(value, .unreachable) }
}

/// Depth-first search over open sets of three sites and more, with the bound that every fragment takes its cheapest of
/// the sites chosen and those still to come.
struct OpenSetSearch<Scalar: PriceScalar> {
  let costs: UnsafeMutableBufferPointer<Scalar>
  let unplaced: UnsafeMutableBufferPointer<Scalar>
  let count: Int
  let siteCount: Int
  let maxSites: Int
  let extra: Scalar
  var best: Scalar
  var open: [Int]
  /// At `site · count + position`: a fragment's cheapest cost over this site and all later ones.
  private var suffix: [Scalar]

  init(
    costs: UnsafeMutableBufferPointer<Scalar>, unplaced: UnsafeMutableBufferPointer<Scalar>, count: Int, siteCount: Int,
    maxSites: Int, extra: Scalar, best: Scalar, open: [Int]
  ) {
    self.costs = costs
    self.unplaced = unplaced
    self.count = count
    self.siteCount = siteCount
    self.maxSites = maxSites
    self.extra = extra
    self.best = best
    self.open = open
    suffix = [Scalar](repeating: .unreachable, count: (siteCount + 1) * count)
    for site in stride(from: siteCount - 1, through: 0, by: -1) {
      for position in 0..<count {
        suffix[site * count + position] = min(
          suffix[(site + 1) * count + position], costs[position * siteCount + site])
      }
    }
  }

  mutating func run() {
    let current = (0..<count).map { unplaced[$0] }
    descend(from: 0, chosen: [], current: current)
  }

  private mutating func descend(from start: Int, chosen: [Int], current: [Scalar]) {
    guard chosen.count < maxSites else { return }
    for site in start..<siteCount {
      // With at least one more site, no cheaper than every fragment's best of what is left.
      var bound = Scalar.zero
      for position in 0..<count { bound += min(current[position], suffix[site * count + position]) }
      for _ in 0..<chosen.count { bound += extra }
      guard bound < best else { return }
      var next = current
      var total = Scalar.zero
      var gains = false
      for position in 0..<count {
        let cost = costs[position * siteCount + site]
        if cost < next[position] {
          next[position] = cost
          gains = true
        }
        total += next[position]
      }
      guard gains else { continue }
      for _ in 0..<chosen.count { total += extra }
      if total < best {
        best = total
        open = chosen + [site]
      }
      descend(from: site + 1, chosen: chosen + [site], current: next)
    }
  }
}
