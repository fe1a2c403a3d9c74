public import Relocation

/// One column that the contract names: its English key and the Chinese headings that mean the same.
public struct Heading: Hashable, Sendable {
  /// What the cells of a column hold.
  public enum Content: Hashable, Sendable {
    /// Names a thing of the column's own table.
    case identifier
    case text
    /// A whole number from zero.
    case count
    /// A decimal number; so many places of it count.
    case decimal(places: Int)
    case degrees
    case yesOrNo
    case choice([AcceptedValue])
    case household
    case settlement
    case site
    /// Sites with `;` between them.
    case sites
  }

  /// The table that the column belongs to.
  public var table: Instance.Table
  /// The English key, the canonical heading.
  public var key: String
  /// Chinese headings, the preferred one first.
  public var synonyms: [String]
  /// What its cells hold.
  public var content: Content
  /// Whether the table is of no use without the column.
  public var isRequired: Bool

  /// The Chinese heading to write.
  public var preferredChinese: String { synonyms.first ?? key }

  /// The headings of a table in the contract's order.
  public static func all(in table: Instance.Table) -> [Heading] {
    switch table {
    case .households: households
    case .settlements: settlements
    case .sites: sites
    case .dwellings: dwellings
    case .distances: distances
    case .scores: scores
    }
  }

  /// The heading of an English key.
  public static func named(_ key: String, in table: Instance.Table) -> Heading? {
    all(in: table).first { $0.key == key }
  }

  /// The heading that a cell of a heading row means, or `nil` where it is a column of the user's own.
  ///
  /// Case, spaces, underscores, full-width signs, a trailing remark in parentheses and a leading `*` do not matter.
  public static func matching(_ text: String, in table: Instance.Table) -> Heading? {
    let byName = HeadingIndex.of(table)
    let name = TextFolding.comparable(text)
    return byName[name] ?? byName[TextFolding.withoutMarks(name)]
  }
}

/// The headings of each table by every name, made once.
enum HeadingIndex {
  static func of(_ table: Instance.Table) -> [String: Heading] { indexes[table] ?? [:] }

  private static let indexes: [Instance.Table: [String: Heading]] = Dictionary(
    uniqueKeysWithValues: Instance.Table.allCases.map { ($0, index(of: $0)) })

  private static func index(of table: Instance.Table) -> [String: Heading] {
    var index: [String: Heading] = [:]
    for heading in Heading.all(in: table) {
      for name in [heading.key] + heading.synonyms {
        let comparable = TextFolding.comparable(name)
        for form in [comparable, TextFolding.withoutMarks(comparable)] where index[form] == nil {
          index[form] = heading
        }
      }
    }
    return index
  }
}
