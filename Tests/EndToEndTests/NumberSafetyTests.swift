import Foundation
import Testing

@Suite("Numbers that are too large")
struct NumberSafetyTests {
  private func instance(_ scratch: Scratch, households: Int, people: Int, places: String = "1000000000") throws
    -> String
  {
    let rows = (0..<households).map { "H\($0),\(people),G1,S1" }
    try scratch.write("id,people,settlement,wish_1\n" + rows.joined(separator: "\n") + "\n", to: "case/households.csv")
    try scratch.write("id,people\nS1,\(places)\nS2,\(places)\n", to: "case/sites.csv")
    return scratch.path("case")
  }

  @Test(
    "A weight that drives a level out of 64 bits is named, and nothing is written",
    arguments: ["unplaced", "wishes"])
  func weights(criterion: String) throws {
    let scratch = try Scratch()
    let path = try instance(scratch, households: 2_000, people: 1_000_000)
    let scenario = try scratch.write("objectives:\n  - { \(criterion): 1000000000 }\n", to: "large.yaml")
    let outcome = try RelocateProcess.run(["solve", path, "--scenario", scenario, "--out", scratch.path("plan")])
    #expect(outcome.status == 65)
    #expect(outcome.messages.contains("level 1: the weight of '\(criterion)' is too large for exact integers"))
    #expect(!FileManager.default.fileExists(atPath: scratch.path("plan")))
  }

  @Test("The largest weights that a level can carry are planned with exactly, and both checkers agree")
  func largest() throws {
    let scratch = try Scratch()
    let path = try instance(scratch, households: 4, people: 1_000, places: "3000")
    let scenario = try scratch.write(
      "objectives:\n  - { unplaced: 1000000000 }\n  - { wishes: 1000000000, split: 1000000000 }\n", to: "large.yaml")
    let plan = scratch.path("plan")
    let outcome = try RelocateProcess.run(["solve", path, "--scenario", scenario, "--out", plan])
    #expect(outcome.status == 0 || outcome.status == 2)
    // One of four cannot have its first wish: 1,000 people × 4 × 10⁹, and one site more × 10⁹.
    #expect(outcome.output.contains("value 4,001,000,000,000"), "\(outcome.output)")
    #expect(try RelocateProcess.run(["verify", plan]).status == 0)
  }

  @Test("A number that no table may hold is a fault of its cell, however many digits it has")
  func cells() throws {
    let scratch = try Scratch()
    for number in ["9223372036854775807", "9223372036854775808", "99999999999999999999999999", "-1", "1e30"] {
      let path = try instance(scratch, households: 2, people: 3, places: number)
      let outcome = try RelocateProcess.run(["check", path])
      #expect(outcome.status == 65, "\(number)")
      #expect(outcome.output.contains("sites.csv, row 2, column B (people)"), "\(number): \(outcome.output)")
    }
  }
}
