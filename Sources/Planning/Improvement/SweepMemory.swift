/// Which pairs of sites have been looked at in vain since either of them changed; -1 stands for outside.
struct SweepMemory: Sendable {
  private let siteCount: Int
  /// By site, outside first: how often it changed.
  private var changes: [Int]
  /// By pair of sites: the sum of their changes when no exchange between them gained.
  private var settled: [Int]

  init(siteCount: Int) {
    self.siteCount = siteCount
    changes = [Int](repeating: 0, count: siteCount + 1)
    settled = [Int](repeating: -1, count: (siteCount + 1) * (siteCount + 1))
  }

  private func index(_ a: Int, _ b: Int) -> Int { (a + 1) * (siteCount + 1) + b + 1 }

  func isSettled(_ a: Int, _ b: Int) -> Bool { settled[index(a, b)] == changes[a + 1] + changes[b + 1] }

  mutating func settle(_ a: Int, _ b: Int) { settled[index(a, b)] = changes[a + 1] + changes[b + 1] }

  mutating func note(_ site: Int) { changes[site + 1] += 1 }

  /// Sites where prices have risen are to be looked at again.
  mutating func noteOverruns(_ state: SearchState) {
    let isShared = state.sharedPenalty > 0
    for site in -1..<siteCount where isShared || state.penalty(at: site) > 0 { note(site) }
  }

  /// Takes what a search between some pairs of sites, all of them among `sites`, has found out.
  mutating func take(_ other: SweepMemory, _ sites: [Int], _ pairs: [(Int, Int)]) {
    for site in sites { changes[site + 1] = other.changes[site + 1] }
    for (a, b) in pairs { settled[index(a, b)] = other.settled[index(a, b)] }
  }
}
