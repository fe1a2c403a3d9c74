/// Something that is odd in an instance, though it can be read and planned with.
public struct Oddity: Hashable, Sendable {
  /// What an oddity is about: a row or a column of a table, so that a reader can be shown where it stands.
  public enum Subject: Hashable, Sendable {
    case household(HouseholdID)
    case settlement(SettlementID)
    case site(SiteID)
    case dwelling(site: SiteID, type: DwellingTypeID)
    case table(Instance.Table)
    case column(String, table: Instance.Table)
  }

  /// What kind of thing it is.
  public var kind: OddityKind
  /// The rows or columns it stands in; empty where it is about the instance as a whole.
  public var subjects: [Subject]
  /// The column it stands in, by English key, where it is one.
  public var column: String?
  /// By how much, where it can be counted: persons, households, places, dwellings or tenths of a kilometre.
  public var amount: Int?
  /// What is odd, for a person to read.
  public var sentence: Bilingual

  /// Makes an oddity.
  public init(
    _ kind: OddityKind, _ subjects: [Subject] = [], column: String? = nil, amount: Int? = nil, sentence: Bilingual
  ) {
    self.kind = kind
    self.subjects = subjects
    self.column = column
    self.amount = amount
    self.sentence = sentence
  }
}
