import Foundation
import Interpretation
import Relocation
import Testing

@testable import Reporting

@Suite("A plan folder")
struct PlanFolderTests {
  static func write(_ contents: PlanFolderContents, to path: String, replacing: Bool = false) throws {
    try PlanFolderWriter().write(contents, to: path, replacing: replacing)
  }

  @Test("What is written is read back, with byte-identical copies of every input")
  func roundTrip() throws {
    let scratch = try ScratchFolder()
    let contents = try Village.contents()
    try Self.write(contents, to: scratch.file("out"))
    let folder = try PlanFolder(at: scratch.file("out"))
    #expect(folder.document == contents.document)
    #expect(folder.plan == Village.plan)
    #expect(CertificateText.certificate(from: folder.certificate) == Village.certificate)
    for input in Village.inputs { #expect(try folder.bytes(of: input.entry) == input.bytes) }
    #expect(folder.instancePath == scratch.file("out/inputs/instance"))
    #expect(try folder.earlierPlan() == nil)
    #expect(
      scratch.snapshot("out").keys.sorted() == [
        "assignments.csv", "certificate.json", "inputs/", "inputs/instance/", "inputs/instance/households.csv",
        "inputs/instance/安置点.csv", "inputs/scenario.yaml", "plan.json",
      ])
  }

  @Test("plan.json says value, bound and gap of every level, every criterion and the figures people ask for")
  func document() throws {
    let document = try Village.contents().document
    #expect(document.status == .feasible)
    #expect(document.levels.map(\.value) == [6, 30 * 0 + 4 * 105 + 3 * 105 + 7 * 30 + 1 * 30])
    #expect(document.levels.map(\.relativeGap) == [1, 1])
    #expect(document.levels[1].criteria.map(\.criterion) == ["wishes", "distance", "split"])
    #expect(document.criteria == ["unplaced": 6, "wishes": 0, "distance": 975, "split": 0])
    #expect(document.summary.placed.people == 15)
    #expect(document.summary.sites.map(\.site) == ["S1", "S2"])
    #expect(document.inputs.map(\.bytes) == [3, 2, Village.scenarioText.utf8.count])
  }

  @Test("Equal runs give equal bytes; timings alone may differ")
  func deterministic() throws {
    let scratch = try ScratchFolder()
    try Self.write(try Village.contents(), to: scratch.file("a"))
    try Self.write(try Village.contents(), to: scratch.file("b"))
    try Self.write(try Village.contents(seconds: 0.75), to: scratch.file("c"))
    #expect(scratch.snapshot("a") == scratch.snapshot("b"))
    let first = String(decoding: scratch.snapshot("a")["plan.json"] ?? Data(), as: UTF8.self).split(separator: "\n")
    let third = String(decoding: scratch.snapshot("c")["plan.json"] ?? Data(), as: UTF8.self).split(separator: "\n")
    let different = zip(first, third).filter { $0 != $1 }.map { String($0.0) }
    #expect(first.count == third.count)
    #expect(different == ["      \"seconds\" : 0.5"])
  }

  @Test("assignments.csv has a row for every household, those without a site too, and begins with a byte order mark")
  func assignments() throws {
    let scratch = try ScratchFolder()
    try Self.write(try Village.contents(), to: scratch.file("out"))
    let bytes = try PlanFolder(at: scratch.file("out")).assignments
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(
      String(decoding: bytes.dropFirst(3), as: UTF8.self) == """
        household,people,settlement,site,dwelling,wish_rank,km,reason\r
        001,4,A,S1,B,1,10.5,first_wish\r
        002,3,A,S1,B,1,10.5,first_wish\r
        003,7,B,S2,100㎡,,3.0,nearest\r
        004,1,B,S2,100㎡,1,3.0,first_wish\r
        45102719800101123X,2,B,,,,,unplaced_capacity\r

        """)
  }

  @Test("Ids that look like formulas are made harmless and read back as they were")
  func harmlessIDs() throws {
    let ids: [HouseholdID] = ["=A", "'=A", "''-1", "'x", "@b", "a,b", "q\"q", "+", "＝甲"]
    let instance = Instance(
      households: ids.map { Household(id: $0, settlement: "-屯", people: 1) }, sites: [Site(id: "=S")], columns: [:])
    let planningCase = PlanningCase(instance: instance, scenario: .standard)
    let plan = Plan(ids.reduce(into: [:]) { $0[$1] = Assignment(site: "=S", dwelling: nil) })
    let table = AssignmentTable.table(of: PlanReading(plan, in: planningCase))
    let bytes = try #require(table.csv())
    #expect(try AssignmentTable.plan(from: bytes, path: "x") == plan)
    for line in String(decoding: bytes.dropFirst(3), as: UTF8.self).split(separator: "\r\n").dropFirst() {
      for cell in line.split(separator: ",") { #expect(!"=+-@＝".contains(cell.first ?? " "), "\(line)") }
    }
  }

  @Test("Nothing that exists is written over without being asked to, and a plan is replaced when asked to")
  func replacing() throws {
    let scratch = try ScratchFolder()
    try Self.write(try Village.contents(), to: scratch.file("out"))
    let before = scratch.snapshot()
    let other = try Village.contents(plan: Plan(["001": Assignment(site: "S2", dwelling: "100㎡")]))
    #expect(throws: WriteFailure(path: scratch.file("out"), reason: .exists)) {
      try Self.write(other, to: scratch.file("out"))
    }
    #expect(scratch.snapshot() == before)
    try Self.write(other, to: scratch.file("out/"), replacing: true)
    #expect(try PlanFolder(at: scratch.file("out")).plan["001"]?.site == "S2")
    #expect(try scratch.names() == ["out"])
  }

  @Test("What is no plan folder of ours is not replaced, even when asked to")
  func foreign() throws {
    let scratch = try ScratchFolder()
    try scratch.write("x", to: "documents/letter.txt")
    try scratch.write("{\"format\":\"other\",\"versions\":{\"schema\":1}}", to: "other/plan.json")
    try scratch.write("x", to: "file")
    try Self.write(try Village.contents(), to: scratch.file("plan"))
    try Self.write(try Village.contents(), to: scratch.file("mixed"))
    try scratch.write("x", to: "mixed/inputs/instance/sub/notes.txt")
    try scratch.write("x", to: "mixed/~$allocation.xlsx")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.file("link"), withDestinationPath: scratch.file("plan"))
    let before = scratch.snapshot()
    for name in ["documents", "other", "file", "link"] {
      #expect(throws: WriteFailure(path: scratch.file(name), reason: .notAPlanFolder)) {
        try Self.write(try Village.contents(), to: scratch.file(name), replacing: true)
      }
      #expect(throws: WriteFailure(path: scratch.file(name), reason: .exists)) {
        try PlanFolderWriter().check(scratch.file(name), replacing: false)
      }
    }
    #expect(
      throws: WriteFailure(
        path: scratch.file("mixed"), reason: .foreignFiles(["inputs/instance/sub", "~$allocation.xlsx"]))
    ) { try Self.write(try Village.contents(), to: scratch.file("mixed"), replacing: true) }
    #expect(scratch.snapshot() == before)
  }

  @Test("An empty folder and the news that there is no plan give way to a plan")
  func givesWay() throws {
    let scratch = try ScratchFolder()
    try FileManager.default.createDirectory(atPath: scratch.file("out"), withIntermediateDirectories: false)
    try PlanFolderWriter().writeImpossibility(Array("{}".utf8), to: scratch.file("out"))
    #expect(scratch.snapshot("out") == ["impossible.json": Data("{}".utf8)])
    try Self.write(try Village.contents(), to: scratch.file("out"))
    #expect(scratch.snapshot("out")["impossible.json"] == nil)
    #expect(throws: WriteFailure(path: scratch.file("out"), reason: .exists)) {
      try PlanFolderWriter().writeImpossibility([], to: scratch.file("out"))
    }
  }

  @Test("A name that would lead out of the folder is refused before anything is written")
  func names() throws {
    let scratch = try ScratchFolder()
    for name in ["../x", "a/b", "..", ""] {
      var contents = try Village.contents()
      contents.inputs[0].name = name
      #expect(throws: WriteFailure(path: name, reason: .unusableName)) {
        try Self.write(contents, to: scratch.file("out"))
      }
    }
    var contents = try Village.contents()
    contents.additions["virus.exe"] = [1]
    #expect(throws: WriteFailure.self) { try Self.write(contents, to: scratch.file("out")) }
    contents.additions = ["report.html": [1]]
    try Self.write(contents, to: scratch.file("out"))
    try Self.write(contents, to: scratch.file("out"), replacing: true)
    #expect(scratch.snapshot("out")["report.html"] == Data([1]))
  }

  @Test("A workbook and an earlier plan are found again in the folder")
  func otherInputs() throws {
    let scratch = try ScratchFolder()
    var contents = try Village.contents()
    contents.inputs = [
      InputCopy(role: .instance, name: "农户.XLSX", bytes: [1], sha256: "1"), Village.inputs[2],
      InputCopy(role: .earlier, name: "assignments.csv", bytes: contents.assignments.csv() ?? [], sha256: "2"),
    ]
    contents.document.inputs = contents.inputs.map(\.entry)
    try Self.write(contents, to: scratch.file("out"))
    let folder = try PlanFolder(at: scratch.file("out"))
    #expect(folder.instancePath == scratch.file("out/inputs/instance/农户.XLSX"))
    #expect(try folder.earlierPlan() == Village.plan)
  }
}
