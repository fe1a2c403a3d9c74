import Formulation

/// Sites parted into windows of neighbours, so that each window can be searched on its own.
///
/// Two sites are the nearer the more settlements have both among the few that are cheapest for them. What a site counts for is
/// drawn anew for each window: else the same sites would come together again and again.
struct SiteWindows: Sendable {
  /// Sites of each window; every site is in one.
  private(set) var windows: [[Int]] = []

  /// - Parameters:
  ///   - near: the few sites that are cheapest for each block.
  ///   - size: sites of a window, but for the last ones.
  init(_ near: NearSites, blockCount: Int, size: Int, random: inout SplitMix) {
    let count = near.siteCount
    var bonds = [Int](repeating: 0, count: count * count)
    for block in 0..<blockCount {
      let sites = near.sites(of: block)
      for (position, first) in sites.enumerated() {
        for second in sites.dropFirst(position + 1) {
          bonds[first * count + second] += 1
          bonds[second * count + first] += 1
        }
      }
    }
    var left = Array(0..<count)
    while !left.isEmpty {
      var window = [left.remove(at: random.below(left.count))]
      let weights = (0..<count).map { _ in 100 + random.below(300) }
      var pull = (0..<count).map { bonds[window[0] * count + $0] * weights[$0] }
      while window.count < size, let next = left.indices.max(by: { pull[left[$0]] < pull[left[$1]] }),
        pull[left[next]] > 0
      {
        let site = left.remove(at: next)
        window.append(site)
        for other in 0..<count { pull[other] += bonds[site * count + other] * weights[other] }
      }
      windows.append(window)
    }
  }
}
