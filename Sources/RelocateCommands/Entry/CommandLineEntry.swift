import ArgumentParser
import Foundation
import Relocation

/// The command line, from the arguments to the exit code.
public enum CommandLineEntry {
  /// Runs what this process was asked for and ends it.
  public static func run() -> Never {
    StandardOutput.reserveStandardStreams()
    let language = LanguageChoice.current
    let status = run(Array(CommandLine.arguments.dropFirst()), language: language)
    exit(statusWithOutput(status, language))
  }

  /// Runs what the arguments ask for.
  ///
  /// - Returns: the exit code of the contract.
  static func run(_ arguments: [String], language: Language) -> Int32 {
    do {
      var command = try RelocateCommand.parseAsRoot(arguments)
      try command.run()
      return ExitStatus.done.rawValue
    } catch let failure as CommandFailure {
      return end(with: failure, language)
    } catch let code as ExitCode {
      return code.rawValue
    } catch {
      return end(with: error, isForPrograms(arguments) ? .english : language)
    }
  }

  /// Whether what the argument parser answers is read by a shell or a program, so that no word of it may be translated.
  private static func isForPrograms(_ arguments: [String]) -> Bool {
    arguments.contains { $0.hasPrefix("--generate-completion-script") || $0 == "--experimental-dump-help" }
  }

  /// The exit code once it is known whether everything printed arrived.
  private static func statusWithOutput(_ status: Int32, _ language: Language) -> Int32 {
    guard let failure = StandardOutput.failure else { return status }
    Console(language: language).error(Message.outputFailed(failure)[language], .red)
    return ExitStatus.cannotWrite.rawValue
  }

  private static func end(with failure: CommandFailure, _ language: Language) -> Int32 {
    let console = Console(language: language)
    for (position, message) in failure.messages.enumerated() {
      console.error(message[language], position == 0 ? .red : nil)
    }
    return failure.status.rawValue
  }

  /// Help, version and usage errors, which the argument parser words, and whatever nobody foresaw.
  private static func end(with error: any Error, _ language: Language) -> Int32 {
    let console = Console(language: language)
    let code = RelocateCommand.exitCode(for: error).rawValue
    let isUsage = code == ExitCode.validationFailure.rawValue
    guard code == 0 || isUsage else {
      console.error(Message.unforeseen(error)[language], .red)
      return ExitStatus.software.rawValue
    }
    let text = UsageText.inLanguage(RelocateCommand.fullMessage(for: error), language)
    if isUsage {
      console.error(text)
      return ExitStatus.usage.rawValue
    }
    console.verbatim(text)
    return code
  }
}
