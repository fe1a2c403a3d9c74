import Foundation
import Testing

@Suite("Usage of the command line")
struct UsageTests {
  static let wrong: [[String]] = [
    ["--no-such-option"], ["no-such-command"], ["solve"], ["check"], ["check", "a", "b"],
    ["solve", "a", "--seed", "x"],
    ["solve", "a", "--gap", "-1"], ["solve", "a", "--gap", "nan"], ["solve", "a", "--time-limit", "0"],
    ["solve", "a", "--threads", "0"], ["solve", "a", "--method", "magic"], ["model", "a"],
    ["model", "a", "--format", "doc"], ["model", "a", "--format", "mps", "--level", "0"], ["verify"], ["export", "a"],
    ["check", "a", "--language", "fr"], ["solve", "a", "--out", ""],
  ]

  @Test("Wrong usage ends with 64, says so on standard error alone", arguments: wrong)
  func wrongUsage(arguments: [String]) throws {
    for locale in ["en_US.UTF-8", "zh_CN.UTF-8"] {
      let outcome = try RelocateProcess.run(arguments, locale: locale)
      #expect(outcome.status == 64)
      #expect(outcome.output.isEmpty)
      #expect(!outcome.messages.isEmpty)
    }
  }

  @Test("Help is in the language of the locale, and --language goes before it")
  func help() throws {
    for command in [[], ["check"], ["solve"], ["verify"], ["export"], ["model"]] {
      let english = try RelocateProcess.run(command + ["--help"])
      #expect(english.status == 0)
      #expect(english.output.contains("USAGE: relocate"))
      #expect(english.messages.isEmpty)
      let chinese = try RelocateProcess.run(command + ["--help"], locale: "zh_CN.UTF-8")
      #expect(chinese.status == 0)
      #expect(chinese.output.contains("用法：relocate"))
      #expect(!chinese.output.contains("USAGE"))
      let asked = try RelocateProcess.run(command + ["--help", "--language", "zh"])
      #expect(asked.output == chinese.output)
    }
  }

  @Test("A line of Chinese help takes no more than 80 columns")
  func helpWidth() throws {
    for command in [[], ["check"], ["solve"], ["verify"], ["export"], ["model"]] {
      let help = try RelocateProcess.run(command + ["--help"], locale: "zh_CN.UTF-8").output
      for line in help.split(separator: "\n") {
        let columns = line.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) }
        #expect(columns <= 80, "\(line)")
      }
    }
  }

  @Test("A usage error in Chinese names what is wrong")
  func chineseError() throws {
    let outcome = try RelocateProcess.run(["check", "a", "--sceanrio", "b"], locale: "zh_CN.UTF-8")
    #expect(outcome.messages.contains("没有这个选项 '--sceanrio'"))
    #expect(outcome.messages.contains("是不是要写 '--scenario'"))
  }

  @Test("The version names the program, GLPK and the form of plan folders")
  func version() throws {
    let outcome = try RelocateProcess.run(["--version"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("relocate "))
    #expect(outcome.output.contains("GLPK 5."))
    #expect(outcome.output.contains("1"))
  }
}
