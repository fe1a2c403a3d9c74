/// A set of sites by position, as bits: small, quick to intersect and to compare.
struct SiteSet: Hashable, Sendable {
  private var words: [UInt64]

  /// The empty set over this many sites.
  init(siteCount: Int) {
    words = [UInt64](repeating: 0, count: (siteCount + 63) / 64)
  }

  /// The sites of a count for which a condition holds.
  init(siteCount: Int, where condition: (Int) -> Bool) {
    self.init(siteCount: siteCount)
    for site in 0..<siteCount where condition(site) { insert(site) }
  }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  func contains(_ site: Int) -> Bool { words[site / 64] >> UInt64(site % 64) & 1 == 1 }

  mutating func insert(_ site: Int) { words[site / 64] |= 1 << UInt64(site % 64) }

  mutating func remove(_ site: Int) { words[site / 64] &= ~(1 << UInt64(site % 64)) }

  mutating func formIntersection(_ other: SiteSet) {
    for word in words.indices { words[word] &= other.words[word] }
  }

  mutating func formUnion(_ other: SiteSet) {
    for word in words.indices { words[word] |= other.words[word] }
  }

  func isSubset(of other: SiteSet) -> Bool {
    words.indices.allSatisfy { words[$0] & ~other.words[$0] == 0 }
  }

  /// The positions, ascending.
  var positions: [Int] {
    var found: [Int] = []
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        found.append(index * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return found
  }
}
