import SyntheticInstances
import Testing

@testable import Planning

@Suite("Guarded limits")
struct GuardedLimitsTests {
  private func solver(slack: Double) throws -> LevelSolver {
    try .ofPlannedCounty(CountyShape(households: 160, sites: 4, settlements: 28, slack: slack, seed: 2))
  }

  /// Moves of a plan with hashes, and the plan.
  private func hashed(
    _ solver: LevelSolver, isStrict: Bool
  ) throws -> (moves: [CompoundMove], guards: GuardedLimits, state: SearchState) {
    let state = SearchState(solver.model, plan: try #require(solver.outcome.sites))
    let guards = GuardedLimits(solver.model, prices: solver.prices.resources, share: 0, isStrict: isStrict)
    var all = CompoundMoves(CheapMoves(solver.model, solver.prices), plan: state.sites, limit: 1e9)
    var moves = all.cheapest(400)
    guards.hash(&moves, state)
    return (moves, guards, state)
  }

  /// Whether a move changes a limit that has less than so much room, and a price.
  private func touches(_ move: CompoundMove, _ solver: LevelSolver, _ state: SearchState, below room: Int) -> Bool {
    move.changes.contains { resource, _ in
      solver.prices.resources[resource] > 0 && solver.model.uppers[resource] - state.loads[resource] < room
    }
  }

  @Test("Strictly, just the moves that change a full limit with a price have hashes")
  func strict() throws {
    let solver = try solver(slack: 0)
    let (moves, _, state) = try hashed(solver, isStrict: true)
    for move in moves { #expect((move.hash != 0) == touches(move, solver, state, below: 1)) }
    #expect(moves.contains { $0.hash != 0 })
  }

  @Test("Limits with room for hardly anybody are guarded too, and limits with much room are not")
  func nearlyFull() throws {
    let solver = try solver(slack: 0.05)
    let strict = try hashed(solver, isStrict: true)
    let (moves, _, state) = try hashed(solver, isStrict: false)
    // Nobody uses more than the largest household's people.
    let most = solver.model.amounts.max().map { Int($0) } ?? 0
    let differing = zip(strict.moves, moves).filter { $0.hash != $1.hash }.map(\.1)
    #expect(!differing.isEmpty)
    for move in differing {
      let rooms = move.changes.filter { solver.prices.resources[$0.resource] > 0 }.map {
        solver.model.uppers[$0.resource] - state.loads[$0.resource]
      }
      #expect(rooms.contains { 1 <= $0 && $0 < most })
    }
    for move in moves where move.hash != 0 { #expect(touches(move, solver, state, below: most)) }
  }

  @Test("A move there and the same back add up to nothing")
  func sums() throws {
    let solver = try solver(slack: 0)
    let (moves, guards, state) = try hashed(solver, isStrict: true)
    let move = try #require(moves.first { $0.hash != 0 })
    var back = [move]
    back[0].changes = move.changes.map { ($0.resource, -$0.amount) }
    guards.hash(&back, state)
    #expect(move.hash &+ back[0].hash == 0)
    // What is added to one limit alone can be asked for.
    let guarded = try #require(
      move.changes.first { solver.prices.resources[$0.resource] > 0 && guards.hash(adding: 1, to: $0.resource) != 0 })
    #expect(
      guards.hash(adding: guarded.amount, to: guarded.resource)
        == guards.hash(adding: 1, to: guarded.resource) &* UInt64(bitPattern: Int64(guarded.amount)))
  }
}
