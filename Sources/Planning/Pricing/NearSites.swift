import Formulation

/// For every block the sites that matter to it, so that searches grow with the blocks and not with blocks × sites.
///
/// A block's list has the sites that are cheapest for some fragment of it at given multipliers, each counted from what is
/// cheapest for that fragment. Where sites are few every list has all of them. Bounds are never taken from lists.
struct NearSites: Sendable {
  let siteCount: Int
  /// Sites in each list.
  let width: Int
  /// At `block · width + position`, ascending; empty where every list has all sites.
  private let lists: [Int32]

  /// Every site for every block.
  init(all siteCount: Int) {
    self.siteCount = siteCount
    width = siteCount
    lists = []
  }

  /// - Complexity: O(fragments × sites).
  init(_ task: LevelTask, _ multipliers: Multipliers<Double>, width: Int, threads: Int) {
    let sites = task.problem.siteCount
    siteCount = sites
    self.width = min(width, sites)
    guard width < sites else {
      lists = []
      return
    }
    let pricer = Pricer(task, multipliers)
    let blocks = task.structure.blocks
    var lists = [Int32](repeating: 0, count: blocks.count * width)
    lists.withUnsafeMutableBufferPointer { lists in
      nonisolated(unsafe) let lists = lists
      forEachChunk(of: blocks.count, threads: threads) { chunk in
        var solver = BlockSolver(pricer)
        defer { solver.deallocate() }
        var ranking = SiteRanking(sites)
        for block in chunk {
          solver.price(blocks[block])
          ranking.rank(solver, blocks[block].fragments.count)
          ranking.write(width, into: UnsafeMutableBufferPointer(rebasing: lists[block * width..<(block + 1) * width]))
        }
      }
    }
    self.lists = lists
  }

  var isComplete: Bool { lists.isEmpty }

  /// The site at a position of a block's list.
  @inline(__always)
  func site(_ block: Int, _ position: Int) -> Int {
    lists.isEmpty ? position : Int(lists[block * width + position])
  }

  /// A block's list, ascending.
  func sites(of block: Int) -> [Int] {
    lists.isEmpty ? Array(0..<siteCount) : lists[block * width..<(block + 1) * width].map { Int($0) }
  }

  /// Where a site stands in a block's list; `nil` where it does not.
  func position(of site: Int, in block: Int) -> Int? {
    if lists.isEmpty { return site }
    var (low, high) = (block * width, (block + 1) * width)
    while low < high {
      let middle = (low + high) / 2
      if lists[middle] < Int32(site) { low = middle + 1 } else { high = middle }
    }
    return low < (block + 1) * width && lists[low] == Int32(site) ? low - block * width : nil
  }

  /// Pairs of sites, the smaller first, that some block has in its list.
  func pairs() -> [(Int, Int)] {
    var isPair = [Bool](repeating: lists.isEmpty, count: siteCount * siteCount)
    for start in stride(from: 0, to: lists.count, by: width) {
      for first in start..<start + width {
        for second in (first + 1)..<max(start + width, first + 1) {
          isPair[Int(lists[first]) * siteCount + Int(lists[second])] = true
        }
      }
    }
    return (0..<siteCount).flatMap { first in
      ((first + 1)..<max(siteCount, first + 1)).filter { isPair[first * siteCount + $0] }.map { (first, $0) }
    }
  }
}

/// Sites in the order of what they cost a block's fragments at the least.
private struct SiteRanking {
  private var least: [Double]
  private var order: [Double]

  init(_ sites: Int) {
    least = [Double](repeating: 0, count: sites)
    order = least
  }

  /// By site, by how much some fragment would pay more than at its cheapest one.
  mutating func rank(_ solver: BlockSolver<Double>, _ count: Int) {
    let sites = least.count
    for site in 0..<sites { least[site] = .unreachable }
    for position in 0..<count {
      let row = UnsafeMutableBufferPointer(rebasing: solver.costs[position * sites..<(position + 1) * sites])
      let own = row.reduce(Double.infinity) { min($0, $1) }
      for site in 0..<sites { least[site] = min(least[site], row[site] - own) }
    }
  }

  /// The first `count` sites, ascending; of equals those that come first.
  mutating func write(_ count: Int, into list: UnsafeMutableBufferPointer<Int32>) {
    order = least
    let limit = select(count - 1)
    var left = count - least.reduce(0) { $1 < limit ? $0 + 1 : $0 }
    var next = 0
    for site in least.indices where next < count {
      if least[site] == limit {
        guard left > 0 else { continue }
        left -= 1
      } else if least[site] > limit {
        continue
      }
      list[next] = Int32(site)
      next += 1
    }
  }

  /// The number at a rank among ``order`` (Hoare).
  private mutating func select(_ rank: Int) -> Double {
    var (low, high) = (0, order.count - 1)
    while low < high {
      let pivot = order[(low + high) / 2]
      var (i, j) = (low, high)
      while i <= j {
        while order[i] < pivot { i += 1 }
        while order[j] > pivot { j -= 1 }
        guard i <= j else { break }
        order.swapAt(i, j)
        i += 1
        j -= 1
      }
      if rank <= j { high = j } else if rank >= i { low = i } else { return order[rank] }
    }
    return order[rank]
  }
}
