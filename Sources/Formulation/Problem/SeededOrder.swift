/// A pseudo-random key for a text under a seed: the order by keys has nothing to do with spelling or the order of rows.
///
/// FNV-1a over the UTF-8 bytes, then the finaliser of SplitMix64 over the sum with the seed.
public struct SeededOrder: Sendable {
  /// What the keys depend on beside the text.
  public var seed: UInt64

  /// Makes one from its parts.
  public init(seed: UInt64) { self.seed = seed }

  /// The key of a text; equal for equal texts and seeds on every machine.
  public func key(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return Self.mix(hash &+ Self.mix(seed &+ 0x9e37_79b9_7f4a_7c15))
  }

  /// Positions of the texts in the order of their keys; equal keys by bytes.
  public func order(_ texts: [String]) -> [Int] {
    let keys = texts.map { key($0) }
    return texts.indices.sorted { left, right in
      if keys[left] != keys[right] { return keys[left] < keys[right] }
      return texts[left].utf8.lexicographicallyPrecedes(texts[right].utf8)
    }
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
