internal import Relocation

/// The row of headings in a table, and what each of them means.
struct HeadingRow: Sendable {
  /// So many rows are searched for the headings; titles stand above them.
  static let searchedRows = 20

  /// Row of the headings, from 0.
  var row: Int
  /// The contract's columns, by English key.
  var columns: [String: DataFault.Column]
  /// Columns of the user's own, in the order of the file.
  var extras: [DataFault.Column]
  /// Which places of a row have a heading.
  var isNamed: [Bool]

  func has(_ key: String) -> Bool { columns[key] != nil }

  /// The English keys and own headings.
  var names: Set<String> { Set(columns.keys).union(extras.map(\.heading)) }

  /// How likely a row is the heading row: its number of required headings, then of known ones.
  static func score(_ table: RawTable, row: Int, kind: Instance.Table) -> (required: Int, known: Int) {
    var keys: Set<String> = []
    var required = 0
    for column in 0..<table.cellCount(row: row) {
      let text = table.text(row: row, column: column)
      guard !text.isEmpty, text.utf8.count <= 256, let heading = Heading.matching(text, in: kind),
        keys.insert(heading.key).inserted
      else { continue }
      if heading.isRequired { required += 1 }
    }
    return (required, keys.count)
  }

  /// The first of the rows with the most required headings; `nil` where none has any.
  static func find(in table: RawTable, kind: Instance.Table) -> Int? {
    var best: (row: Int, score: (required: Int, known: Int))?
    for row in 0..<min(searchedRows, table.rowCount) {
      let score = score(table, row: row, kind: kind)
      guard score.required > 0, score > (best?.score ?? (0, 0)) else { continue }
      best = (row, score)
    }
    return best?.row
  }

  /// Reads the headings of a row; what is wrong with them goes to `faults`, what is odd to `hints`.
  ///
  /// - Parameter optional: Keys that need not be there although the table is of no use without them.
  static func read(
    _ table: RawTable, row: Int, kind: Instance.Table, optional: Set<String> = [], faults: inout FaultList,
    hints: inout FaultList
  ) -> HeadingRow {
    var result = HeadingRow(row: row, columns: [:], extras: [], isNamed: [])
    var taken: [String: DataFault.Column] = [:]
    for index in 0..<table.cellCount(row: row) {
      let text = table.text(row: row, column: index)
      result.isNamed.append(!text.isEmpty)
      if text.isEmpty { continue }
      let heading = Heading.matching(text, in: kind)
      let column = DataFault.Column(name: letters(index), heading: text, key: heading?.key, index: index)
      let identity = heading.map { "=" + $0.key } ?? TextFolding.comparable(text)
      if let first = taken[identity] {
        faults.add(
          .duplicateHeading(text, first: first.heading, firstColumn: first.name), row: table.number(of: row),
          column: column)
        continue
      }
      taken[identity] = column
      if let heading {
        result.columns[heading.key] = column
      } else {
        result.extras.append(column)
      }
    }
    result.checkMissing(kind: kind, optional: optional, row: table.number(of: row), faults: &faults)
    result.hintAtSlips(kind: kind, row: table.number(of: row), hints: &hints)
    return result
  }

  private func checkMissing(kind: Instance.Table, optional: Set<String>, row: Int, faults: inout FaultList) {
    for heading in Heading.all(in: kind)
    where heading.isRequired && !has(heading.key) && !optional.contains(heading.key) {
      let names = [heading.key] + heading.synonyms
      let near = extras.first { NearestName.nearest(to: $0.heading, among: names) != nil }
      faults.add(.missingColumn(heading, near: near?.heading), row: row)
    }
  }

  private func hintAtSlips(kind: Instance.Table, row: Int, hints: inout FaultList) {
    let missing = Heading.all(in: kind).filter { !has($0.key) && !$0.isRequired }
    let names = missing.flatMap { [$0.key] + $0.synonyms }
    for extra in extras {
      if let near = NearestName.nearest(to: extra.heading, among: names) {
        hints.add(.closeHeading(extra.heading, near: near), row: row, column: extra)
      }
    }
  }

  /// The letters of a column as spreadsheets show them: A … Z, AA …
  static func letters(_ index: Int) -> String {
    var letters = ""
    var rest = index + 1
    while rest > 0 {
      let digit = (rest - 1) % 26
      letters = String(UnicodeScalar(UInt8(65 + digit))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}
