import Formulation
import Foundation
import GLPKSolver
import InstanceFiles
import Relocation
import Testing

@Suite("The MathProg statement")
struct MathProgOracleTests {
  /// The part of `expected.json` that is read here.
  private struct Expected: Decodable {
    var levels: [Int]
  }

  @Test("finds on the instance tiny the values derived by hand")
  func tiny() throws {
    let file = URL(fileURLWithPath: RepositoryFolder.path("Instances/tiny/expected.json"))
    let expected = try JSONDecoder().decode(Expected.self, from: Data(contentsOf: file))
    #expect(try MathProgStatement.leastValues(of: tinyCase()) == expected.levels)
  }

  @Test("finds on random cases the values that trying every plan finds", arguments: [1, 2, 3, 4] as [UInt64])
  func agreesWithExhaustiveSearch(seed: UInt64) throws {
    var cases = MathProgRandomCase(seed: seed)
    var solvedCount = 0
    for number in 0..<25 {
      let planningCase = cases.next()
      let expected = try MathProgExhaustiveSearch(planningCase: planningCase).leastValues()
      let found = try MathProgStatement.leastValues(of: planningCase)
      #expect(found == expected, "case \(number) of seed \(seed)\n\(mathProgData(for: planningCase))")
      if expected != nil { solvedCount += 1 }
    }
    #expect(solvedCount >= 5, "most of the cases drawn are impossible: they prove nothing")
  }

  @Test("says that a case is impossible where a pin names a site that is not there")
  func pinElsewhere() throws {
    var scenario = Scenario.standard
    scenario.changes.pin = ["P1": "NOT-THERE"]
    #expect(try MathProgStatement.leastValues(of: tinyCase(scenario)) == nil)
  }

  @Test("is read by GLPK's translator with the columns and rows of the instance tiny")
  func translates() throws {
    let data = try mathProgData(for: tinyCase())
    let counts = try MathProgStatement.withLoadedProblem(data: data) { [$0.columnCount, $0.rowCount] }
    #expect(counts.allSatisfy { $0 > 40 }, "columns and rows: \(counts)")
  }

  private func tinyCase(_ scenario: Scenario = .standard) throws -> PlanningCase {
    PlanningCase(instance: try readInstance(at: RepositoryFolder.path("Instances/tiny")).instance, scenario: scenario)
  }
}
