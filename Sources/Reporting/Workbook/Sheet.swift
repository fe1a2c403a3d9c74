/// One sheet or page for people: a title, what is said below it, tables, and the lines to sign on.
struct Sheet: Hashable, Sendable {
  /// One part of a sheet, below those before it.
  enum Block: Hashable, Sendable {
    case table(caption: String?, OutputTable)
    case paragraphs(caption: String?, [String])
  }

  /// What the tab is to be called; see ``SheetNames``.
  var name: String
  var title: String
  /// Below the title.
  var lines: [String] = []
  var blocks: [Block]
  /// Below the last block: where to sign, say.
  var closing: [String] = []
  /// In points: how high the rows of its tables are at least, so that there is room to sign in them.
  var leastRowHeight = 0.0
  /// Whether it is so short that it is printed on one page.
  var isOnePage = false

  /// The table of a sheet that has nothing else: its headings are repeated on every page, and it can be filtered.
  var onlyTable: OutputTable? {
    guard blocks.count == 1, case .table(nil, let table) = blocks[0] else { return nil }
    return table
  }

  var tables: [OutputTable] {
    blocks.compactMap { block in
      if case .table(_, let table) = block { table } else { nil }
    }
  }

  /// As many columns as the widest table has.
  var columnCount: Int { tables.map(\.headings.count).max() ?? 1 }
}
