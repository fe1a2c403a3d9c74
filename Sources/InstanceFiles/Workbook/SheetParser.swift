/// One sheet's XML → ``SheetContent``.
///
/// A sheet has its texts for itself, those too that it shares with others.
final class SheetParser: XMLReader {
  private(set) var failure: FaultText? {
    didSet { hasFailed = failure != nil }
  }
  private(set) var hasFailed = false
  private(set) var content = SheetContent()

  private let part: String
  private let shared: SharedStrings
  private let allowance: WorkbookAllowance
  private let styles: CellStyles
  private let is1904: Bool

  private var row = 0
  private var isHidden = false
  private var lastColumn = -1
  private var cell = StoredCell()
  private var isCollecting = false
  private var phonetic = 0

  init(part: String, shared: SharedStrings, styles: CellStyles, is1904: Bool, allowance: WorkbookAllowance) {
    self.part = part
    self.shared = shared
    self.allowance = allowance
    self.styles = styles
    self.is1904 = is1904
  }

  private func refuse() { failure = .brokenWorkbook(part: part) }

  func start(_ element: XMLElement) {
    switch element.name {
    case "c": startCell(element)
    case "v": isCollecting = true
    case "t": isCollecting = phonetic == 0
    case "f": cell.hasFormula = true
    case "row": startRow(element)
    case "rPh": phonetic += 1
    case "mergeCell": addMerge(element)
    default: break
    }
  }

  func end(_ name: XMLName) {
    switch name {
    case "c": endCell()
    case "v", "t": isCollecting = false
    case "row": endRow()
    case "rPh": phonetic -= 1
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard isCollecting else { return }
    cell.text.append(contentsOf: bytes)
    if cell.text.count > WorkbookLimits.cellBytes { failure = .inflatesTooFar(part: part) }
  }

  // MARK: Rows

  private func startRow(_ element: XMLElement) {
    let number = element["r"] == nil ? row + 1 : element.number("r") ?? 0
    guard number > row, number <= WorkbookLimits.rows else { return refuse() }
    row = number
    isHidden = element.isTrue("hidden")
    lastColumn = -1
  }

  private func endRow() {
    let count = content.table.cells.count - content.table.rowStarts[content.table.rowStarts.count - 1]
    guard count > 0 else { return }
    content.table.endRow(number: row)
    if isHidden { content.hiddenRows.append(row) }
    if !allowance.takeCells(count) { failure = .tooManyCells }
  }

  // MARK: Cells

  private func startCell(_ element: XMLElement) {
    cell.reset()
    if let text = element["r"] {
      guard let place = CellReference(text), place.row == row, place.column > lastColumn else { return refuse() }
      lastColumn = place.column
    } else {
      lastColumn += 1
      guard lastColumn < WorkbookLimits.columns else { return refuse() }
    }
    cell.style = element["s"] == nil ? 0 : element.number("s") ?? 0
    guard let type = element["t"] else { return }
    // Most cells that state a kind are shared texts.
    if type.count == 1, type[0] == 0x73 {
      cell.kind = .shared
    } else if let kind = StoredCell.Kind(rawValue: String(decoding: type, as: UTF8.self)) {
      cell.kind = kind
    } else {
      refuse()
    }
  }

  private func endCell() {
    guard !hasFailed, lastColumn >= 0 else { return refuse() }
    guard !cell.text.isEmpty else {
      if cell.hasFormula, cell.kind != .formulaText {
        content.withoutResult.append(CellReference(column: lastColumn, row: row))
        // Keeps the row, so that the fault has a place in the table.
        append("")
      }
      return
    }
    switch cell.kind {
    case .shared: appendShared()
    case .number: append(numberText)
    case .boolean: append(cell.text == [0x31] ? "TRUE" : "FALSE")
    case .date: append(cell.isoDate)
    case .error: append(cell.text)
    case .formulaText, .inline: append(CellText.unescaped(cell.text))
    }
  }

  private var numberText: [UInt8] {
    if let plain = cell.plainDigits, !styles.showsDate(cell.style) { return plain }
    guard let number = StoredNumber(cell.text) else { return cell.text }
    if styles.showsDate(cell.style), let date = number.date(since1904: is1904) { return date }
    return number.text
  }

  private func appendShared() {
    guard let index = Int(String(decoding: cell.text, as: UTF8.self)), shared.cells.indices.contains(index) else {
      return refuse()
    }
    let text = shared.cells[index]
    if text.lower < text.upper { append(shared.bytes[Int(text.lower)..<Int(text.upper)]) }
  }

  private func append(_ text: String) { append(Array(text.utf8)) }

  private func append(_ text: some Collection<UInt8>) {
    guard allowance.takeText(text.count) else {
      failure = .inflatesTooFar(part: part)
      return
    }
    pad()
    content.table.append(cell: text)
  }

  /// Empty cells up to the column.
  private func pad() {
    let start = content.table.rowStarts[content.table.rowStarts.count - 1]
    while content.table.cells.count - start < lastColumn {
      content.table.cells.append(RawTable.Cell(lower: 0, upper: 0))
    }
  }

  private func addMerge(_ element: XMLElement) {
    guard let text = element["ref"], let merge = MergedCells(text) else { return refuse() }
    if merge.last.row > merge.first.row { content.merges.append(merge) }
  }
}
