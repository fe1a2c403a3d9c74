/// The cheapest way to place the parts of one settlement when the sites they use are bounded or charged.
///
/// For a set of open sites each part takes its cheapest open site or stays out, so only the set is searched: by depth
/// first, a site at a time. What a further site saves can only shrink as others open (the saving is submodular), so the
/// sum of the largest savings bounds what a branch can still gain, and a site that saves no more than it is charged is
/// out for good. Exact for any number of sites unless the search is cut short, and then still a lower bound.
struct SiteSetSearch {
  /// By part: cost of staying out; `nil` where it must be placed.
  typealias Unplaced = [Int?]

  private let unplaced: [Int]
  /// By site and part.
  private let costs: [[Int]]
  private let mustUse: [Int]
  private let extraSiteCost: Int
  private let maxSites: Int
  /// Stands for what may not be: more than any allowed way differs from another.
  private let forbidden: Int
  private let largestAllowed: Int
  /// By part: what it costs where every site that may be opened is.
  private let cheapest: [Int]
  private var best: Int
  /// The least that the branches not looked into may hold.
  private var floor = Int.max
  private var stepsLeft: Int

  /// Prepares a search.
  ///
  /// - Parameters:
  ///   - costs: By site and part; `nil` where the part may not go there.
  ///   - mustUse: Sites where at least one part must go.
  ///   - extraSiteCost: Charge for each site beyond the first, not negative.
  init(
    unplaced: Unplaced, costs: [[Int?]], mustUse: [Int], extraSiteCost: Int, maxSites: Int, steps: Int
  ) throws(CertificateFault) {
    var spread = try Checked.product(extraSiteCost, costs.count)
    for part in unplaced.indices {
      var largest = try Checked.magnitude(unplaced[part] ?? 0)
      for site in costs { largest = max(largest, try Checked.magnitude(site[part] ?? 0)) }
      spread = try Checked.sum(spread, largest)
    }
    largestAllowed = spread
    let forbidden = try Checked.sum(1, try Checked.product(2, spread))
    // Every sum below is of at most this size, so none of them can overflow.
    _ = try Checked.product(forbidden, 2 * (unplaced.count + mustUse.count + 2))
    self.forbidden = forbidden
    self.unplaced = unplaced.map { $0 ?? forbidden }
    self.costs = costs.map { $0.map { $0 ?? forbidden } }
    cheapest = unplaced.indices.map { part in
      costs.reduce(unplaced[part] ?? forbidden) { min($0, $1[part] ?? forbidden) }
    }
    self.mustUse = mustUse
    self.extraSiteCost = extraSiteCost
    self.maxSites = min(maxSites, costs.count)
    best = forbidden
    stepsLeft = steps
  }

  /// The minimum, `nil` where there is no way at all; and whether the search was complete.
  mutating func minimum() -> (value: Int?, isComplete: Bool) {
    guard mustUse.count <= maxSites else { return (nil, true) }
    var current = unplaced
    for site in mustUse { open(site, &current) }
    let total = current.reduce(0, +) + extraSiteCost * max(0, mustUse.count - 1)
    best = total + detour(current)
    let candidates = costs.indices.filter { !mustUse.contains($0) }
    explore(current, total: total, opened: mustUse.count, candidates: candidates)
    let value = min(best, floor)
    return (value > largestAllowed ? nil : value, floor == Int.max)
  }

  private func open(_ site: Int, _ current: inout [Int]) {
    for part in current.indices { current[part] = min(current[part], costs[site][part]) }
  }

  private mutating func explore(_ current: [Int], total: Int, opened: Int, candidates: [Int]) {
    let slots = maxSites - opened
    guard slots > 0 else { return }
    let charge = opened == 0 ? 0 : extraSiteCost
    let ranked = candidates.map { (site: $0, gain: gain(of: $0, current)) }.filter { $0.gain > charge }
      .sorted { $0.gain > $1.gain }
    for (rank, candidate) in ranked.enumerated() {
      let further = ranked[(rank + 1)...].prefix(slots - 1).reduce(0) { $0 + max(0, $1.gain - extraSiteCost) }
      let least = total + charge - candidate.gain - further
      if least >= best { return }
      if stepsLeft == 0 {
        floor = min(floor, least)
        return
      }
      stepsLeft -= 1
      var next = current
      open(candidate.site, &next)
      let nextTotal = total + charge - candidate.gain
      best = min(best, nextTotal + detour(next))
      // Mostly no second site is worth its charge, even if it were the cheapest of all for every part.
      guard slots > 1, reach(next) + extraSiteCost * (opened + 1) < best else { continue }
      explore(next, total: nextTotal, opened: opened + 1, candidates: ranked[(rank + 1)...].map(\.site))
    }
  }

  /// What the parts would cost if all other sites were opened free of charge.
  private func reach(_ current: [Int]) -> Int {
    var total = 0
    for part in current.indices { total += min(current[part], cheapest[part]) }
    return total
  }

  private func gain(of site: Int, _ current: [Int]) -> Int {
    var gain = 0
    costs[site].withUnsafeBufferPointer { costs in
      for part in costs.indices where costs[part] < current[part] { gain += current[part] - costs[part] }
    }
    return gain
  }

  /// What it costs beyond the cheapest ways that each site that must be used really gets a part of its own.
  private func detour(_ current: [Int]) -> Int {
    if mustUse.isEmpty { return 0 }
    if mustUse.count > 12 { return mustUse.map { smallestDetour(to: $0, current) }.max() ?? 0 }
    // least[set]: the cheapest detours of the parts so far, by the set of sites that have got one.
    var least = [Int](repeating: forbidden, count: 1 << mustUse.count)
    least[0] = 0
    for part in current.indices {
      for set in least.indices.reversed() where least[set] < forbidden {
        for (bit, site) in mustUse.enumerated() where set & (1 << bit) == 0 && costs[site][part] < forbidden {
          let with = set | (1 << bit)
          least[with] = min(least[with], least[set] + costs[site][part] - current[part])
        }
      }
    }
    return least[least.count - 1]
  }

  private func smallestDetour(to site: Int, _ current: [Int]) -> Int {
    current.indices.lazy.filter { costs[site][$0] < forbidden }.map { costs[site][$0] - current[$0] }.min() ?? forbidden
  }
}
