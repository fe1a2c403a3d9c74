import ArgumentParser
import InstanceFiles
import Planning
import Relocation
import Reporting

/// `relocate solve`: find a plan, check it again, write it.
struct SolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve", abstract: HelpText.abstract(HelpText.solve))

  @OptionGroup var input: InputOptions
  @Option(name: .long, help: HelpText.option(HelpText.solveOut, valueName: "folder"), completion: .directory)
  var out: String?
  @Flag(name: .long, help: HelpText.option(HelpText.force))
  var force = false
  @OptionGroup var solving: SolveOptions
  @OptionGroup var sheets: SheetOptions
  @Option(name: .long, help: HelpText.option(HelpText.from, valueName: "folder"), completion: .directory)
  var from: String?
  @Option(name: .long, help: HelpText.option(HelpText.boundaries, valueName: "file"), completion: .file())
  var boundaries: String?
  @Flag(name: .long, help: HelpText.option(HelpText.json))
  var json = false
  @Flag(name: .long, help: HelpText.option(HelpText.quiet))
  var quiet = false
  @Flag(name: .long, help: HelpText.option(HelpText.verbose))
  var verbose = false
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if out?.isEmpty == true { throw ValidationError(UsageFault.out[LanguageChoice.current]) }
    if quiet, verbose { throw ValidationError(UsageFault.quietAndVerbose[LanguageChoice.current]) }
  }

  func run() throws {
    let console = Console(language: common.language, isQuiet: quiet)
    let run = PlanningRun(console: console, isVerbose: verbose)
    let recording = RunRecording()
    let input = try CaseInput(self.input, common.language)
    let earlier = try from.map { try EarlierPlan(at: $0) }
    let folder = out ?? input.standardOutput
    let mayReplace = try OutputPlace.checkFolder(folder, force: force)
    let output = PlanOutput(
      input: input, copies: try input.copies() + (earlier.map { [$0.copy] } ?? []), options: solving.planning,
      page: PageOptions(language: common.language, boundaries: try boundaries.map { try BoundariesFile.read($0) }),
      sheets: sheets.export, folder: folder, mayReplace: mayReplace)
    let planningCase = PlanningCase(
      instance: input.reading.instance, scenario: input.scenario, earlier: earlier?.plan)
    for oddity in InstanceOddities.findInObjectives(of: planningCase) { console.warn(oddity.sentence) }
    switch try run.outcome(for: planningCase, solving.planning) {
    case .planned(let result):
      let reading = PlanReading(result.plan, in: planningCase)
      let shortage = try run.shortage(of: reading, solving.planning)
      try finish(result, reading, shortage, output, recording, console)
    case .impossible(let impossibility): try finish(impossibility, planningCase, output, recording, console)
    case .stoppedWithoutPlan(let reason):
      let message =
        switch reason {
        case .interrupted: Message.interruptedWithoutPlan
        case .timeLimit: Message.outOfTimeWithoutPlan
        case .exhausted, .proven: Message.nothingFound
        }
      throw CommandFailure(.stoppedEarly, message)
    }
  }

  private func finish(
    _ result: PlanningResult, _ reading: PlanReading, _ shortage: Impossibility?, _ output: PlanOutput,
    _ recording: RunRecording, _ console: Console
  ) throws {
    try SelfCheck.judge(result, reading, gapAsked: output.options.gap)
    let needed = shortage.map {
      ImpossibilityDocument(
        $0, instance: output.input.path, in: reading.planningCase, format: "relocate-shortage")
    }
    let contents = try output.write(result, reading, shortage: needed)
    recording.keep(contents.document, at: output.folder, console)
    if json {
      try console.json(SolveReport(folder: output.folder, plan: contents.document, shortage: needed))
    } else if !quiet {
      SolveSummary(result: result, reading: reading, output: output, language: common.language).show(on: console)
      if let shortage {
        let text = ShortageText(shortage, planningCase: reading.planningCase, language: common.language)
        console.result(text.lines, hanging: 4)
      }
    }
    guard result.isProven else { throw CommandFailure(.unproven) }
  }

  private func finish(
    _ impossibility: Impossibility, _ planningCase: PlanningCase, _ output: PlanOutput, _ recording: RunRecording,
    _ console: Console
  ) throws {
    let document = ImpossibilityDocument(impossibility, instance: output.input.path, in: planningCase)
    let file = try output.write(document)
    recording.keepImpossible(planningCase, output, isSaved: file != nil, console)
    if json {
      try console.json(document)
      if file == nil { console.note(SolveText.kept(output.folder)) }
    } else {
      let text = ImpossibilityText(
        impossibility: impossibility, planningCase: planningCase, language: common.language)
      console.result(console.text(text.title), .red)
      console.result(text.lines(), hanging: 4)
      let repairs = RepairText(impossibility, planningCase: planningCase, language: common.language)
      console.result(repairs.lines(impossibility, common.language), hanging: 7)
      console.result(console.text(file.map(SolveText.saved) ?? SolveText.kept(output.folder)))
    }
    throw CommandFailure(.impossible)
  }
}
