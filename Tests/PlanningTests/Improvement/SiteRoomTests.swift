import SyntheticInstances
import Testing

@testable import Planning

@Suite("Room for combinations of moves")
struct SiteRoomTests {
  /// The same from the plan after the moves, limits of single sites one by one.
  private func isEnough(_ moves: [CompoundMove], _ state: SearchState) -> Bool {
    var after = state
    for move in moves { for (party, site) in move.parties { after.move(party, to: site) } }
    return state.model.ownResources.allSatisfy { own in
      own.allSatisfy { resource, _ in
        let (before, load) = (state.loads[resource], after.loads[resource])
        return load <= max(state.model.uppers[resource], before) && load >= min(state.model.lowers[resource], before)
      }
    }
  }

  @Test(
    "Random combinations are judged as counting judges them, before and after exchanges",
    arguments: [1, 2, 3] as [UInt64])
  func agreesWithCounting(seed: UInt64) throws {
    let solver = try LevelSolver.ofPlannedCounty(
      CountyShape(households: 160, sites: 4, settlements: 28, slack: 0.1, seed: seed))
    let model = solver.model
    var state = SearchState(model, plan: try #require(solver.outcome.sites))
    var moves = CompoundMoves(CheapMoves(model, solver.prices), plan: state.sites, limit: 1e9)
    let listed = moves.cheapest(400)
    var room = SiteRoom(model)
    room.list(listed, state)
    var random = SplitMix(state: seed)
    var (enough, short) = (0, 0)
    var spent: Set<Int> = []
    for round in 0..<3_000 {
      var chosen: [Int] = []
      for _ in 0...random.below(4) {
        let index = random.below(listed.count)
        guard !spent.contains(listed[index].key), !chosen.contains(where: { listed[$0].key == listed[index].key })
        else { continue }
        chosen.append(index)
      }
      let combination = BalancedCombination(
        moves: SIMD4((0..<4).map { $0 < chosen.count ? Int32(chosen.sorted(by: >)[$0]) : -1 }), cost: 0)
      if chosen.isEmpty { continue }
      let parts = chosen.map { listed[$0] }
      let isFitting = isEnough(parts, state)
      #expect(room.isEnough(for: combination) == isFitting)
      if isFitting { enough += 1 } else { short += 1 }
      // Now and then one is made, whether or not it overruns something; its blocks are left alone afterwards.
      guard round % 300 == 299 else { continue }
      for part in parts { for (party, site) in part.parties { state.move(party, to: site) } }
      room.note(parts, state)
      spent.formUnion(parts.map(\.key))
    }
    #expect(enough > 20)
    #expect(short > 20)
  }
}
