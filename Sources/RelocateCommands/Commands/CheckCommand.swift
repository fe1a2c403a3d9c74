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
    let language = common.language
    if let reading = found.examination.reading {
      console.result(console.text(CheckText.totals(input.instance)), .bold)
      console.result(TotalsText(totals: InstanceTotals(of: reading.instance), language: language).lines())
    }
    if !found.faults.isEmpty {
      console.result(console.text(FaultListText.verdict(found.faults.count)), .red)
      console.result(FaultListText.lines(found.faults, language))
    }
    let origins = found.examination.reading?.origins
    let odd =
      found.examination.hints.map { "  " + $0.text(in: language) }
      + (origins.map { OddityListText(origins: $0, language: language, showsAll: all).lines(found.oddities) } ?? [])
    if !odd.isEmpty {
      console.result(console.text(CheckText.odd(found.examination.hints.count + found.oddities.count)), .yellow)
      console.result(odd)
    }
    if !found.examination.unreadFiles.isEmpty {
      console.result(console.text(CheckText.unread(found.examination.unreadFiles)))
    }
    if found.faults.isEmpty { console.result(console.text(CheckText.noFaults), .green) }
  }
}
