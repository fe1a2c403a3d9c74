import Foundation
import InstanceFiles
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
