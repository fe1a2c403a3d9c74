/// The 0/1 knapsack of one agent, solved by dynamic programming over its capacity, and what it loses by each item that is
/// treated the other way.
///
/// Forward and backward tables as in Posta, Ferland and Michelon, An exact method with variable fixing for solving the
/// generalized assignment problem, Computational Optimization and Applications 52 (2012) 629–644.
/// Time in items × capacity; the tables are kept from one call to the next.
struct Knapsack: Sendable {
  /// Profit of the best filling.
  private(set) var value = 0
  /// By item: whether the best filling takes it.
  private(set) var isTaken: [Bool] = []
  /// By item: how much less the best filling is worth that leaves it out, where the best takes it, or else takes it;
  /// ``unreachable`` where none can.
  private(set) var losses: [Int] = []

  static let unreachable = 1 << 40

  /// The items that bring a profit, and their positions.
  private var amounts: [Int] = []
  private var profits: [Int32] = []
  private var positions: [Int] = []
  /// By item of profit, and after the last: the least capacity that matters there.
  private var lows: [Int] = []
  private var forward: [Int32] = []
  private var backward: [Int32] = []
  private var spare: [Int32] = []

  /// - Parameters:
  ///   - items: amount of each item, at least 0, and its profit. All profits together stay below 2³⁰.
  ///   - capacity: at least 0.
  ///   - wantsLosses: whether ``losses`` are asked for; that takes about three times as long.
  mutating func solve(_ items: [(amount: Int, profit: Int)], capacity: Int, wantsLosses: Bool) {
    begin(items, capacity, wantsLosses)
    let width = capacity + 1
    let count = amounts.count
    if forward.count < (count + 1) * width { forward = [Int32](repeating: 0, count: (count + 1) * width) }
    fillForward(width)
    value = Int(forward[count * width + capacity])
    trace(width)
    guard wantsLosses else { return }
    for (position, item) in items.enumerated() where item.profit <= 0 {
      losses[position] =
        item.amount > capacity
        ? Self.unreachable : value - item.profit - Int(forward[count * width + capacity - item.amount])
    }
    fillLosses(width)
  }

  private mutating func begin(_ items: [(amount: Int, profit: Int)], _ capacity: Int, _ wantsLosses: Bool) {
    amounts.removeAll(keepingCapacity: true)
    profits.removeAll(keepingCapacity: true)
    positions.removeAll(keepingCapacity: true)
    var reach = 0
    for (position, item) in items.enumerated() {
      if item.profit > 0, item.amount <= capacity {
        amounts.append(item.amount)
        profits.append(Int32(item.profit))
        positions.append(position)
      } else if item.profit <= 0, item.amount <= capacity, wantsLosses {
        reach = max(reach, item.amount)
      }
    }
    isTaken.removeAll(keepingCapacity: true)
    losses.removeAll(keepingCapacity: true)
    for _ in items {
      isTaken.append(false)
      losses.append(Self.unreachable)
    }
    // What all later items together cannot fill is never short.
    while lows.count <= amounts.count { lows.append(0) }
    lows[amounts.count] = max(0, capacity - reach)
    for item in amounts.indices.reversed() { lows[item] = max(0, lows[item + 1] - amounts[item]) }
  }

  private mutating func fillForward(_ width: Int) {
    forward.withUnsafeMutableBufferPointer { table in
      guard let base = table.baseAddress else { return }
      for capacity in lows[0]..<width { base[capacity] = 0 }
      for item in amounts.indices {
        let (amount, profit) = (amounts[item], profits[item])
        let row = base + item * width
        let next = row + width
        let low = lows[item + 1]
        let start = max(low, amount)
        if low < start { (next + low).update(from: row + low, count: min(start, width) - low) }
        Self.fill(next + start, row + start, row + (start - amount), profit, width - start)
      }
    }
  }

  /// `target[k] = max(without[k], with[k] + profit)`.
  @inline(__always)
  private static func fill(
    _ target: UnsafeMutablePointer<Int32>, _ without: UnsafePointer<Int32>, _ with: UnsafePointer<Int32>,
    _ profit: Int32, _ count: Int
  ) {
    for index in 0..<max(0, count) { target[index] = max(without[index], with[index] &+ profit) }
  }

  private mutating func trace(_ width: Int) {
    var capacity = width - 1
    for item in amounts.indices.reversed() {
      if forward[(item + 1) * width + capacity] != forward[item * width + capacity] {
        isTaken[positions[item]] = true
        capacity -= amounts[item]
      }
    }
  }

  /// Goes back from the last item. `backward[w]` is what the items after it are worth in what `w` leaves of the capacity;
  /// below the least capacity that matters they all fit.
  private mutating func fillLosses(_ width: Int) {
    if backward.count < width {
      backward = [Int32](repeating: 0, count: width)
      spare = backward
    }
    for index in 0..<width { backward[index] = 0 }
    var worth: Int32 = 0
    for item in amounts.indices.reversed() {
      let isTaken = isTaken[positions[item]]
      let other = bestSum(row: item * width, from: lows[item], shift: isTaken ? 0 : amounts[item], width)
      losses[positions[item]] = value - Int(isTaken ? other : other &+ profits[item])
      guard item > 0 else { return }
      for index in lows[item - 1]..<lows[item] { backward[index] = worth }
      takeBack(item, from: lows[item - 1], width)
      worth &+= profits[item]
    }
  }

  /// Adds an item to those that ``backward`` holds.
  private mutating func takeBack(_ item: Int, from low: Int, _ width: Int) {
    let end = max(low, width - amounts[item])
    let shift = amounts[item]
    let profit = profits[item]
    spare.withUnsafeMutableBufferPointer { next in
      backward.withUnsafeBufferPointer { row in
        guard let target = next.baseAddress, let source = row.baseAddress else { return }
        Self.fill(target + low, source + low, source + low + shift, profit, end - low)
        if end < width { (target + end).update(from: source + end, count: width - end) }
      }
    }
    swap(&backward, &spare)
  }

  /// The largest sum of the forward row at `w` and the backward one at `w + shift`.
  private func bestSum(row: Int, from low: Int, shift: Int, _ width: Int) -> Int32 {
    forward.withUnsafeBufferPointer { table in
      backward.withUnsafeBufferPointer { back in
        guard let base = table.baseAddress, let other = back.baseAddress else { return 0 }
        var best = Int32.min / 2
        let (first, second) = (base + row, other + shift)
        for index in min(low, width - shift)..<(width - shift) { best = max(best, first[index] &+ second[index]) }
        return best
      }
    }
  }
}
