/// A language that the product speaks.
public enum Language: String, CaseIterable, Sendable {
  case chinese = "zh"
  case english = "en"
}

/// One message in both languages; a message that lacks one does not compile.
public struct Bilingual: Hashable, Sendable {
  /// The text in Chinese.
  public var zh: String
  /// The text in English.
  public var en: String

  /// Joins the two texts.
  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// The text in a language.
  public subscript(language: Language) -> String {
    switch language {
    case .chinese: zh
    case .english: en
    }
  }
}
