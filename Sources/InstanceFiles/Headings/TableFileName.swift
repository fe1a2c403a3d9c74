public import Relocation

/// Which file (or sheet) of an instance holds which table.
public enum TableFileName {
  /// The names of a table without `.csv`: the English one first, which is canonical, then Chinese ones.
  public static func names(of table: Instance.Table) -> [String] {
    switch table {
    case .households: ["households", "农户", "农户表", "户表", "搬迁户", "搬迁对象"]
    case .settlements: ["settlements", "自然屯", "自然屯表", "屯表", "屯"]
    case .sites: ["sites", "安置点", "安置点表"]
    case .dwellings: ["dwellings", "户型", "户型表", "住房"]
    case .distances: ["distances", "距离", "距离表"]
    case .scores: ["scores", "评分", "评分表"]
    }
  }

  /// The table that a file name without its ending, or a sheet's name, means.
  public static func table(named name: String) -> Instance.Table? {
    let wanted = TextFolding.comparable(name)
    return Instance.Table.allCases.first { table in
      names(of: table).contains { TextFolding.comparable($0) == wanted }
    }
  }

  /// The table that the name of a whole one or of a part of it means: `households`, `households-甲村`, `农户（乙村）`, `sites2`.
  ///
  /// A part's name begins with one of the table's; another sign than a letter, or a digit, follows. After `households` anything may.
  static func table(ofPart name: String) -> Instance.Table? {
    if let whole = table(named: name) { return whole }
    let text = TextFolding.halfWidth(TextFolding.trimmed(name)).lowercased()
    for table in Instance.Table.allCases {
      for start in names(of: table) where text.hasPrefix(start) {
        guard let next = text.dropFirst(start.count).unicodeScalars.first else { continue }
        if start == "households" || !next.properties.isAlphabetic { return table }
      }
    }
    return nil
  }

  /// The table that a name was likely meant for, where it is none.
  static func nearest(to name: String) -> Instance.Table? {
    NearestName.nearest(to: name, among: Instance.Table.allCases.flatMap(names(of:))).flatMap(table(named:))
  }
}
