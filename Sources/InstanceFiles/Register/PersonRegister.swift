internal import Relocation

/// A households table with a row for each person → one with a row for each household.
///
/// Rows with the same id are one household; they need not stand together. What belongs to the household (settlement, wishes,
/// consent …) may stand in any of its rows, but not in two that disagree. What belongs to a person is counted where a column
/// says it: members, workers, pupils by stage, those of 60 and older, the disabled. A count that stands in a column of its own is
/// taken from there; of members it must be the number of rows.
struct PersonRegister {
  /// Columns of a person, of which the head's are kept.
  private static let ofPerson: Set<String> = ["id_number", "ethnicity"]

  private var sheet: SheetReader
  private let columns: [PersonHeading: DataFault.Column]
  private var groups: [(id: String, rows: [Int])] = []

  /// Whether the headings are those of such a register: they say how a person is related to the head, or name persons and
  /// do not say how many a household has.
  static func isOne(_ table: RawTable, headings row: Int) -> Bool {
    let texts = (0..<table.cellCount(row: row)).map { table.text(row: row, column: $0) }
    let found = Set(texts.filter { Heading.matching($0, in: .households) == nil }.compactMap { PersonHeading($0) })
    let counts = texts.contains { Heading.matching($0, in: .households)?.key == "people" }
    return found.contains(.relation) || (found.contains(.name) && !counts)
  }

  init(_ sheet: SheetReader) {
    self.sheet = sheet
    var columns: [PersonHeading: DataFault.Column] = [:]
    for column in sheet.headings.extras {
      if let heading = PersonHeading(column.heading), columns[heading] == nil { columns[heading] = column }
    }
    self.columns = columns
  }

  /// The table of households.
  mutating func grouped(hints: inout FaultList) -> SheetReader {
    group()
    noteRepeatedPersons()
    let heads = groups.map { head(of: $0.rows, &hints) }
    var headings = sheet.headings
    headings.row = 0
    headings.extras = headings.extras.filter { column in
      guard PersonHeading(column.heading) == nil else { return false }
      return isOfHousehold(column, &hints)
    }
    var output = HouseholdRows(copying: sheet.table, headings: sheet.headings)
    let derived = derivedCounts(&hints)
    for (key, _) in derived { headings.columns[key] = output.place(key, source(of: key)) }
    if headings.columns["head"] == nil, let name = columns[.name] { headings.columns["head"] = name.renamed("head") }
    for (index, group) in groups.enumerated() {
      output.add(
        row: heads[index], cells: cells(group.rows, head: heads[index]), counts: derived.map { $0.counts[index] })
    }
    hints.add(.personRows(persons: sheet.rows.count, households: groups.count))
    return SheetReader(table: output.table, replacing: sheet, headings: headings)
  }

  private mutating func group() {
    var places: [String: Int] = [:]
    for row in sheet.rows {
      guard let id = sheet.id(row, sheet.column("id")) else { continue }
      if let place = places[id] {
        groups[place].rows.append(row)
      } else {
        places[id] = groups.count
        groups.append((id, [row]))
      }
    }
  }

  // MARK: Conflicts

  /// The same identity number in two rows is one person counted twice.
  private mutating func noteRepeatedPersons() {
    guard let column = sheet.column("id_number") else { return }
    var rows: [String: RowOrigin] = [:]
    for row in groups.flatMap(\.rows).sorted() {
      let text = sheet.table.text(row: row, column: column.index)
      guard !text.isEmpty, !ExactNumber.looksDamaged(text) else { continue }
      if let first = rows[text] {
        sheet.duplicate(text, first: first, row: row, column: column)
      } else {
        rows[text] = sheet.origin(row)
      }
    }
  }

  /// The row of the head: the one that says so, else the first.
  private mutating func head(of rows: [Int], _ hints: inout FaultList) -> Int {
    guard let first = rows.first else { return 0 }
    guard let relation = columns[.relation] else { return first }
    let heads = rows.filter { PersonState.isHead(sheet.table.text(row: $0, column: relation.index)) }
    for other in heads.dropFirst() {
      let firstRow = sheet.table.number(of: heads[0])
      sheet.fault(.twoHeads(firstRow: firstRow), row: other, column: relation)
    }
    if heads.isEmpty { hints.add(.noHead, row: sheet.table.number(of: first), column: relation) }
    return heads.first ?? first
  }

  /// Whether a column of the user's own says the same in all rows of each household; others are left out, and that is said.
  private func isOfHousehold(_ column: DataFault.Column, _ hints: inout FaultList) -> Bool {
    for group in groups {
      let texts = Set(group.rows.map { sheet.table.text(row: $0, column: column.index) }.filter { !$0.isEmpty })
      guard texts.count <= 1 else {
        hints.add(.personColumn(column.heading), row: sheet.table.number(of: sheet.headings.row), column: column)
        return false
      }
    }
    return true
  }

  /// The row of each column's text in a household; disagreements are faults.
  private mutating func cells(_ rows: [Int], head: Int) -> [Int: Int] {
    var chosen: [Int: Int] = [:]
    for (key, column) in sheet.headings.columns.sorted(by: { $0.value.index < $1.value.index }) {
      if Self.ofPerson.contains(key) {
        chosen[column.index] = head
        continue
      }
      for row in rows {
        let text = sheet.table.text(row: row, column: column.index)
        guard !text.isEmpty else { continue }
        guard let other = chosen[column.index] else {
          chosen[column.index] = row
          continue
        }
        let known = sheet.table.text(row: other, column: column.index)
        if known != text {
          let firstRow = sheet.table.number(of: other)
          sheet.fault(.householdConflict(text, known, firstRow: firstRow), row: row, column: column)
        }
      }
    }
    for column in sheet.headings.extras {
      chosen[column.index] = rows.first { !sheet.table.text(row: $0, column: column.index).isEmpty } ?? head
    }
    if let name = columns[.name] { chosen[name.index] = head }
    checkPeople(rows, chosen)
    return chosen
  }

  private mutating func checkPeople(_ rows: [Int], _ chosen: [Int: Int]) {
    guard let column = sheet.column("people"), let row = chosen[column.index],
      let stated = sheet.count(row, column), stated != rows.count
    else { return }
    sheet.fault(.wrongCount(stated: stated, rows: rows.count), row: row, column: column)
  }
}

extension DataFault.Column {
  /// The same column for another key.
  fileprivate func renamed(_ key: String) -> DataFault.Column {
    DataFault.Column(name: name, heading: heading, key: key, index: index)
  }
}

// MARK: - Counts

extension PersonRegister {
  fileprivate typealias Derived = (key: String, counts: [Int])

  /// The column that a count is derived from.
  fileprivate func source(of key: String) -> DataFault.Column? {
    switch key {
    case "people": sheet.column("people") ?? columns[.relation] ?? columns[.name]
    case "workers": columns[.labour] ?? columns[.age]
    case "elderly": columns[.age]
    case "disabled": columns[.health]
    default: columns[.school]
    }
  }

  /// The counts that the register gives no column of its own, household by household.
  fileprivate mutating func derivedCounts(_ hints: inout FaultList) -> [Derived] {
    var counts: [String: [Int]] = [:]
    for key in ["people", "workers", "preschool", "primary", "middle", "elderly", "disabled"] {
      guard source(of: key) != nil, key == "people" || sheet.column(key) == nil else { continue }
      counts[key] = [Int](repeating: 0, count: groups.count)
    }
    var withoutAge: [Int] = []
    for (index, group) in groups.enumerated() {
      for row in group.rows {
        let person = person(row)
        for (key, value) in person.counts where value { counts[key]?[index] += 1 }
        if person.lacksAge { withoutAge.append(row) }
      }
    }
    if let row = withoutAge.first, counts["workers"] != nil || counts["elderly"] != nil {
      hints.add(.unknownAge(withoutAge.count), row: sheet.table.number(of: row), column: columns[.age])
    }
    return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  fileprivate struct Person {
    var counts: [String: Bool] = [:]
    var lacksAge = false
  }

  fileprivate mutating func person(_ row: Int) -> Person {
    let age = sheet.count(row, columns[.age], in: 0...150)
    let stage = stage(row)
    var person = Person()
    person.counts["people"] = true
    if case .some(.some(let found)) = stage { person.counts[found.rawValue] = true }
    let labour = labour(row)
    // Without a word on labour: of working age, and not at school.
    let isStudying = isAtSchool(row)
    person.counts["workers"] = labour ?? (age.map { (16...59).contains($0) && !isStudying } ?? false)
    person.counts["elderly"] = age.map { $0 >= 60 } ?? false
    if let health = sheet.text(row, columns[.health]) { person.counts["disabled"] = PersonState.isDisabled(health) }
    let isNeeded = labour == nil || sheet.column("elderly") == nil
    person.lacksAge = columns[.age] != nil && age == nil && isNeeded
    return person
  }

  private mutating func labour(_ row: Int) -> Bool? {
    guard let column = columns[.labour], let text = sheet.text(row, column) else { return nil }
    if let works = PersonState.works(text) { return works }
    sheet.fault(.unknownLabour(text), row: row, column: column)
    return nil
  }

  private mutating func stage(_ row: Int) -> PersonState.Stage?? {
    guard let column = columns[.school], let text = sheet.text(row, column) else { return nil }
    if let stage = PersonState.stage(text) { return stage }
    sheet.fault(.unknownSchool(text), row: row, column: column)
    return nil
  }

  private func isAtSchool(_ row: Int) -> Bool {
    guard let column = columns[.school] else { return false }
    let word = TextFolding.comparable(sheet.table.text(row: row, column: column.index))
    if word.contains("毕业") || word.contains("辍学") { return false }
    let out = ["非在校", "不在校", "未在校", "不在读", "无", "否", "none", "no"]
    return !word.isEmpty && !out.contains(where: word.hasPrefix)
  }
}
