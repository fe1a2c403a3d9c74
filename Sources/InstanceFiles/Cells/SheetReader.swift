internal import Relocation

/// Reads the cells of one table by column and collects what is wrong with them.
struct SheetReader {
  let table: RawTable
  let kind: Instance.Table
  let headings: HeadingRow
  var faults: FaultList
  /// The place of this table among those that hold the same one, from 0, and the names of them all.
  var source = 0
  var sources: [TableOrigin] = []

  /// Rows of data: those under the headings that are not blank.
  private(set) var rows: [Int] = []

  init(table: RawTable, kind: Instance.Table, headings: HeadingRow, faults: FaultList) {
    self.table = table
    self.kind = kind
    self.headings = headings
    self.faults = faults
    for row in (headings.row + 1)..<max(table.rowCount, headings.row + 1) where !table.isBlank(row: row) {
      if checkShape(row) { rows.append(row) }
    }
  }

  /// A table made from another one, whose rows were judged there.
  init(table: RawTable, replacing other: SheetReader, headings: HeadingRow) {
    self.table = table
    kind = other.kind
    self.headings = headings
    faults = other.faults
    rows = Array((headings.row + 1)..<max(table.rowCount, headings.row + 1))
  }

  /// Where a row stands.
  func origin(_ row: Int) -> RowOrigin { RowOrigin(source: source, row: table.number(of: row)) }

  /// Notes that the same thing stood in an earlier row, of this table or of another one.
  mutating func duplicate(_ text: String, first: RowOrigin, row: Int, column: DataFault.Column?) {
    let elsewhere = first.source == source || !sources.indices.contains(first.source) ? nil : sources[first.source]
    fault(.duplicate(text, firstRow: first.row, elsewhere: elsewhere), row: row, column: column)
  }

  /// Notes cells without a heading and rows of totals; whether the row is to be read.
  private mutating func checkShape(_ row: Int) -> Bool {
    for column in 0..<table.cellCount(row: row) {
      if column < headings.isNamed.count && headings.isNamed[column] { continue }
      let text = table.text(row: row, column: column)
      if text.isEmpty { continue }
      let place = DataFault.Column(name: HeadingRow.letters(column), heading: "", key: nil, index: column)
      faults.add(.beyondHeadings(text), row: table.number(of: row), column: place)
    }
    guard let total = totalWord(row) else { return true }
    faults.add(.totalRow(total), row: table.number(of: row))
    return false
  }

  private static let totals: Set<String> = ["合计", "总计", "小计", "共计", "total", "sum"]

  private func totalWord(_ row: Int) -> String? {
    for column in 0..<table.cellCount(row: row) {
      let range = table.range(row: row, column: column)
      if range.isEmpty { continue }
      // Nearly every first cell is an id with a digit in it.
      guard range.count <= 30, !table.bytes[range].contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
      let text = table.text(row: row, column: column)
      return Self.totals.contains(TextFolding.withoutMarks(TextFolding.comparable(text))) ? text : nil
    }
    return nil
  }

  /// A column by its English key; `nil` where the file does not have it.
  func column(_ key: String) -> DataFault.Column? { headings.columns[key] }

  mutating func fault(_ text: @autoclosure () -> FaultText, row: Int, column: DataFault.Column?) {
    faults.add(text(), row: table.number(of: row), column: column)
  }

  // MARK: Text

  /// The text of a cell, or `nil` where it is empty.
  mutating func text(_ row: Int, _ column: DataFault.Column?) -> String? {
    guard let column else { return nil }
    let range = table.range(row: row, column: column.index)
    guard let first = range.first else { return nil }
    let text = String(decoding: table.bytes[range], as: UTF8.self)
    guard table.bytes[first] == 0x23 || table.bytes[first] == 0x3D else { return text }
    return unwrapped(text, row, column)
  }

  /// `="0017"`, by which people keep zeros through a spreadsheet, is `0017`; an error value is a fault.
  private mutating func unwrapped(_ text: String, _ row: Int, _ column: DataFault.Column) -> String? {
    if text.hasPrefix("=\""), text.hasSuffix("\""), text.count > 3 {
      return TextFolding.trimmed(String(text.dropFirst(2).dropLast()))
    }
    guard Self.isErrorValue(text) else { return text }
    fault(.spreadsheetError(text), row: row, column: column)
    return nil
  }

  private static func isErrorValue(_ text: String) -> Bool {
    let errors: Set<String> = ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"]
    return text.hasPrefix("#") && errors.contains(text.uppercased())
  }

  /// The text of a cell that must be filled; `nil` after a fault.
  mutating func requiredText(_ row: Int, _ column: DataFault.Column?) -> String? {
    guard let column else { return nil }
    let before = faults.faults.count
    if let text = text(row, column) { return text }
    if faults.faults.count == before { fault(.missingValue, row: row, column: column) }
    return nil
  }

  /// An id as it stands, or a fault where a spreadsheet has destroyed it. With `required`, an empty cell is one too.
  mutating func id(_ row: Int, _ column: DataFault.Column?, required: Bool = true) -> String? {
    guard let text = required ? requiredText(row, column) : text(row, column) else { return nil }
    guard ExactNumber.looksDamaged(text) else { return text }
    fault(.damagedNumber(text), row: row, column: column)
    return nil
  }

  // MARK: Numbers

  /// A whole number in the range; `nil` where the cell is empty or after a fault.
  mutating func count(
    _ row: Int, _ column: DataFault.Column?, in range: ClosedRange<Int> = 0...ExactNumber.largest
  ) -> Int? {
    guard let column else { return nil }
    let cell = table.range(row: row, column: column.index)
    if cell.isEmpty { return nil }
    if let value = plainDigits(cell), range.contains(value) { return value }
    guard let number = number(row, column) else { return nil }
    let text = table.text(row: row, column: column.index)
    guard number.isWhole else {
      fault(.notWhole(text), row: row, column: column)
      return nil
    }
    if let value = number.scaled(places: 0), range.contains(value) { return value }
    fault(.outOfRange(text, least: "\(range.lowerBound)", most: "\(range.upperBound)"), row: row, column: column)
    return nil
  }

  /// Short runs of ASCII digits, which are nearly all numbers there are, without making a text of them.
  private func plainDigits(_ cell: Range<Int>) -> Int? {
    guard cell.count <= 9 else { return nil }
    var value = 0
    for index in cell {
      let digit = Int(table.bytes[index]) - 0x30
      guard digit >= 0, digit <= 9 else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  /// The exact number of a cell that is not empty; `nil` after a fault.
  private mutating func number(_ row: Int, _ column: DataFault.Column) -> ExactNumber? {
    let cell = table.range(row: row, column: column.index)
    if let number = ExactNumber(table.bytes[cell]) { return number }
    let text = table.text(row: row, column: column.index)
    if Self.isErrorValue(text) {
      fault(.spreadsheetError(text), row: row, column: column)
    } else {
      fault(ExactNumber.looksDamaged(text) ? .damagedNumber(text) : .notANumber(text), row: row, column: column)
    }
    return nil
  }

  /// A decimal number times ten to a power, rounded half away from zero; `nil` where empty or after a fault.
  mutating func decimal(
    _ row: Int, _ column: DataFault.Column?, places: Int, in range: ClosedRange<Int>
  ) -> Int? {
    guard let column, !table.range(row: row, column: column.index).isEmpty, let number = number(row, column) else {
      return nil
    }
    let text = table.text(row: row, column: column.index)
    // The bounds hold for the number itself, not only for what it is rounded to.
    let isBelowZero = number.isNegative && !number.isZero && range.lowerBound >= 0
    if !isBelowZero, let whole = number.scaled(places: 0), range.contains(whole) {
      return number.scaled(places: places)
    }
    fault(.outOfRange(text, least: "\(range.lowerBound)", most: "\(range.upperBound)"), row: row, column: column)
    return nil
  }

  /// Degrees between minus and plus this bound; `nil` where empty or after a fault.
  mutating func degrees(_ row: Int, _ column: DataFault.Column?, bound: Double) -> Double? {
    guard let column, !table.range(row: row, column: column.index).isEmpty, let number = number(row, column) else {
      return nil
    }
    if let value = number.double, abs(value) <= bound { return value }
    let text = table.text(row: row, column: column.index)
    fault(.outOfRange(text, least: "-\(Int(bound))", most: "\(Int(bound))"), row: row, column: column)
    return nil
  }

  // MARK: Closed lists

  /// Yes or no; `nil` where empty or after a fault.
  mutating func flag(_ row: Int, _ column: DataFault.Column?) -> Bool? {
    guard let text = text(row, column) else { return nil }
    if let value = AcceptedValueIndex.flags[text] { return value == "yes" }
    fault(.notYesOrNo(text), row: row, column: column)
    return nil
  }

  /// The English key of a value; `nil` where empty or after a fault.
  mutating func choice(_ row: Int, _ column: DataFault.Column?, _ index: AcceptedValueIndex) -> String? {
    guard let text = text(row, column) else { return nil }
    if let key = index[text] { return key }
    fault(.notAccepted(text, values: index.values), row: row, column: column)
    return nil
  }

  // MARK: Whole rows

  /// The position of a row's longitude and latitude; a fault where only one is filled.
  mutating func position(_ row: Int) -> GeographicPosition? {
    let (east, north) = (column("longitude"), column("latitude"))
    let before = faults.faults.count
    let longitude = degrees(row, east, bound: 180)
    let latitude = degrees(row, north, bound: 90)
    if let longitude, let latitude { return GeographicPosition(longitude: longitude, latitude: latitude) }
    guard faults.faults.count == before, (longitude == nil) != (latitude == nil) else { return nil }
    fault(
      .halfPosition(missing: longitude == nil ? "longitude" : "latitude"), row: row,
      column: longitude == nil ? east ?? north : north ?? east)
    return nil
  }

  /// The cells of the user's own columns, by heading; empty cells are left out.
  mutating func extra(_ row: Int) -> [String: String] {
    var cells: [String: String] = [:]
    for column in headings.extras {
      if let text = text(row, column) { cells[column.heading] = text }
    }
    return cells
  }
}
