import Foundation
import Interpretation
import Relocation
import Testing

@testable import Reporting

@Suite("Reading a plan folder that is not as it was")
struct PlanFolderReadingTests {
  let scratch: ScratchFolder
  var path: String { scratch.file("out") }

  init() throws {
    scratch = try ScratchFolder()
    try PlanFolderWriter().write(try Village.contents(), to: scratch.file("out"), replacing: false)
  }

  private func fault() -> PlanFolderFault.Kind? {
    do throws(PlanFolderFault) {
      _ = try PlanFolder(at: path)
      return nil
    } catch {
      return error.kind
    }
  }

  private func edit(_ name: String, _ old: String, _ new: String) throws {
    let text = String(decoding: scratch.snapshot("out")[name] ?? Data(), as: UTF8.self)
    #expect(text.contains(old))
    try scratch.write(text.replacingOccurrences(of: old, with: new), to: "out/" + name)
  }

  private func findings() throws -> [VerificationFinding] {
    let folder = try PlanFolder(at: path)
    let reading = PlanReading(folder.plan, in: Village.planningCase)
    return folder.verification(of: reading, found: Village.found(folder)).findings
  }

  @Test("A missing folder or file is missing, not wrong")
  func missing() throws {
    for name in ["certificate.json", "assignments.csv", "plan.json"] {
      try FileManager.default.removeItem(atPath: path + "/" + name)
      #expect(fault() == .missing, "\(name)")
    }
    #expect(PlanFolderFault(path: "", kind: .missing).isMissing)
  }

  @Test("Broken JSON, another program's JSON and a newer schema are told apart")
  func broken() throws {
    try edit("plan.json", "\"schema\" : 1", "\"schema\" : 2")
    #expect(fault() == .unknownSchema(2))
    try scratch.write("{\"format\": \"other\"}", to: "out/plan.json")
    #expect(fault().map { "\($0)".contains("malformed") } == true)
    try scratch.write("{", to: "out/plan.json")
    #expect(fault().map { "\($0)".contains("malformed") } == true)
  }

  @Test("A broken table says which row")
  func brokenTable() throws {
    try edit("assignments.csv", "003,7,B,", "003,7,B,,")
    #expect(fault() == .wrongCellCount(row: 4))
    try edit("assignments.csv", "003,7,B,,", "001,7,B,")
    #expect(fault() == .repeatedHousehold(row: 4, "001"))
    try scratch.write("household,site\r\n\"", to: "out/assignments.csv")
    #expect(fault() == .notATable)
    try scratch.write("household,site\r\n", to: "out/assignments.csv")
    #expect(fault() == .missingColumns(["household", "site", "dwelling"]))
  }

  @Test("The folder as written has nothing to find")
  func sound() throws {
    #expect(try findings() == [])
  }

  @Test("Any cell changed in assignments.csv is found")
  func changedCells() throws {
    try edit("assignments.csv", "001,4,A,S1,B,1,10.5", "001,4,A,S1,B,2,10.5")
    let found = try findings()
    #expect(found.map(\.kind) == [.wrongRecord])
    #expect(found.first?.sentence.en.hasPrefix("Row 2 of assignments.csv (household 001)") == true)
    try edit("assignments.csv", "B,2,10.5", "B,1,10.5")
    try edit("assignments.csv", "001,4,A,S1,B", "001,4,A,S2,100㎡")
    #expect(try findings().map(\.kind).first == .brokenRule)
  }

  @Test("Any figure changed in plan.json is found")
  func changedFigures() throws {
    for (old, new, kind) in [
      ("\"wishes\" : 0", "\"wishes\" : 1", VerificationFinding.Kind.wrongValue),
      ("\"meanDistanceTenths\" : 65", "\"meanDistanceTenths\" : 64", .wrongRecord),
      ("\"relativeGap\" : 1", "\"relativeGap\" : 0", .wrongRecord),
      ("\"certifiedBound\" : 0", "\"certifiedBound\" : 1", .wrongBound),
      ("\"sha256\" : \"11\"", "\"sha256\" : \"12\"", .changedInput),
      ("\"status\" : \"feasible\"", "\"status\" : \"proven\"", .wrongBound),
      ("\"text\" : \"name: 村", "\"text\" : \"name: 屯", .wrongRecord),
    ] {
      try edit("plan.json", old, new)
      #expect(try findings().map(\.kind).contains(kind), "\(old)")
      try edit("plan.json", new, old)
    }
    #expect(try findings() == [])
  }

  @Test("A changed certificate is found, be it broken or only too weak")
  func changedCertificate() throws {
    try edit("certificate.json", "\"scale\" : 1", "\"scale\" : 0")
    #expect(try findings().map(\.kind) == [.wrongBound, .wrongBound])
    try scratch.write("[]", to: "out/certificate.json")
    #expect(try findings().map(\.kind) == [.wrongBound])
  }
}
