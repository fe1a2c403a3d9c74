import ArgumentParser
import Relocation

/// The values of `--language`.
enum LanguageOption: String, CaseIterable, ExpressibleByArgument {
  case zh, en

  init(_ language: Language) {
    switch language {
    case .chinese: self = .zh
    case .english: self = .en
    }
  }

  var language: Language {
    switch self {
    case .zh: .chinese
    case .en: .english
    }
  }
}

/// What every command takes.
struct CommonOptions: ParsableArguments {
  @Option(name: .customLong("language"), help: HelpText.option(HelpText.language))
  var chosenLanguage = LanguageOption(LanguageChoice.current)

  /// The language of this run.
  var language: Language { chosenLanguage.language }
}
