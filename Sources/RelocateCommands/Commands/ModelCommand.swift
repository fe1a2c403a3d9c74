import ArgumentParser
import Formulation
import InstanceFiles
import Planning
import Relocation

/// `relocate model`: the model itself, for another solver.
struct ModelCommand: ParsableCommand {
  /// The values of `--format`.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case mps, lp, mathprog
  }

  static let configuration = CommandConfiguration(
    commandName: "model", abstract: HelpText.abstract(HelpText.model))

  @OptionGroup var input: InputOptions
  @Option(name: .long, help: HelpText.option(HelpText.modelFormat))
  var format: Format
  @Option(name: .long, help: HelpText.option(HelpText.level, valueName: "number"))
  var level = 1
  @Option(name: .long, parsing: .upToNextOption, help: HelpText.option(HelpText.best, valueName: "values"))
  var best: [Int] = []
  @Option(name: .long, help: HelpText.option(HelpText.outFile, valueName: "file"), completion: .file())
  var out: String?
  @Flag(name: .long, help: HelpText.option(HelpText.forceFile))
  var force = false
  @OptionGroup var common: CommonOptions

  func validate() throws {
    let language = LanguageChoice.current
    guard level >= 1 else { throw ValidationError(UsageFault.level[language]) }
    guard best.count == level - 1 else { throw ValidationError(UsageFault.best(level)[language]) }
  }

  func run() throws {
    let input = try CaseInput(self.input, common.language)
    guard level <= input.scenario.objectives.count else {
      throw CommandFailure(.usage, UsageFault.noSuchLevel(input.scenario.objectives.count))
    }
    if let out { try OutputFile.check(out, force: force) }
    let planningCase = PlanningCase(instance: input.reading.instance, scenario: input.scenario)
    let model = ModelText(planningCase: planningCase, level: level, best: best)
    let bytes =
      switch format {
      case .mps: try model.bytes(.mps)
      case .lp: try model.bytes(.lp)
      case .mathprog: Array(mathProgData(for: planningCase, level: level, best: best).utf8)
      }
    try OutputFile.write(bytes, to: out, force: force)
  }
}
