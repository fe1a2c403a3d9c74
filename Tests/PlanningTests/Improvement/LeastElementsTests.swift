import Testing

@testable import Planning

@Suite("Selection of the least elements")
struct LeastElementsTests {
  @Test("They are those that sorting would put first", arguments: 0..<200)
  func agreesWithSorting(seed: Int) {
    var random = SplitMix(state: UInt64(seed))
    let size = random.below(60)
    // Few different keys, so that ties are many; the position makes the order total.
    let all = (0..<size).map { (key: random.below(1 + seed % 9), position: $0) }
    let isLess = { (one: (key: Int, position: Int), other: (key: Int, position: Int)) in one < other }
    for count in [0, 1, size / 3, size - 1, size, size + 5] where count >= 0 {
      var kept = all
      kept.keepLeast(count, by: isLess)
      #expect(kept.map(\.position).sorted() == all.sorted(by: isLess).prefix(count).map(\.position).sorted())
    }
  }
}
