/// A workbook (.xlsx) that was opened: its sheets and what they share.
///
/// What does not belong into a register is refused before any sheet is read: macros, links to other files, encryption, parts
/// that inflate beyond all measure.
struct Workbook {
  /// One sheet of cells.
  struct Sheet: Hashable {
    var name: String
    var part: String
    var isHidden: Bool
  }

  /// In the workbook's order; charts are left out.
  let sheets: [Sheet]
  private let archive: ZipArchive
  private let shared: SharedStrings
  private let styles: CellStyles
  private let is1904: Bool

  init(_ bytes: [UInt8]) throws(UnreadableWorkbook) {
    try ForeignFile.refuse(bytes)
    archive = try ZipArchive(bytes)
    try ForeignFile.refuse(archive)
    let package = try PackageRelations("", in: archive)
    guard let main = package.target(of: "officeDocument"), archive.has(main) else {
      throw UnreadableWorkbook(.notAWorkbook)
    }
    let relations = try PackageRelations(main, in: archive)
    let index = WorkbookIndex(part: main)
    try XMLStream.parse(main, of: archive, into: index)
    is1904 = index.is1904
    sheets = try Self.sheets(index, relations, archive)
    let (texts, looks) = (relations.target(of: "sharedStrings"), relations.target(of: "styles"))
    if let texts { shared = try SharedStrings(texts, of: archive) } else { shared = SharedStrings() }
    if let looks { styles = try CellStyles(looks, of: archive) } else { styles = CellStyles() }
  }

  private static func sheets(
    _ index: WorkbookIndex, _ relations: PackageRelations, _ archive: ZipArchive
  ) throws(UnreadableWorkbook) -> [Sheet] {
    var sheets: [Sheet] = []
    var taken: Set<String> = []
    for entry in index.entries {
      guard let relation = relations.byID[entry.relation] else {
        throw UnreadableWorkbook(.brokenWorkbook(part: entry.name))
      }
      guard relation.kind == "worksheet" else { continue }
      // No program writes two sheets into one part; a hostile file would have it read time and again.
      guard archive.has(relation.target), taken.insert(ZipArchive.comparable(relation.target)).inserted else {
        throw UnreadableWorkbook(.brokenWorkbook(part: relation.target))
      }
      sheets.append(Sheet(name: entry.name, part: relation.target, isHidden: entry.isHidden))
    }
    guard !sheets.isEmpty else { throw UnreadableWorkbook(.notAWorkbook) }
    return sheets
  }

  /// The cells of one sheet, the texts of merged ones in each of their rows.
  func content(of sheet: Sheet) throws(UnreadableWorkbook) -> SheetContent {
    let parser = SheetParser(
      part: sheet.part, shared: shared, styles: styles, is1904: is1904, allowance: archive.allowance)
    try XMLStream.parse(sheet.part, of: archive, into: parser)
    var content = parser.content
    try content.spreadMergedCells(archive.allowance, part: sheet.part)
    return content
  }
}

/// The sheets as the workbook's main part lists them.
private final class WorkbookIndex: XMLReader {
  struct Entry {
    var name: String
    var relation: String
    var isHidden: Bool
  }

  private(set) var failure: FaultText?
  private(set) var entries: [Entry] = []
  private(set) var is1904 = false
  private let part: String
  private var isRoot = true

  init(part: String) { self.part = part }

  func start(_ element: XMLElement) {
    if isRoot, !(element.name == "workbook") { failure = .notAWorkbook }
    isRoot = false
    switch element.name {
    case "workbookPr": is1904 = element.isTrue("date1904")
    case "externalReference": failure = .externalLinks
    case "sheet":
      guard let name = element.text("name"), let relation = element.text("id") else {
        failure = .brokenWorkbook(part: part)
        return
      }
      let state = element.text("state") ?? "visible"
      entries.append(Entry(name: name, relation: relation, isHidden: state != "visible"))
    default: break
    }
  }

  func end(_ name: XMLName) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
