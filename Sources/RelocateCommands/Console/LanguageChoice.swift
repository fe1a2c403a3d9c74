import Foundation
import Relocation

/// Decides the language of a run: `--language`, else the locale.
enum LanguageChoice {
  /// The language of this process, settled once at its start.
  static let current = detect(arguments: CommandLine.arguments, environment: ProcessInfo.processInfo.environment)

  /// The language that a command line and an environment ask for.
  ///
  /// The command line is read here, before it is parsed, because help and usage errors are in that language too.
  static func detect(arguments: [String], environment: [String: String]) -> Language {
    if let asked = askedFor(in: arguments).flatMap(Language.init(rawValue:)) { return asked }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
      .compactMap { environment[$0] }
      .first { !$0.isEmpty }
    return locale?.lowercased().hasPrefix("zh") == true ? .chinese : .english
  }

  /// The value given to `--language`, the last one where it stands twice.
  private static func askedFor(in arguments: [String]) -> String? {
    var found: String?
    for (position, argument) in arguments.enumerated() {
      if argument == "--" { break }
      if argument == "--language", position + 1 < arguments.count {
        found = arguments[position + 1]
      } else if argument.hasPrefix("--language=") {
        found = String(argument.dropFirst("--language=".count))
      }
    }
    return found
  }
}
