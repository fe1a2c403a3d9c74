import Foundation
import Testing

@Suite("The page, and what else the commands make of themselves")
struct PageTests {
  private static let tiny = RelocateProcess.instance("tiny")

  private func solved(_ options: [String] = []) throws -> Scratch {
    let scratch = try Scratch()
    let outcome = try RelocateProcess.run(["solve", Self.tiny, "--out", scratch.path("plan")] + options)
    #expect(outcome.status == 0)
    return scratch
  }

  @Test("A plan folder holds its page; made anew it is the same byte for byte, and in the other language another one")
  func anew() throws {
    let scratch = try solved()
    let export = ["export", scratch.path("plan"), "--table", "report", "--out"]
    #expect(try RelocateProcess.run(export + [scratch.path("again.html")]).status == 0)
    #expect(try scratch.bytes("again.html") == scratch.bytes("plan/report.html"))
    #expect(try RelocateProcess.run(export + [scratch.path("zh.html"), "--language", "zh"]).status == 0)
    #expect(scratch.text("zh.html").contains("安置人数"))
    #expect(try RelocateProcess.run(export + [scratch.path("public.html"), "--public"]).status == 0)
    #expect(!scratch.text("public.html").contains("id=\"household-data\""))
  }

  @Test("Borders are drawn where they are given; a file that is none ends with 65, one that is not there with 66")
  func boundaries() throws {
    let scratch = try Scratch()
    let ring = "[[106.4,24.2],[106.8,24.2],[106.8,24.5],[106.4,24.2]]"
    let good = try scratch.write("{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}", to: "good.json")
    let bad = try scratch.write("{\"type\":\"Topology\"}", to: "bad.json")
    let solve = { (file: String) in
      try RelocateProcess.run(["solve", Self.tiny, "--out", scratch.path("plan"), "--boundaries", file])
    }
    #expect(try solve(bad).status == 65)
    #expect(try solve(scratch.path("none.json")).status == 66)
    #expect(try solve(good).status == 0)
  }

  @Test("--public and --boundaries go with the report alone, which is a page and nothing else")
  func usage() throws {
    let scratch = try solved()
    let export = ["export", scratch.path("plan"), "--table"]
    #expect(try RelocateProcess.run(export + ["sites", "--public"]).status == 64)
    #expect(try RelocateProcess.run(export + ["report", "--format", "csv"]).status == 64)
    #expect(try RelocateProcess.run(["solve", Self.tiny, "--quiet", "--verbose"]).status == 64)
  }

  @Test("Plans are compared on a page; more than six do not fit on one")
  func compare() throws {
    let scratch = try solved()
    let plan = scratch.path("plan")
    let page = scratch.path("compare.html")
    let done = try RelocateProcess.run(["compare", plan, plan, "--html", page])
    #expect(done.status == 0 && done.output.isEmpty)
    #expect(done.messages.contains(page), "where the page is")
    #expect(scratch.text("compare.html").contains("<section id=\"moves-1\""))
    #expect(try RelocateProcess.run(["compare", plan, plan, "--html", page]).status == 73, "it is there already")
    let seven = Array(repeating: plan, count: 7)
    #expect(try RelocateProcess.run(["compare"] + seven + ["--html", page, "--force"]).status == 64)
  }

  @Test("With --verbose the progress is lines on standard error, without a terminal too")
  func verbose() throws {
    let scratch = try Scratch()
    let outcome = try RelocateProcess.run(["solve", Self.tiny, "--out", scratch.path("plan"), "--verbose"])
    #expect(outcome.status == 0)
    #expect(outcome.messages.contains("level 1/2"))
    #expect(!outcome.messages.contains("\r") && !outcome.messages.contains("\u{1B}"))
  }

  @Test("Completions are the same in every language: shells read them, not people", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let plain = try RelocateProcess.run(["--generate-completion-script", shell], locale: "C.UTF-8")
    #expect(plain.status == 0)
    #expect(plain.output.contains("relocate"))
    let command = ["--generate-completion-script", shell, "--language", "en"]
    #expect(try RelocateProcess.run(command, locale: "zh_CN.UTF-8").output == plain.output)
  }

  @Test("Every command has a manual page in both languages", arguments: ["en", "zh"])
  func manual(language: String) throws {
    let scratch = try Scratch()
    let dump = try RelocateProcess.run(["--experimental-dump-help", "--language", language])
    try scratch.write(dump.output, to: "dump.json")
    let process = Process()
    process.executableURL = RelocateProcess.binary.deletingLastPathComponent().appendingPathComponent("relocate-manual")
    process.arguments = [scratch.path("man"), language]
    process.standardInput = FileHandle(forReadingAtPath: scratch.path("dump.json"))
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    for command in ["check", "solve", "explain", "compare", "verify", "export", "model"] {
      let page = scratch.text("man/relocate-\(command).1")
      #expect(page.contains(language == "zh" ? ".SH 选项" : ".SH OPTIONS"))
      #expect(page.contains("\\fB\\-\\-language\\fR"))
    }
    #expect(scratch.text("man/relocate.1").contains("relocate\\-solve"))
  }
}
