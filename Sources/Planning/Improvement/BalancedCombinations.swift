/// Up to four moves of different blocks that together change no guarded limit's load.
struct BalancedCombination: Sendable, Comparable {
  /// Positions of the moves, descending; -1 where there are fewer.
  var moves: SIMD4<Int32>
  var cost: Double

  /// Positions of the moves there are, descending.
  var positions: [Int] { (0..<4).compactMap { moves[$0] >= 0 ? Int(moves[$0]) : nil } }

  /// The cheaper first; of equals by their moves, so that the order is always the same.
  static func < (one: Self, other: Self) -> Bool {
    if one.cost != other.cost { return one.cost < other.cost }
    for lane in 0..<4 where one.moves[lane] != other.moves[lane] { return one.moves[lane] < other.moves[lane] }
    return false
  }
}

/// Finds combinations of moves that balance, by meeting in the middle: half of a combination is one or two moves, and the other
/// half has the opposite hash (Horowitz and Sahni's two lists, with a hash table for the sorted list).
///
/// Of n moves it looks at n²/2 halves, and thereby at n⁴/24 combinations.
struct BalancedCombinations {
  private let costs: [Double]
  private let hashes: [UInt64]
  private let keys: [Int]
  /// The moves that each may make a half with; `nil` where those are all of them.
  private let partners: Partners?
  /// What may be the cheaper half.
  private var halves: [Half] = []
  /// By the first bits of a hash, the last half that has them, or -1; and by half the one before it.
  private var last: [Int32]
  private var previous: [Int32] = []
  /// By some more bits of a hash, whether any half has them: small enough to be at hand, where ``last`` and ``halves`` are not.
  private var isPresent = [UInt64](repeating: 0, count: 1 << (Self.presentBits - 6))
  /// The cost below which ``halves`` has them.
  private var filled = -Double.infinity

  private struct Half {
    var hash: UInt64
    var cost: Double
    var first: Int32
    var second: Int32
  }

  /// Halves of one hash that are looked at for one: where nothing is guarded nearly all have the same.
  private static let longestLook = 128

  private static let bits = 18
  private static let presentBits = 20

  /// - Parameters:
  ///   - moves: the cheapest first.
  ///   - sharesSites: whether the two moves of a half must have a site in common. Among many sites most halves have none, and
  ///     hardly any of these belong to a combination that is not two of their own.
  init(_ moves: [CompoundMove], sharesSites: Bool = false) {
    partners = sharesSites ? Partners(moves) : nil
    costs = moves.map(\.pricedCost)
    hashes = moves.map(\.hash)
    keys = moves.map(\.key)
    last = [Int32](repeating: -1, count: 1 << Self.bits)
  }

  /// Those that cost less than `limit`; at most about `most`.
  ///
  /// - Parameters:
  ///   - sum: what the hashes are to add up to; 0 for moves that balance among themselves.
  ///   - isSorted: whether they come the cheapest first, each once; else in the order found, and some of them twice.
  mutating func below(_ limit: Double, most: Int, sum: UInt64 = 0, isSorted: Bool) -> [BalancedCombination] {
    fill(below: limit / 2)
    let least = halves.reduce(0) { min($0, $1.cost) }
    var found: [BalancedCombination] = []
    forEachHalf(below: limit - least) { half in
      if found.count < most { match(half, sum, below: limit, &found) }
    }
    guard isSorted else { return found }
    found.sort()
    var unique: [BalancedCombination] = []
    for combination in found where unique.last?.moves != combination.moves { unique.append(combination) }
    return unique
  }

  private mutating func fill(below limit: Double) {
    guard limit != filled else { return }
    filled = limit
    for half in halves {
      last[Int(half.hash >> UInt64(64 - Self.bits))] = -1
      isPresent[Self.word(half.hash)] = 0
    }
    var new: [Half] = []
    forEachHalf(below: limit) { new.append($0) }
    halves = new
    previous = [Int32](repeating: -1, count: new.count)
    for (index, half) in new.enumerated() {
      let slot = Int(half.hash >> UInt64(64 - Self.bits))
      previous[index] = last[slot]
      last[slot] = Int32(index)
      isPresent[Self.word(half.hash)] |= Self.bit(half.hash)
    }
  }

  @inline(__always)
  private static func word(_ hash: UInt64) -> Int { Int(hash >> UInt64(64 - presentBits + 6)) }

  @inline(__always)
  private static func bit(_ hash: UInt64) -> UInt64 { 1 << (hash >> UInt64(64 - presentBits) & 63) }

  /// No move, every move and every two moves of different blocks that cost less than `limit`.
  private func forEachHalf(below limit: Double, _ body: (Half) -> Void) {
    if limit > 0 { body(Half(hash: 0, cost: 0, first: -1, second: -1)) }
    costs.withUnsafeBufferPointer { costs in
      hashes.withUnsafeBufferPointer { hashes in
        keys.withUnsafeBufferPointer { keys in
          for i in costs.indices {
            if costs[i] < limit { body(Half(hash: hashes[i], cost: costs[i], first: Int32(i), second: -1)) }
            /// Whether the two are cheap enough; dearer ones after them are not.
            func join(_ j: Int) -> Bool {
              let cost = costs[i] + costs[j]
              guard cost < limit else { return false }
              if keys[i] != keys[j] {
                body(Half(hash: hashes[i] &+ hashes[j], cost: cost, first: Int32(i), second: Int32(j)))
              }
              return true
            }
            if let partners {
              partners.forEach(after: i) { join($0) }
            } else {
              for j in (i + 1)..<max(costs.count, i + 1) where !join(j) { break }
            }
          }
        }
      }
    }
  }

  private func match(_ half: Half, _ sum: UInt64, below limit: Double, _ found: inout [BalancedCombination]) {
    let opposite = sum &- half.hash
    guard isPresent[Self.word(opposite)] & Self.bit(opposite) != 0 else { return }
    last.withUnsafeBufferPointer { last in
      previous.withUnsafeBufferPointer { previous in
        halves.withUnsafeBufferPointer { halves in
          var index = Int(last[Int(opposite >> UInt64(64 - Self.bits))])
          var left = Self.longestLook
          while index >= 0, left > 0 {
            left -= 1
            let other = halves[index]
            index = Int(previous[index])
            guard other.hash == opposite, other.cost <= half.cost || half.first < 0, other.cost + half.cost < limit,
              // A half on its own is found from the empty one, unless it is too dear to be kept.
              other.first >= 0 || half.cost >= limit / 2, areApart(half, other)
            else { continue }
            found.append(combined(half, other))
          }
        }
      }
    }
  }

  /// A combination's cost is summed in the order of its moves, however it was put together.
  private func combined(_ half: Half, _ other: Half) -> BalancedCombination {
    var moves = SIMD4(half.first, half.second, other.first, other.second)
    for lane in 1..<4 {
      for position in stride(from: lane, to: 0, by: -1) where moves[position - 1] < moves[position] {
        (moves[position - 1], moves[position]) = (moves[position], moves[position - 1])
      }
    }
    var cost = 0.0
    for lane in 0..<4 where moves[lane] >= 0 { cost += costs[Int(moves[lane])] }
    return BalancedCombination(moves: moves, cost: cost)
  }

  private func areApart(_ one: Half, _ other: Half) -> Bool {
    func clash(_ a: Int32, _ b: Int32) -> Bool { a >= 0 && b >= 0 && keys[Int(a)] == keys[Int(b)] }
    return !clash(one.first, other.first) && !clash(one.first, other.second) && !clash(one.second, other.first)
      && !clash(one.second, other.second)
  }
}

/// Which of some moves have a site in common, as bits.
private struct Partners {
  /// At `move · width + other / 64`.
  private var bits: [UInt64]
  private let width: Int

  init(_ moves: [CompoundMove]) {
    width = (moves.count + 63) / 64
    var bySite: [Int: [UInt64]] = [:]
    for (index, move) in moves.enumerated() {
      for site in move.sites {
        bySite[site, default: [UInt64](repeating: 0, count: width)][index / 64] |= 1 << UInt64(index % 64)
      }
    }
    bits = [UInt64](repeating: 0, count: moves.count * width)
    for (index, move) in moves.enumerated() {
      for site in move.sites {
        guard let own = bySite[site] else { continue }
        for word in index / 64..<width { bits[index * width + word] |= own[word] }
      }
    }
  }

  /// Calls `body` with the later moves that have a site in common with one, in order, until it says no.
  @inline(__always)
  func forEach(after move: Int, _ body: (Int) -> Bool) {
    for word in move / 64..<width {
      var left = bits[move * width + word]
      // None up to the move itself.
      if word == move / 64 { left &= ~(UInt64.max >> UInt64(63 - move % 64)) }
      while left != 0 {
        guard body(word * 64 + left.trailingZeroBitCount) else { return }
        left &= left - 1
      }
    }
  }
}
