import Formulation
import SyntheticInstances
import Testing

@testable import Planning

@Suite("Exchanges of open sets")
struct OpenSetExchangeTests {
  @Test("They go on from a plan as long as plans become better, and leave one that obeys everything")
  func whileBetter() throws {
    var gains: [Int] = []
    for seed in 1...4 as ClosedRange<UInt64> {
      // Few large settlements, of which many are divided where that costs little.
      var solver = try LevelSolver.ofPlannedCounty(
        CountyShape(households: 240, sites: 6, settlements: 14, slack: 0.05, seed: seed), split: 300)
      let before = solver.outcome.value
      try solver.exchangeOpenSetsWhileBetter()
      let sites = try #require(solver.outcome.sites)
      let allocation = try #require(solver.model.allocation(sites))
      #expect(solver.task.obeys(allocation))
      #expect(solver.task.problem.value(of: allocation, level: solver.task.level) == solver.outcome.value)
      gains.append(before - solver.outcome.value)
      // From where they ended they find nothing.
      let end = solver.outcome.value
      let isBetter = try solver.exchangeOpenSets(round: 0)
      #expect(!isBetter)
      #expect(solver.outcome.value == end)
    }
    #expect(gains.allSatisfy { $0 >= 0 })
    #expect(gains.contains { $0 > 0 })
  }
}
