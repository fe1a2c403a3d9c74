import ArgumentParser
import Interpretation
import Relocation
import Reporting

/// `relocate compare`: plans side by side, and who moved between them.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: HelpText.abstract(HelpText.compare))

  @Argument(help: HelpText.option(HelpText.plans), completion: .directory)
  var folders: [String]
  @Flag(name: .long, help: HelpText.option(HelpText.allMoves))
  var all = false
  @Flag(name: .long, help: HelpText.option(HelpText.json))
  var json = false
  @Option(name: .long, help: HelpText.option(HelpText.compareHTML, valueName: "file"), completion: .file())
  var html: String?
  @Flag(name: .long, help: HelpText.option(HelpText.forceFile))
  var force = false
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard ComparePage.counts.contains(folders.count) else {
      throw ValidationError(UsageFault.twoPlans[LanguageChoice.current])
    }
  }

  func run() throws {
    let console = Console(language: common.language)
    if let html { try OutputFile.check(html, force: force) }
    let plans = try folders.map { try PlanFolderCase.trusted(at: $0, common.language) }
    for message in CompareText.otherInstances(plans, folders) { console.warn(message) }
    if let html {
      try OutputFile.write(ComparePage(plans, folders, language: common.language).bytes, to: html, force: force)
      console.note(Message.pageWritten(html))
      return
    }
    if json {
      try console.json(CompareReport(plans, folders))
      return
    }
    let text = CompareText(plans: plans, folders: folders, language: common.language)
    console.result(text.figures())
    console.result(CompareText.valuesTitle[common.language], .bold)
    console.result(text.values())
    console.result(CompareText.rulesTitle[common.language], .bold)
    console.result(text.rules())
    console.result(CompareText.groupsTitle[common.language], .bold)
    console.result(text.groups())
    for later in plans.indices.dropFirst() {
      console.result(text.movesTitle(to: later), .bold)
      console.result(text.matrix(to: later))
      console.result(text.moves(to: later, all: all))
    }
  }
}
