/// Text that names one thing of an instance.
///
/// Ids are text, always: `0017` and `17` are two households. They are ordered by their UTF-8 bytes, so that the
/// order is the same on every machine and in every locale.
public protocol TextIdentifier: RawRepresentable<String>, Hashable, Comparable, Sendable, CustomStringConvertible,
  ExpressibleByStringLiteral
{
  /// Makes an id of the text as it stands.
  init(rawValue: String)
}

extension TextIdentifier {
  /// Makes an id of the text as it stands.
  public init(_ text: String) { self.init(rawValue: text) }
  /// Makes an id of a literal, for tests and examples.
  public init(stringLiteral value: String) { self.init(rawValue: value) }
  /// The id's text.
  public var description: String { rawValue }
  /// Order by UTF-8 bytes.
  public static func < (left: Self, right: Self) -> Bool {
    left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
  }
}

/// Names a household (户编号).
public struct HouseholdID: TextIdentifier {
  /// The text as it stands in the tables.
  public let rawValue: String
  /// Makes an id of the text as it stands.
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// Names a settlement: a hamlet (自然屯), the unit that may move as a whole.
public struct SettlementID: TextIdentifier {
  /// The text as it stands in the tables.
  public let rawValue: String
  /// Makes an id of the text as it stands.
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// Names a resettlement site (安置点).
public struct SiteID: TextIdentifier {
  /// The text as it stands in the tables.
  public let rawValue: String
  /// Makes an id of the text as it stands.
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// Names a type of dwelling (户型); the same type may stand at several sites.
public struct DwellingTypeID: TextIdentifier {
  /// The text as it stands in the tables.
  public let rawValue: String
  /// Makes an id of the text as it stands.
  public init(rawValue: String) { self.rawValue = rawValue }
}
