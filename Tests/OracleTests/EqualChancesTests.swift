import Planning
import Relocation
import Testing

/// Households that differ in nothing but their ids must have equal chances, whatever the order of rows and the spelling
/// of ids.
@Suite("Equal chances")
struct EqualChancesTests {
  /// So many households of one settlement with the same wish for a site that has room for fewer.
  static func contest(_ ids: [String], places: Int) -> PlanningCase {
    let households = ids.map {
      Household(id: HouseholdID($0), settlement: "A", people: 1, wishes: ["S1", nil, nil])
    }
    let instance = Instance(
      households: households, sites: [Site(id: "S1", people: places), Site(id: "S2")],
      distances: [.init(settlement: "A", site: "S1"): 10, .init(settlement: "A", site: "S2"): 10],
      columns: [.households: ["wish_1"], .sites: ["people"]])
    return PlanningCase(
      instance: instance,
      scenario: Scenario(
        name: "contest",
        objectives: [ObjectiveLevel([.init(.unplaced, weight: 1)]), ObjectiveLevel([.init(.wishes, weight: 1)])]))
  }

  static func winners(_ planningCase: PlanningCase, seed: UInt64, method: PlanningOptions.Method) throws -> Set<String>
  {
    let options = PlanningOptions(method: method, seed: seed, threads: 1)
    guard case .planned(let result) = try findPlan(for: planningCase, options: options) else { return [] }
    #expect(result.isProven)
    return Set(result.plan.assignments.filter { $0.value.site == "S1" }.map(\.key.rawValue))
  }

  /// χ² of the wins of each against equal chances for all. With m of n winning in each of R runs, a household's wins have
  /// the variance R · (m/n) · (1 − m/n), and the sum of squares over that, times (n − 1)/n, is χ² with n − 1 degrees.
  static func chiSquare(_ wins: [Int], runs: Int, places: Int) -> Double {
    let count = Double(wins.count)
    let chance = Double(places) / count
    let expected = Double(runs) * chance
    let squares = wins.reduce(0.0) { $0 + (Double($1) - expected) * (Double($1) - expected) }
    return squares / (expected * (1 - chance)) * (count - 1) / count
  }

  /// χ² with 5 degrees of freedom exceeds this with probability 0.001.
  static let critical = 20.515

  static let spellings: [(name: String, ids: [String])] = [
    ("numbered", ["H1", "H2", "H3", "H4", "H5", "H6"]),
    ("unlike each other", ["a", "Z", "0017", "户甲", "𠮷 😀", "a b"]),
  ]

  @Test(
    "Over 400 seeds interchangeable households get a contested site equally often (χ² at the level of 0.001)",
    arguments: [PlanningOptions.Method.decompose, .direct], [0, 1])
  func equallyOften(method: PlanningOptions.Method, spelling: Int) throws {
    let ids = Self.spellings[spelling].ids
    for places in [1, 2] {
      let planningCase = Self.contest(ids, places: places)
      var wins = [Int](repeating: 0, count: ids.count)
      let runs = 400
      for seed in 1...runs {
        let winners = try Self.winners(planningCase, seed: UInt64(seed), method: method)
        #expect(winners.count == places)
        for (position, id) in ids.enumerated() where winners.contains(id) { wins[position] += 1 }
      }
      let statistic = Self.chiSquare(wins, runs: runs, places: places)
      #expect(statistic < Self.critical, "\(places) of 6 \(Self.spellings[spelling].name): \(wins)")
    }
  }

  @Test("The statistic finds a household that is favoured")
  func statisticHasPower() {
    #expect(Self.chiSquare([67, 66, 67, 66, 67, 67], runs: 400, places: 1) < 1)
    #expect(Self.chiSquare([107, 59, 59, 58, 58, 59], runs: 400, places: 1) > Self.critical)
  }

  @Test("The order of rows decides nothing, and the same seed gives the same plan")
  func rowOrder() throws {
    let ids = ["H1", "H2", "H3", "H4", "H5", "H6"]
    for seed in 1...20 {
      let once = try Self.winners(Self.contest(ids, places: 2), seed: UInt64(seed), method: .decompose)
      let again = try Self.winners(Self.contest(ids, places: 2), seed: UInt64(seed), method: .decompose)
      let turned = try Self.winners(Self.contest(ids.reversed(), places: 2), seed: UInt64(seed), method: .decompose)
      #expect(once == again)
      #expect(once == turned)
    }
  }

  @Test("The spelling of ids decides nothing: those first in the alphabet win no more often than those last")
  func alphabet() throws {
    var first = 0
    let runs = 300
    for seed in 1...runs {
      // New names every time, so that it is the place in the alphabet that is tested and not one name's luck.
      let ids = (0..<2).map { "\($0)-\(seed &* 7919 % 10_007)" }
      if try Self.winners(Self.contest(ids, places: 1), seed: 5, method: .decompose).contains(ids[0]) { first += 1 }
    }
    // One degree of freedom, level 0.001: 10.83.
    let expected = Double(runs) / 2
    let statistic = 2 * (Double(first) - expected) * (Double(first) - expected) / expected
    #expect(statistic < 10.83, "\(first) of \(runs)")
  }
}
