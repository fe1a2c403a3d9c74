import ArgumentParser
import Interpretation
import Relocation
import Reporting

/// `relocate verify`: an independent re-count of a plan folder, without a solver.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: HelpText.abstract(HelpText.verify))

  @Argument(help: HelpText.option(HelpText.plan), completion: .directory)
  var folder: String
  @Option(name: .long, help: HelpText.option(HelpText.verifyInstance, valueName: "folder"), completion: .directory)
  var instance: String?
  @Flag(name: .long, help: HelpText.option(HelpText.json))
  var json = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    let language = common.language
    let console = Console(language: language)
    let found = try PlanFolderCase(at: folder, instance: instance, language)
    let verification = found.folder.verification(of: found.reading, found: try found.fingerprints())
    if json {
      try console.json(VerifyReport(verification, folder: folder, language))
    } else {
      show(verification, on: console)
    }
    guard verification.isSound else { throw CommandFailure(.refuted) }
  }

  private func show(_ verification: PlanVerification, on console: Console) {
    if verification.isSound {
      console.result(console.text(VerifyText.sound(folder)), .green)
    } else {
      console.result(console.text(VerifyText.broken(folder, verification.findings.count)), .red)
      console.result(verification.findings.map { "  · " + $0.sentence[common.language] }, hanging: 4)
    }
    console.result(verification.levels.map { "  " + $0.sentence[common.language] }, hanging: 4)
  }
}
