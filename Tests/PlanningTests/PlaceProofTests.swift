import Formulation
import GLPKSolver
import Relocation
import SyntheticInstances
import Testing

@testable import Planning

@Suite("Proofs by planes and a tree in exact integers")
struct PlaceProofTests {
  /// A small county without cohesion whose best value is known.
  private struct Solved {
    let solver: LevelSolver
    let planningCase: PlanningCase
    var best: Int { solver.outcome.value }
    /// What multipliers prove.
    var alone: Int { solver.outcome.exact.bound }

    init(_ seed: UInt64) throws {
      let shape = CountyShape(households: 300, sites: 5, settlements: 45, slack: 0.02, seed: seed)
      planningCase = PlanningCase(instance: shape.instance(), scenario: .standard)
      var solver = try LevelSolver.ofCounty(shape, isFree: true)
      try solver.solve()
      try #require(solver.outcome.sites != nil && solver.outcome.value == solver.outcome.bound)
      self.solver = solver
    }

    func proven(above: Int = 0, tampering: AnswerTampering? = nil) throws -> Int {
      let found = try AnswerTampering.$current.withValue(tampering) {
        try PlaceProof.run(
          solver.task, of: planningCase, context: solver.context, exact: solver.outcome.exact, target: best + above)
      }
      return try #require(found).bound
    }
  }

  @Test("They close most of what multipliers leave open, and prove nothing that is false", arguments: [1, 2, 3])
  func closes(seed: UInt64) throws {
    let solved = try Solved(seed)
    let bound = try solved.proven()
    #expect(bound <= solved.best)
    #expect(3 * (solved.best - bound) <= 2 * (solved.best - solved.alone))
    for above in [1, 40] { #expect(try solved.proven(above: above) <= solved.best) }
  }

  @Test("Whatever the solver says of its linear programs, they prove nothing that is false")
  func lies() throws {
    let solved = try Solved(1)
    for lie in Lie.allCases {
      for above in [0, 40] {
        let bound = try solved.proven(above: above, tampering: lie.tampering)
        #expect(solved.alone...solved.best ~= bound, "\(lie)")
      }
    }
  }

  enum Lie: CaseIterable {
    case dualsHuge, dualsGarbage, dualsZero, primalsGarbage, allHalves

    var tampering: AnswerTampering {
      var tampering = AnswerTampering()
      tampering.point = { point in
        var told = point
        switch self {
        case .dualsHuge:
          told.rowDuals = point.rowDuals.enumerated().map { $0.offset.isMultiple(of: 2) ? 1e300 : -1e300 }
        case .dualsGarbage: told.rowDuals = point.rowDuals.enumerated().map { Double($0.offset * 7_919 % 2_003) - 900 }
        case .dualsZero: told.rowDuals = point.rowDuals.map { _ in 0 }
        case .primalsGarbage:
          told.columnPrimals = point.columnPrimals.enumerated().map { Double($0.offset * 37 % 11) - 4 }
        case .allHalves: told.columnPrimals = point.columnPrimals.map { _ in 0.5 }
        }
        return told
      }
      return tampering
    }
  }

  @Test(
    "Multipliers of a combination are whole over the divisor, and nearest to zero; what is not finite makes no plane")
  func combination() throws {
    let plane = try #require(RoundingPlane(combination: ([1.0 / 3, -0.25, 2.75], [1.5])))
    #expect(plane.resources == [333_333_333, -250_000_000, -250_000_000])
    #expect(plane.planes.map(abs) == [500_000_000])
    #expect(RoundingPlane(combination: ([.infinity], [])) == nil)
    #expect(RoundingPlane(combination: ([], [.nan])) == nil)
  }
}
