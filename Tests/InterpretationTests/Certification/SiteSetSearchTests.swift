import Testing

@testable import Interpretation

@Suite("The cheapest sets of sites for one settlement")
struct SiteSetSearchTests {
  struct Problem {
    var unplaced: [Int?]
    /// By site and part.
    var costs: [[Int?]]
    var mustUse: [Int]
    var extraSiteCost: Int
    var maxSites: Int

    init(_ random: inout TestRandom) {
      let parts = Int.random(in: 1...5, using: &random)
      let sites = Int.random(in: 1...5, using: &random)
      unplaced = (0..<parts).map { _ in random.chance(25) ? nil : Int.random(in: -20...120, using: &random) }
      costs = (0..<sites).map { _ in
        (0..<parts).map { _ in random.chance(20) ? nil : Int.random(in: -50...100, using: &random) }
      }
      mustUse = (0..<sites).filter { _ in random.chance(15) }
      extraSiteCost = random.chance(40) ? 0 : Int.random(in: 1...60, using: &random)
      maxSites = Int.random(in: 1...6, using: &random)
    }

    /// By trying every site, or none, for every part.
    var least: Int? {
      var open: [(used: Set<Int>, cost: Int)] = [([], 0)]
      for part in unplaced.indices {
        open = open.flatMap { way -> [(used: Set<Int>, cost: Int)] in
          var next = costs.indices.compactMap { site in
            costs[site][part].map { (way.used.union([site]), way.cost + $0) }
          }
          if let out = unplaced[part] { next.append((way.used, way.cost + out)) }
          return next
        }
      }
      return open.filter { $0.used.count <= maxSites && $0.used.isSuperset(of: mustUse) }
        .map { $0.cost + extraSiteCost * max(0, $0.used.count - 1) }.min()
    }

    func search(steps: Int = 10_000) throws -> (value: Int?, isComplete: Bool) {
      var search = try SiteSetSearch(
        unplaced: unplaced, costs: costs, mustUse: mustUse, extraSiteCost: extraSiteCost, maxSites: maxSites,
        steps: steps)
      return search.minimum()
    }
  }

  @Test("The search finds what trying every way finds")
  func agreesWithBruteForce() throws {
    var random = TestRandom(seed: 11)
    var feasible = 0
    for _ in 0..<1500 {
      let problem = Problem(&random)
      let found = try problem.search()
      #expect(found.isComplete)
      #expect(found.value == problem.least, "\(problem)")
      if found.value != nil { feasible += 1 }
    }
    #expect(feasible > 500)
  }

  @Test("A search that is cut short says so and still gives a lower bound")
  func cutShort() throws {
    var random = TestRandom(seed: 12)
    var cut = 0
    for _ in 0..<800 {
      let problem = Problem(&random)
      let found = try problem.search(steps: Int.random(in: 0...3, using: &random))
      guard !found.isComplete else {
        #expect(found.value == problem.least)
        continue
      }
      cut += 1
      if let least = problem.least {
        #expect(try #require(found.value) <= least)
      }
    }
    #expect(cut > 100)
  }

  @Test("Costs near the end of the range are refused, not wrapped around")
  func hugeCosts() {
    #expect(throws: CertificateFault.outOfRange) {
      try SiteSetSearch(
        unplaced: [Int.min], costs: [[1]], mustUse: [], extraSiteCost: 0, maxSites: 1, steps: 10)
    }
    #expect(throws: CertificateFault.outOfRange) {
      try SiteSetSearch(
        unplaced: [0], costs: [[Int.max / 2], [1]], mustUse: [], extraSiteCost: Int.max / 3, maxSites: 2, steps: 10)
    }
  }
}
