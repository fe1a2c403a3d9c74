public import Relocation

/// Why a household is where it is.
public struct PlacementReason: Hashable, Sendable {
  /// In one word, for files.
  public var code: ReasonCode
  /// In a sentence, for the household.
  public var sentence: Bilingual

  /// Makes a reason.
  public init(code: ReasonCode, sentence: Bilingual) {
    self.code = code
    self.sentence = sentence
  }
}
