/// Random draws that are the same on every machine (SplitMix64).
struct Draws: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// A number of a range.
  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// Whether something happens that happens so many times in a hundred.
  mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }

  /// A number, so many times in a hundred.
  mutating func maybe(_ percent: Int, _ range: ClosedRange<Int>) -> Int? {
    chance(percent) ? number(range) : nil
  }

  /// One of several things.
  mutating func one<Element>(of list: [Element]) -> Element { list[number(0...list.count - 1)] }
}
