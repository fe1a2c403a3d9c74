import Testing

@testable import Interpretation

@Suite("The sites that matter to one settlement")
struct UsefulSitesTests {
  struct Problem {
    var unplaced: [Int?]
    /// By part and site.
    var rows: [[Int?]]
    var extraSiteCost: Int
    var maxSites: Int

    init(_ random: inout TestRandom, sites: ClosedRange<Int>) {
      let parts = Int.random(in: 1...5, using: &random)
      let sites = Int.random(in: sites, using: &random)
      unplaced = (0..<parts).map { _ in random.chance(60) ? nil : Int.random(in: -20...300, using: &random) }
      rows = (0..<parts).map { _ in
        (0..<sites).map { _ in random.chance(15) ? nil : Int.random(in: -50...200, using: &random) }
      }
      extraSiteCost = random.chance(30) ? 0 : Int.random(in: 1...90, using: &random)
      maxSites = Int.random(in: 1...4, using: &random)
    }

    func least(over sites: [Int]) throws -> Int? {
      var search = try SiteSetSearch(
        unplaced: unplaced, costs: sites.map { site in rows.map { $0[site] } }, mustUse: [],
        extraSiteCost: extraSiteCost, maxSites: maxSites, steps: 100_000)
      let found = search.minimum()
      #expect(found.isComplete)
      return found.value
    }
  }

  @Test("Nothing is lost without the others, and of many sites a good part are among them")
  func losesNothing() throws {
    var random = TestRandom(seed: 21)
    var (kept, all, feasible) = (0, 0, 0)
    for round in 0..<600 {
      let problem = Problem(&random, sites: round.isMultiple(of: 3) ? 20...30 : 1...8)
      let sites = try UsefulSites.find(
        unplaced: problem.unplaced, rows: problem.rows, extraSiteCost: problem.extraSiteCost)
      let everywhere = problem.rows[0].indices.map { $0 }
      let least = try problem.least(over: everywhere)
      #expect(try problem.least(over: sites) == least, "\(problem)")
      if least != nil { feasible += 1 }
      guard everywhere.count >= 20 else { continue }
      kept += sites.count
      all += everywhere.count
    }
    #expect(feasible > 400)
    #expect(4 * kept < 3 * all)
  }

  @Test("Where a part can be nowhere nothing is left out")
  func nowhere() throws {
    let sites = try UsefulSites.find(unplaced: [nil, 3], rows: [[nil, nil], [5, nil]], extraSiteCost: 1)
    #expect(sites == [0])
  }

  @Test("Costs near the end of the range are refused, not wrapped around")
  func hugeCosts() {
    #expect(throws: CertificateFault.outOfRange) {
      try UsefulSites.find(unplaced: [Int.min, Int.min], rows: [[1], [1]], extraSiteCost: 0)
    }
  }
}
