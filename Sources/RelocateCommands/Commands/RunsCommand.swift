import ArgumentParser
import Foundation
import Relocation
import Reporting
import RunHistory

/// `relocate runs`: the history of runs beside the plans: list, filter, show, remove.
struct RunsCommand: ParsableCommand {
  /// The values of `--status`.
  enum StatusOption: String, CaseIterable, ExpressibleByArgument {
    case proven, feasible, impossible

    var status: Run.Status {
      switch self {
      case .proven: .proven
      case .feasible: .feasible
      case .impossible: .impossible
      }
    }
  }

  static let configuration = CommandConfiguration(commandName: "runs", abstract: HelpText.abstract(HelpText.runs))

  @Argument(help: HelpText.option(HelpText.runsFolder), completion: .directory)
  var folder = "plans"
  @Option(name: .long, help: HelpText.option(HelpText.runsInstance, valueName: "text"))
  var instance: String?
  @Option(name: .long, help: HelpText.option(HelpText.runsScenario, valueName: "text"))
  var scenario: String?
  @Option(name: .long, help: HelpText.option(HelpText.runsStatus))
  var status: StatusOption?
  @Option(name: .long, help: HelpText.option(HelpText.runsSince, valueName: "date"))
  var since: String?
  @Option(name: .long, help: HelpText.option(HelpText.runsShow, valueName: "number"))
  var show: Int64?
  @Option(name: .long, parsing: .upToNextOption, help: HelpText.option(HelpText.runsRemove, valueName: "number"))
  var remove: [Int64] = []
  @Flag(name: .long, help: HelpText.option(HelpText.runsWithPlan))
  var withPlan = false
  @Flag(name: .long, help: HelpText.option(HelpText.json))
  var json = false
  @OptionGroup var common: CommonOptions

  func validate() throws {
    let language = LanguageChoice.current
    if let since, RunTime.since(since) == nil { throw ValidationError(UsageFault.since[language]) }
    if withPlan, remove.isEmpty { throw ValidationError(UsageFault.withPlan[language]) }
    if show != nil, !remove.isEmpty { throw ValidationError(UsageFault.showOrRemove[language]) }
  }

  func run() throws {
    let console = Console(language: common.language)
    let store = RunStore(in: URL(fileURLWithPath: folder, isDirectory: true))
    if !remove.isEmpty {
      try forget(try chosen(remove, store), store, console)
    } else if let show {
      let runs = try chosen([show], store)
      if json { return try console.json(runs.first) }
      console.result(runs.flatMap { RunsText.details($0, in: folder, common.language) })
    } else {
      let filter = RunFilter(
        instance: instance, scenario: scenario, status: status?.status, since: since.flatMap { RunTime.since($0) })
      let runs = try asking { () throws(RunHistoryFault) in try store.runs(filter) }
      if json { return try console.json(runs) }
      if runs.isEmpty { return console.result(console.text(RunsText.none)) }
      console.result(RunsText.list(runs, in: folder, common.language))
    }
  }

  /// The runs of some numbers.
  ///
  /// - Throws: ``CommandFailure`` with 66 where one is not kept.
  private func chosen(_ ids: [Int64], _ store: RunStore) throws -> [Run] {
    let runs = try asking { () throws(RunHistoryFault) in try store.runs() }.filter { ids.contains($0.id) }
    let missing = ids.filter { id in !runs.contains { $0.id == id } }
    guard missing.isEmpty else { throw CommandFailure(.noInput, RunsText.noRun(missing, store.path)) }
    return runs
  }

  /// Removes records, and plan folders before their records: a kill between leaves a record of a folder that is gone.
  private func forget(_ runs: [Run], _ store: RunStore, _ console: Console) throws {
    for run in runs {
      // A name that leads elsewhere is none of ours.
      let name = run.folder.flatMap { $0.contains("/") || $0.hasPrefix(".") ? nil : $0 }
      let plan = withPlan ? name.map { folder + "/" + $0 } : nil
      if let plan {
        do throws(WriteFailure) {
          try PlanFolderWriter().remove(plan)
        } catch {
          throw CommandFailure(.cannotWrite, error.sentence)
        }
      }
      try asking { () throws(RunHistoryFault) in try store.remove([run.id]) }
      if !json { console.result(console.text(RunsText.removed(run, folder: plan))) }
    }
    if json { try console.json(runs) }
  }

  private func asking<Value>(_ body: () throws(RunHistoryFault) -> Value) throws -> Value {
    do throws(RunHistoryFault) {
      return try body()
    } catch {
      let status: ExitStatus =
        switch error.kind {
        case .missing: .noInput
        case .damaged, .newer: .badData
        case .busy, .full, .inaccessible: remove.isEmpty ? .noInput : .cannotWrite
        }
      throw CommandFailure(status, error.sentence)
    }
  }
}
