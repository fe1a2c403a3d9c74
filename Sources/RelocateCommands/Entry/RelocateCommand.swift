import ArgumentParser
import Relocation

/// `relocate`: the root of all commands.
struct RelocateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "relocate", abstract: HelpText.abstract(HelpText.root), discussion: HelpText.block(HelpText.rootMore),
    version: VersionText.current,
    subcommands: [
      CheckCommand.self, SolveCommand.self, ExplainCommand.self, CompareCommand.self, VerifyCommand.self,
      ExportCommand.self, TemplateCommand.self,
      ModelCommand.self, RunsCommand.self, SweepCommand.self,
    ])

  @OptionGroup var common: CommonOptions
}
