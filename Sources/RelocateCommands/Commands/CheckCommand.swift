import ArgumentParser
import InstanceFiles
import Relocation

/// `relocate check`: everything wrong or odd in the data.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: HelpText.abstract(HelpText.check))

  @OptionGroup var input: InputOptions
  @Flag(name: .long, help: HelpText.option(HelpText.all))
  var all = false
  @Flag(name: .long, help: HelpText.option(HelpText.json))
  var json = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    let language = common.language
    let found = try CheckFindings(input, language)
    let console = Console(language: language)
    if json {
      try console.json(found.report(language))
    } else {
      show(found, on: console)
    }
    guard found.faults.isEmpty else { throw CommandFailure(.badData) }
  }

  private func show(_ found: CheckFindings, on console: Console) {
    let examination = found.examination
    if let reading = examination.reading {
      console.result(console.text(CheckText.totals(input.instance)), .bold)
      console.result(TotalsText(totals: InstanceTotals(of: reading.instance), language: common.language).lines())
    }
    if !found.faults.isEmpty {
      console.result(console.text(FaultListText.verdict(found.faults.count)), .red)
      console.result(FaultListText.lines(found.faults, common.language), hanging: 4)
    }
    showOddities(found, on: console)
    let unread = examination.unreadFiles.filter { $0 != found.input.scenario?.input.name }
    if !unread.isEmpty { console.result([console.text(CheckText.unread(unread))], hanging: 2) }
    if found.faults.isEmpty { console.result(console.text(CheckText.noFaults), .green) }
  }

  private func showOddities(_ found: CheckFindings, on console: Console) {
    var lines = found.examination.hints.map { "  " + $0.text(in: common.language) }
    if let origins = found.examination.reading?.origins {
      lines += OddityListText(origins: origins, language: common.language, showsAll: all).lines(found.oddities)
    }
    guard !lines.isEmpty else { return }
    console.result(console.text(CheckText.odd(found.examination.hints.count + found.oddities.count)), .yellow)
    console.result(lines, hanging: 4)
  }
}
