import Foundation
import Testing

/// Small numbers of what `make test-tamper`, `make test-faults`, `make test-broken` and `make test-agree` do in large ones.
@Suite("Independent checks of the built program")
struct AuditTests {
  private func audit(_ script: String, _ arguments: [String]) throws -> (status: Int32, text: String) {
    let scratch = try Scratch()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["python3", "-B", RelocateProcess.package.appendingPathComponent(script).path] + arguments
    process.standardOutput = try scratch.writer("output")
    process.standardError = try scratch.writer("messages")
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, scratch.text("output") + scratch.text("messages"))
  }

  @Test("On random cases the second checker accepts every plan and derives the same bounds; no plan is better")
  func agreement() throws {
    let (status, text) = try audit("Tests/Audit/agree.py", [RelocateProcess.binary.path, "22", "1"])
    #expect(status == 0, "\(text)")
    #expect(text.contains("22 cases") && text.contains("11 larger cases"))
    #expect(text.contains("both checkers accept every one"))
  }

  @Test("Changes that make a claim false are caught, those that leave it true are not refused")
  func tampering() throws {
    let (status, text) = try audit("Tests/Audit/tamper.py", [RelocateProcess.binary.path, "54", "7"])
    #expect(status == 0, "\(text)")
    #expect(text.contains("54 changes"))
    #expect(text.contains("0 judged wrongly"))
  }

  @Test("Kills, interrupts, full and read-only disks leave the earlier plan or the new one, whole")
  func faults() throws {
    let (status, text) = try audit("Tests/Audit/faults.py", [RelocateProcess.binary.path, "4"])
    #expect(status == 0, "\(text)")
    #expect(text.contains("every time the earlier plan or the new one, whole"))
  }

  @Test("Broken workbooks and CSV files are refused with a sentence, or read whole")
  func brokenFiles() throws {
    let (status, text) = try audit("Tests/Audit/broken.py", [RelocateProcess.binary.path, "65", "1"])
    #expect(status == 0, "\(text)")
    #expect(text.contains("65 broken files") && text.contains("0 judged wrongly"))
  }

  @Test("Both checkers agree on every instance of the repository that has a plan")
  func instances() throws {
    let scratch = try Scratch()
    var folders: [String] = []
    for name in ["tiny", "replan"] + (try smallInstances()) {
      let path = RelocateProcess.instance(name)
      let scenarios = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".yaml") }
        .sorted()
      for scenario in [[]] + scenarios.map({ ["--scenario", path + "/" + $0] }) {
        let plan = scratch.path("plan-\(folders.count)")
        let outcome = try RelocateProcess.run(["solve", path, "--out", plan, "--quiet"] + scenario)
        // Some scenarios ask for an earlier plan or are impossible: neither makes a plan to be checked.
        if outcome.status == 0 || outcome.status == 2 { folders.append(plan) }
      }
    }
    #expect(folders.count >= 20)
    let (status, text) = try audit("Models/verify.py", folders)
    #expect(status == 0, "\(text)")
    for folder in folders {
      let verify = try RelocateProcess.run(["verify", folder])
      #expect(verify.status == 0)
      let start = try #require(text.range(of: folder + ": sound"))
      for line in verify.output.split(separator: "\n") where line.contains("is better than") {
        let bound =
          line.split(separator: " ").drop { $0 != "than" }.dropFirst().first?.prefix { "-0123456789".contains($0) }
          ?? ""
        #expect(text[start.upperBound...].contains("is better than \(bound);"), "\(folder): \(line)")
      }
    }
  }

  private func smallInstances() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: RelocateProcess.instance("small"))
      .filter { !$0.hasSuffix(".md") }.map { "small/\($0)" }.sorted()
  }
}
