import Foundation
import Testing

@Suite("Where results go: --out FILE and standard output")
struct OutputTests {
  private static let tiny = RelocateProcess.instance("tiny")

  /// A folder with the plan of tiny in `plan`, and the command that exports its sites.
  private func solved() throws -> (Scratch, [String]) {
    let scratch = try Scratch()
    #expect(try RelocateProcess.run(["solve", Self.tiny, "--out", scratch.path("plan")]).status == 0)
    return (scratch, ["export", scratch.path("plan"), "--table", "sites"])
  }

  @Test("A file that is there is kept without --force and replaced with it, through a link too")
  func existingFile() throws {
    let (scratch, export) = try solved()
    try FileManager.default.createSymbolicLink(atPath: scratch.path("link"), withDestinationPath: "file.csv")
    for name in ["file.csv", "link"] {
      for command in [export, ["model", Self.tiny, "--format", "lp"]] {
        try scratch.write("mine", to: "file.csv")
        let refused = try RelocateProcess.run(command + ["--out", scratch.path(name)])
        #expect(refused.status == 73)
        #expect(refused.messages.contains("--force"))
        #expect(scratch.text("file.csv") == "mine")
        #expect(try RelocateProcess.run(command + ["--out", scratch.path(name), "--force"]).status == 0)
        #expect(Data(try RelocateProcess.run(command).output.utf8) == (try scratch.bytes("file.csv")))
      }
    }
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: scratch.path("link")) == "file.csv")
  }

  @Test("A link to nothing is refused and stays")
  func danglingLink() throws {
    let (scratch, export) = try solved()
    try FileManager.default.createSymbolicLink(atPath: scratch.path("link"), withDestinationPath: "nothing")
    let outcome = try RelocateProcess.run(export + ["--out", scratch.path("link"), "--force"])
    #expect(outcome.status == 73)
    #expect(outcome.messages.contains("symbolic link"))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: scratch.path("link")) == "nothing")
    #expect(!FileManager.default.fileExists(atPath: scratch.path("nothing")))
  }

  @Test(
    "What is not a regular file is written through and stays what it is, by a link too", arguments: ["pipe", "link"])
  func namedPipe(name: String) throws {
    let (scratch, export) = try solved()
    #expect(mkfifo(scratch.path("pipe"), 0o600) == 0)
    try FileManager.default.createSymbolicLink(atPath: scratch.path("link"), withDestinationPath: "pipe")
    // Open for reading first, so that the writer finds a reader and neither waits for the other.
    let descriptor = open(scratch.path("pipe"), O_RDONLY | O_NONBLOCK)
    let reader = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    #expect(try RelocateProcess.run(export + ["--out", scratch.path(name)]).status == 0)
    let bytes = try reader.readToEnd()
    #expect(bytes == Data(try RelocateProcess.run(export).output.utf8))
    let kind = try FileManager.default.attributesOfItem(atPath: scratch.path("pipe"))[.type] as? FileAttributeType
    #expect(kind == .typeUnknown, "still a pipe, which Foundation has no name for")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: scratch.path("link")) == "pipe")
  }

  @Test("Standard output that cannot be written ends every command with 73 and a message")
  func unwritableStandardOutput() throws {
    let (scratch, export) = try solved()
    let plan = scratch.path("plan")
    let readOnly = try #require(FileHandle(forReadingAtPath: scratch.path("plan/plan.json")))
    for command in [
      export, ["check", Self.tiny], ["solve", Self.tiny, "--out", scratch.path("second")],
      ["model", Self.tiny, "--format", "mps"], ["verify", plan], ["verify", plan, "--json"],
      ["explain", plan, "--household", "P2"], ["compare", plan, plan],
    ] {
      let outcome = try RelocateProcess.start(command, output: readOnly).wait()
      #expect(outcome.status == 73, "\(command)")
      #expect(outcome.messages.contains("standard output"), "\(command)")
    }
    #expect(try RelocateProcess.run(["verify", scratch.path("second")]).status == 0, "the plan itself is whole")
  }

  @Test("An impossible scenario replaces no plan, forced or not")
  func impossibleKeepsPlan() throws {
    let (scratch, _) = try solved()
    let before = try scratch.everything()
    let instance = RelocateProcess.instance("impossible")
    let outcome = try RelocateProcess.run(
      ["solve", instance, "--scenario", instance + "/scenario.yaml", "--out", scratch.path("plan"), "--force"])
    #expect(outcome.status == 3)
    #expect(outcome.output.contains("2 places for people"))
    #expect(outcome.output.contains("stays as it is"))
    #expect(try scratch.everything() == before)
    #expect(try RelocateProcess.run(["verify", scratch.path("plan")]).status == 0)
  }
}
