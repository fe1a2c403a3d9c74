import Formulation

/// What the limits of single sites leave free, and whether it is enough for a combination of moves: a quick look at most of the
/// limits, before a combination is tried for good.
///
/// A site's limits lie side by side in one vector; a site with more of them than it has lanes is looked at in part. Dwellings,
/// and limits of several sites, are not looked at.
struct SiteRoom: Sendable {
  private typealias Loads = SIMD8<Int32>

  private let model: SearchModel
  /// By resource: its site, and its lane there; -1 where it has none.
  private let lanes: [(site: Int32, lane: Int32)]
  /// By site: how much more, and how much less, its resources may be used.
  private var more: [Loads]
  private var less: [Loads]
  /// By site: what the combination in hand adds; zero between calls.
  private var sums: [Loads]
  /// Of the moves listed, one after the other, what each does at its sites.
  private var changes: [(site: Int32, loads: Loads)] = []
  /// By move, and one more: where its part of ``changes`` begins.
  private var starts: [Int32] = [0]

  /// Amounts beyond are cut off, so that those of four moves are less than what is left where there is no limit: what is so large
  /// is tried.
  private static let most = Int(Int32.max) / 8

  init(_ model: SearchModel) {
    self.model = model
    var lanes = [(site: Int32, lane: Int32)](repeating: (-1, -1), count: model.uppers.count)
    for (site, own) in model.ownResources.enumerated() {
      for (lane, use) in own.prefix(Loads.scalarCount).enumerated() {
        lanes[use.resource] = (Int32(site), Int32(lane))
      }
    }
    self.lanes = lanes
    more = [Loads](repeating: .zero, count: model.siteCount)
    less = more
    sums = more
  }

  /// Takes the moves that combinations are made of.
  mutating func list(_ moves: [CompoundMove], _ state: SearchState) {
    changes.removeAll(keepingCapacity: true)
    starts = [0]
    for move in moves {
      let start = changes.count
      for site in move.sites { changes.append((Int32(site), .zero)) }
      for (resource, amount) in move.changes where lanes[resource].lane >= 0 {
        for index in start..<changes.count where changes[index].site == lanes[resource].site {
          changes[index].loads[Int(lanes[resource].lane)] = Int32(max(-Self.most, min(Self.most, amount)))
        }
      }
      starts.append(Int32(changes.count))
    }
    for site in 0..<model.siteCount { note(site, state) }
  }

  /// Takes notice of moves that were made.
  mutating func note(_ moves: [CompoundMove], _ state: SearchState) {
    for move in moves { for site in move.sites { note(site, state) } }
  }

  private mutating func note(_ site: Int, _ state: SearchState) {
    for (lane, use) in model.ownResources[site].prefix(Loads.scalarCount).enumerated() {
      let load = state.loads[use.resource]
      // What is overrun already may stay so.
      more[site][lane] = Int32(clamping: max(0, model.uppers[use.resource] - load))
      less[site][lane] = Int32(clamping: max(0, load - model.lowers[use.resource]))
    }
  }

  /// Whether the moves together overrun no limit that is looked at.
  mutating func isEnough(for combination: BalancedCombination) -> Bool {
    for lane in 0..<4 where combination.moves[lane] >= 0 {
      for index in range(Int(combination.moves[lane])) { sums[Int(changes[index].site)] &+= changes[index].loads }
    }
    var isEnough = true
    for lane in 0..<4 where combination.moves[lane] >= 0 {
      for index in range(Int(combination.moves[lane])) {
        let site = Int(changes[index].site)
        let sum = sums[site]
        sums[site] = .zero
        if any(sum .> more[site]) || any(.zero &- sum .> less[site]) { isEnough = false }
      }
    }
    return isEnough
  }

  /// A move's part of ``changes``.
  @inline(__always)
  private func range(_ move: Int) -> Range<Int> { Int(starts[move])..<Int(starts[move + 1]) }
}
