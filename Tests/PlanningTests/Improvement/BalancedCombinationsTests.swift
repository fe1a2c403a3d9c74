import Testing

@testable import Planning

@Suite("Combinations that balance")
struct BalancedCombinationsTests {
  /// Moves with small changes of two guarded loads, so that many balance; two moves of the same block now and then.
  private func moves(_ count: Int, seed: UInt64) -> [CompoundMove] {
    var random = SplitMix(state: seed)
    let numbers = [random.next() | 1, random.next() | 1]
    return (0..<count).map { index -> CompoundMove in
      let changes = [(resource: 0, amount: random.below(5) - 2), (resource: 1, amount: random.below(3) - 1)]
      let hash = changes.reduce(UInt64(0)) { $0 &+ UInt64(bitPattern: Int64($1.amount)) &* numbers[$1.resource] }
      return CompoundMove(
        parties: [(party: index, site: 0)], pricedCost: Double(random.below(200) - 60), key: random.below(count),
        sites: Set([random.below(16), random.below(16)]).sorted(), changes: changes, hash: hash)
    }
    .sorted { $0.pricedCost < $1.pricedCost }
  }

  /// All combinations of one to four moves of different blocks whose changes add up to `sums` and that cost less than `limit`.
  private func all(_ moves: [CompoundMove], below limit: Double, sums: [Int] = [0, 0]) -> Set<[Int]> {
    var found: Set<[Int]> = []
    func extend(_ chosen: [Int]) {
      let cost = chosen.reduce(0.0) { $0 + moves[$1].pricedCost }
      let isBalanced = (0..<2).allSatisfy { resource in
        chosen.reduce(0) { $0 + moves[$1].changes[resource].amount } == sums[resource]
      }
      if !chosen.isEmpty, isBalanced, cost < limit { found.insert(chosen) }
      guard chosen.count < 4 else { return }
      for next in ((chosen.last ?? -1) + 1)..<moves.count
      where !chosen.contains(where: { moves[$0].key == moves[next].key }) {
        extend(chosen + [next])
      }
    }
    extend([])
    return found
  }

  private func chosen(_ combination: BalancedCombination) -> [Int] {
    combination.positions.sorted()
  }

  @Test("They are just those that looking at all combinations finds", arguments: [1, 2, 3, 4, 5] as [UInt64])
  func agreesWithEnumeration(seed: UInt64) {
    let moves = moves(18, seed: seed)
    for limit in [-0.5, 40] {
      var finder = BalancedCombinations(moves)
      let found = finder.below(limit, most: .max, isSorted: true)
      let expected = all(moves, below: limit)
      #expect(!expected.isEmpty)
      #expect(Set(found.map(chosen)) == expected)
      #expect(found.count == expected.count)
    }
  }

  @Test("Those that take something from one load are found as well, one load after the other", arguments: [1, 2, 3])
  func takes(seed: UInt64) {
    let moves = moves(18, seed: seed)
    var random = SplitMix(state: seed)
    let numbers = [random.next() | 1, random.next() | 1]
    var finder = BalancedCombinations(moves)
    for (limit, sums) in [(20.0, [-1, 0]), (20, [0, 1]), (60, [-2, 0]), (20, [-1, 0])] {
      let sum = zip(sums, numbers).reduce(UInt64(0)) { $0 &+ UInt64(bitPattern: Int64($1.0)) &* $1.1 }
      let found = finder.below(limit, most: .max, sum: sum, isSorted: true)
      let expected = all(moves, below: limit, sums: sums)
      #expect(!expected.isEmpty)
      #expect(Set(found.map(chosen)) == expected)
    }
  }

  @Test("Of moves with sites in common they are those with two halves that each have one")
  func sharesSites() {
    var (found, left) = (0, 0)
    for seed in 1...8 {
      let moves = moves(18, seed: UInt64(seed))
      func shares(_ half: [Int]) -> Bool {
        half.count < 2 || !Set(moves[half[0]].sites).isDisjoint(with: moves[half[1]].sites)
      }
      func hasHalves(_ chosen: [Int]) -> Bool {
        (0..<1 << chosen.count).contains { set in
          let half = chosen.indices.filter { set & (1 << $0) != 0 }.map { chosen[$0] }
          let other = chosen.filter { !half.contains($0) }
          return half.count <= 2 && other.count <= 2 && shares(half) && shares(other)
        }
      }
      let whole = all(moves, below: 40)
      let expected = whole.filter(hasHalves)
      var finder = BalancedCombinations(moves, sharesSites: true)
      #expect(Set(finder.below(40, most: .max, isSorted: true).map(chosen)) == expected)
      found += expected.count
      left += whole.count - expected.count
    }
    #expect(found > 20 && left > 20)
  }

  @Test("The cheapest come first, and costs are those of the moves")
  func order() {
    let moves = moves(30, seed: 9)
    var finder = BalancedCombinations(moves)
    let found = finder.below(20, most: .max, isSorted: true)
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.cost <= $1.cost })
    #expect(found.allSatisfy { abs(chosen($0).reduce(0.0) { $0 + moves[$1].pricedCost } - $0.cost) < 1e-9 })
  }

  @Test("Where all moves balance by themselves it ends soon, and finds the cheap ones")
  func nothingGuarded() {
    var moves = moves(200, seed: 4)
    for index in moves.indices { moves[index].hash = 0 }
    var finder = BalancedCombinations(moves)
    let found = finder.below(-100, most: .max, isSorted: true)
    #expect(found.count > 1_000)
    #expect(found.count < 200 * 200 * 128)
    #expect(found.allSatisfy { $0.cost < -100 })
  }

  @Test("No moves make no combination")
  func empty() {
    var finder = BalancedCombinations([])
    #expect(finder.below(100, most: .max, isSorted: true).isEmpty)
  }
}
