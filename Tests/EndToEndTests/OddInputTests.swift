import Foundation
import Testing

@Suite("Odd sizes, weights and names, from the tables to the verdict")
struct OddInputTests {
  private static let names = ["a b", "𠮷", "🏠 1", "x/y", "\"q\"", "è", "#1", "- 1", "'n'"]

  /// A cell of CSV.
  private static func cell(_ text: String) -> String {
    "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }

  /// An instance of so many households under odd names, at two sites.
  private func instance(_ count: Int, in scratch: Scratch) throws -> String {
    var households = "id,people,settlement,wish_1,category\n"
    for (index, name) in Self.names.prefix(count).enumerated() {
      let wish = Self.names[(index * 2 + 1) % 2]
      households +=
        "\(Self.cell(name)),\(1 + index % 4),\(Self.cell(Self.names[index % 3])),\(Self.cell(wish)),registered_poor\n"
    }
    try scratch.write(households, to: "case/households.csv")
    let sites = Self.names.prefix(2).map { "\(Self.cell($0)),9\n" }.joined()
    try scratch.write("id,people\n" + sites, to: "case/sites.csv")
    return scratch.path("case")
  }

  /// Solves, and has both checkers, `explain`, `compare` and `export` judge and read the plan.
  private func walk(
    _ arguments: [String], _ scratch: Scratch, household: String, statuses: Set<Int32> = [0]
  ) throws {
    let plan = scratch.path("plan")
    let solve = try RelocateProcess.run(["solve", scratch.path("case"), "--out", plan, "--force"] + arguments)
    #expect(statuses.contains(solve.status), "\(solve.messages)")
    let verify = try RelocateProcess.run(["verify", plan])
    #expect(verify.status == 0, "\(verify.output)\(verify.messages)")
    let second = try secondChecker(plan)
    #expect(second.status == 0, "\(second.text)")
    for words in [
      ["explain", plan], ["explain", plan, "--household", household], ["explain", plan, "--site", Self.names[1]],
      ["compare", plan, plan], ["export", plan, "--table", "households", "--format", "csv"],
    ] {
      let outcome = try RelocateProcess.run(words)
      #expect(outcome.status == 0, "\(words): \(outcome.messages)")
    }
    let explained = try RelocateProcess.run(["explain", plan, "--household", household])
    #expect(explained.output.contains(household))
  }

  private func secondChecker(_ plan: String) throws -> (status: Int32, text: String) {
    let scratch = try Scratch()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-B", RelocateProcess.package.appendingPathComponent("Models/verify.py").path, plan,
    ]
    process.standardOutput = try scratch.writer("output")
    process.standardError = try scratch.writer("messages")
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, scratch.text("output") + scratch.text("messages"))
  }

  @Test(
    "Ids with spaces, signs, slashes, emoji and rare characters go through every command",
    arguments: ["direct", "decompose"])
  func names(method: String) throws {
    let scratch = try Scratch()
    _ = try instance(Self.names.count, in: scratch)
    for name in ["🏠 1", "𠮷", "x/y", "\"q\""] {
      try walk(["--method", method, "--quiet"], scratch, household: name)
    }
    #expect(scratch.text("plan/assignments.csv").contains("𠮷"))
  }

  @Test(
    "A register of persons is planned and verified; the second checker says that it does not read such registers",
    arguments: ["H1,张甲,户主,甲,普通劳动力\nH1,张一,配偶,甲,\nH2,李甲,户主,乙,\n", "H1,张甲,户主,甲,普通劳动力\nH2,李甲,户主,乙,\n"])
  func persons(rows: String) throws {
    let scratch = try Scratch()
    try scratch.write("户编号,姓名,与户主关系,自然屯,劳动技能\n" + rows, to: "case/households.csv")
    try scratch.write("id,people,jobs\nA,9,1\n", to: "case/sites.csv")
    let plan = scratch.path("plan")
    let solve = try RelocateProcess.run(["solve", scratch.path("case"), "--out", plan])
    #expect(solve.status == 0, "\(solve.messages)")
    let verify = try RelocateProcess.run(["verify", plan])
    #expect(verify.status == 0, "\(verify.output)\(verify.messages)")
    let second = try secondChecker(plan)
    #expect(second.status == 66)
    #expect(second.text.contains("reads registers with one row for each household only"))
    #expect(!second.text.contains("sound") && !second.text.contains("wrong"))
  }

  @Test("Three households, two and one are a case like any other", arguments: 1...3)
  func few(count: Int) throws {
    let scratch = try Scratch()
    _ = try instance(count, in: scratch)
    try walk([], scratch, household: Self.names[0])
  }

  @Test("No household at all is a fault of the data that says what to do", arguments: ["check", "solve"])
  func none(command: String) throws {
    let scratch = try Scratch()
    let outcome = try RelocateProcess.run(
      [command, try instance(0, in: scratch)] + (command == "solve" ? ["--out", scratch.path("plan")] : []))
    #expect(outcome.status == 65)
    #expect((outcome.output + outcome.messages).contains("households needs at least one row"))
    #expect(!FileManager.default.fileExists(atPath: scratch.path("plan")))
  }

  @Test("Weights of a thousand million", arguments: ["direct", "decompose"])
  func weights(method: String) throws {
    let scratch = try Scratch()
    _ = try instance(Self.names.count, in: scratch)
    let scenario = try scratch.write(
      "name: heavy\nobjectives:\n  - { unplaced: 1000000000 }\n  - { wishes: 1000000000, split: 999999999 }\n",
      to: "heavy.yaml")
    // Branch and cut proves numbers of that size to a ten-millionth only, and then the command says so.
    try walk(["--method", method, "--scenario", scenario], scratch, household: "𠮷", statuses: [0, 2])
    let document = try JSONDecoder().decode(SolveTests.Document.self, from: scratch.bytes("plan/plan.json"))
    #expect(document.levels.allSatisfy { Double($0.value - $0.bound) <= 1e-6 * Double($0.value) })
  }

  @Test("Two hundred limits", arguments: ["direct", "decompose"])
  func limits(method: String) throws {
    let scratch = try Scratch()
    _ = try instance(Self.names.count, in: scratch)
    var scenario = "name: many\nlimits:\n"
    for index in 0..<200 {
      let site = index.isMultiple(of: 2) ? "𠮷" : "a b"
      let measure = index.isMultiple(of: 3) ? "households" : "people"
      scenario +=
        "  - { name: \"🏷 \(index)\", measure: \(measure), sites: [\"\(site)\"], at_most: \(4 + index % 40) }\n"
    }
    let path = try scratch.write(scenario, to: "many.yaml")
    try walk(["--method", method, "--scenario", path], scratch, household: "🏠 1")
  }

  @Test("The worst group counts, under odd texts too, by either method", arguments: ["direct", "decompose"])
  func worstGroup(method: String) throws {
    let scratch = try Scratch()
    _ = try instance(Self.names.count, in: scratch)
    let scenario = try scratch.write(
      "name: fair\nobjectives:\n  - { unplaced: 1 }\n  - { \"worst:settlement\": 1 }\n  - { wishes: 1 }\n",
      to: "fair.yaml")
    try walk(["--method", method, "--scenario", scenario], scratch, household: "𠮷")
    let document = try JSONDecoder().decode(SolveTests.Document.self, from: scratch.bytes("plan/plan.json"))
    #expect(document.levels.allSatisfy { $0.value == $0.bound })
  }
}
