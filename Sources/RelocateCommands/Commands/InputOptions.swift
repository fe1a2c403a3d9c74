import ArgumentParser
import Relocation

/// What every command that reads an instance takes.
struct InputOptions: ParsableArguments {
  @Argument(help: HelpText.option(HelpText.instance), completion: .file())
  var instance: String

  @Option(name: .long, help: HelpText.option(HelpText.scenario, valueName: "file"), completion: .file())
  var scenario: String?
}
