import Formulation
import Foundation
import InstanceFiles
import Planning
import Relocation
import Testing

/// The instances of the repository whose least values were derived by hand or by trying every plan.
@Suite("The instances with known values")
struct InstanceOracleTests {
  /// The part of `expected.json` that is read here.
  struct Expected: Decodable {
    var levels: [Int]?
    var possible: Bool?
    var levels_after_change: [Int]?
  }

  static let folders: [String] = {
    let small = (try? Repository.folders(in: "Instances/small")) ?? []
    return ["Instances/tiny", "Instances/impossible"] + small
  }()

  static func read(_ folder: String) throws -> (planningCase: PlanningCase, expected: Expected) {
    let scenario = Repository.path("\(folder)/scenario.yaml")
    let hasScenario = FileManager.default.fileExists(atPath: scenario)
    let instance = try readInstance(at: Repository.path(folder)).instance
    let file = URL(fileURLWithPath: Repository.path("\(folder)/expected.json"))
    return (
      PlanningCase(instance: instance, scenario: hasScenario ? try readScenario(at: scenario).scenario : .standard),
      try JSONDecoder().decode(Expected.self, from: Data(contentsOf: file))
    )
  }

  @Test("have these values in both formulations", arguments: folders)
  func values(folder: String) throws {
    let (planningCase, expected) = try Self.read(folder)
    #expect(expected.possible == false ? expected.levels == nil : expected.levels != nil)
    #expect(try DirectSolving.solve(planningCase)?.values == expected.levels)
    #expect(try MathProgSolving.values(of: planningCase) == expected.levels)
  }

  /// The parts of `expected.json` of the instance replan.
  private struct Replanned: Decodable {
    var before: Expected
    var after: Expected
  }

  @Test("have these values in both formulations when a plan was there before")
  func replan() throws {
    let file = URL(fileURLWithPath: Repository.path("Instances/replan/expected.json"))
    let expected = try JSONDecoder().decode(Replanned.self, from: Data(contentsOf: file))
    let instance = try readInstance(at: Repository.path("Instances/replan")).instance
    func scenario(_ name: String) throws -> Scenario {
      try readScenario(at: Repository.path("Instances/replan/scenario-\(name).yaml")).scenario
    }
    let before = PlanningCase(instance: instance, scenario: try scenario("before"))
    let solved = try #require(try DirectSolving.solve(before))
    #expect(solved.values == expected.before.levels)
    let plan = try AssignmentProblem(before).plan(of: solved.allocation, in: before)
    let after = PlanningCase(instance: instance, scenario: try scenario("after"), earlier: plan)
    #expect(try DirectSolving.solve(after)?.values == expected.after.levels)
    #expect(try MathProgSolving.values(of: after) == expected.after.levels)
    for method in PlanningOptions.Method.allCases {
      let outcome = try findPlan(for: after, options: PlanningOptions(method: method))
      PlanningVerdict.expect(expected.after.levels, of: outcome, for: after, "replan")
    }
  }

  @Test("are all there")
  func count() {
    #expect(Self.folders.count >= 18)
  }
}

@Suite("The MathProg statement")
struct MathProgOracleTests {
  @Test("has the values that trying plans finds on random cases")
  func agreesWithBruteForce() throws {
    for tinyCase in TinyCase.all.prefix(30) {
      #expect(try MathProgSolving.values(of: tinyCase.planningCase) == tinyCase.oracle.values, "\(tinyCase.number)")
    }
  }
}
