import ArgumentParser
import InstanceFiles
import Relocation

/// What every command that reads an instance takes.
struct InputOptions: ParsableArguments {
  @Argument(help: HelpText.option(HelpText.instance))
  var instance: String
}

/// Turns reading errors into failures of the command.
enum Inputs {
  /// The failure that a reading error is: 66 where there is no input, 65 with every fault where it is wrong.
  static func failure(_ error: InstanceReadingError, _ language: Language) -> CommandFailure {
    switch error {
    case .noSuchInput(_, let problem):
      return CommandFailure(.noInput, problem)
    case .faults(let faults):
      let lines = FaultListText.lines(faults, language)
      return CommandFailure(
        .badData, messages: [FaultListText.verdict(faults.count)] + lines.map { Bilingual(zh: $0, en: $0) })
    }
  }
}
