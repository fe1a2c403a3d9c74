import Foundation
import Relocation
import Testing

@testable import Reporting

@Suite("Sheets written as a workbook")
struct WorkbookWriterTests {
  /// Texts that spreadsheets, XML or C would take for something else, with what a reader must find.
  static let texts: [(String, String)] = [
    ("=1+1", "=1+1"), ("@SUM(A1)", "@SUM(A1)"), ("+86", "+86"), ("-1", "-1"), ("0017", "0017"),
    ("451027196001010025", "451027196001010025"), ("<b>&\"'", "<b>&\"'"), ("𠮷㐂䶮", "𠮷㐂䶮"), ("甲\r\n乙\r丙", "甲\n乙\n丙"),
    ("a\u{0}b\u{1}c", "a\u{FFFD}b\u{FFFD}c"), ("_x0041_", "_x005F_x0041_"), (" leading", " leading"),
    ("\u{FFFE}", "\u{FFFD}"), ("a_b", "a_b"),
  ]

  static let table = OutputTable(
    headings: ["id", "people", "area", "share"],
    rows: texts.enumerated().map { index, text in
      [.text(text.0), .integer(index), .hundredths(1234 + index), .share(index, of: 20, column: 1, wholeColumn: 2)]
    }
  ).summed(in: [1], .english)

  static func sheet(_ table: OutputTable = table) -> Sheet {
    Sheet(name: "A", title: "标题", lines: ["line"], blocks: [.table(caption: nil, table)], closing: ["sign"])
  }

  static func written(_ sheets: [Sheet], rowsInMemory: Int = 1000) throws -> WrittenWorkbook {
    try WrittenWorkbook(
      try WorkbookWriter(language: .chinese, mark: "0123456789ab", rowsInMemory: rowsInMemory).bytes(of: sheets))
  }

  @Test("Texts are read back as text, whatever they look like, held in memory or not", arguments: [0, 1000])
  func roundTrip(rowsInMemory: Int) throws {
    let sheet = try Self.written([Self.sheet()], rowsInMemory: rowsInMemory).sheets[0]
    for (index, text) in Self.texts.enumerated() {
      let cell = try #require(sheet.cells["A\(index + 4)"])
      #expect(cell.isText)
      #expect(cell.text == text.1)
      #expect(sheet.cells["B\(index + 4)"]?.text == "\(index)")
    }
  }

  @Test("A sum is a formula over the rows above it, with our value as its last result")
  func sums() throws {
    let sheet = try Self.written([Self.sheet()]).sheets[0]
    let total = try #require(sheet.cells["B18"])
    #expect(total.formula == "SUM(B4:B17)")
    #expect(total.text == "91")
    #expect(try sheet.value(of: "SUM(B4:B17)") == 91)
  }

  @Test("What no spreadsheet can hold exactly is written as text")
  func largeNumbers() throws {
    let table = OutputTable(headings: ["n"], rows: [[.integer(.max)], [.integer(999_999_999_999_999)]])
    let sheet = try Self.written([Self.sheet(table)]).sheets[0]
    #expect(sheet.cells["A4"]?.text == "9223372036854775807")
    #expect(sheet.cells["A4"]?.isText == true)
    #expect(sheet.cells["A5"]?.isText == false)
  }

  @Test("An empty table has its headings, and says that it has nothing else")
  func emptyTable() throws {
    let table = OutputTable(headings: ["a", "b"], rows: []).summed(in: [1], .english)
    let sheet = try Self.written([Self.sheet(table)]).sheets[0]
    #expect(sheet.row(3) == ["a", "b"])
    #expect(sheet.cells["A4"]?.text == "（无）")
    #expect(sheet.cells["B5"]?.text == "0")
  }

  @Test("Sheets are A4 landscape, with headings repeated, filters, page numbers and the plan's hash at the foot")
  func printing() throws {
    let book = try Self.written([Self.sheet()])
    let source = book.sheets[0].source
    #expect(source.contains("paperSize=\"9\""))
    #expect(source.contains("orientation=\"landscape\""))
    #expect(!source.contains("fitToPage") && !source.contains("rowBreaks"))
    #expect(source.contains("<autoFilter ref=\"A3:D17\""))
    #expect(source.contains("&amp;L方案 0123456789ab&amp;C第 &amp;P 页，共 &amp;N 页"))
    let names = String(decoding: book.parts["xl/workbook.xml"] ?? Data(), as: UTF8.self)
    #expect(names.contains("A!$3:$3") || names.contains("'A'!$3:$3"))
  }

  @Test(
    "The last rows of a long table begin a page, and the sheet says its scale, without which Excel would not begin it")
  func lastPage() throws {
    let table = OutputTable(headings: ["id"], rows: (0..<100).map { [.text("\($0)")] })
    let source = try Self.written([Self.sheet(table)]).sheets[0].source
    #expect(source.contains("<rowBreaks count=\"1\""))
    #expect(!source.contains("fitToPage"))
    let place = try #require(source.firstMatch(of: /<brk id="([0-9]+)"/)?.1)
    // Of the hundred rows from the fourth on.
    #expect((80..<103).contains(try #require(Int(place))))
  }

  @Test("Long texts are broken so that a page takes all columns in letters of 8 points")
  func fitted() throws {
    let long = String(repeating: "安置点 ", count: 60)
    let row: [Cell] = [.text("451027196001010025"), .text(long), .integer(123_456), .text(long), .text("S1")]
    let widths = ColumnWidths.widths(of: Self.sheet(OutputTable(headings: ["a", "b", "c", "d", "e"], rows: [row])))
    #expect(A4Landscape.fits(widths))
    #expect(widths[0] >= 18 && widths[2] >= 7, "numbers and ids are not broken")
    #expect(widths[1] == widths[3] && widths[1] > 40)
  }

  @Test("A sheet that no page takes at 8 points goes over several, with its first two columns on each")
  func wide() throws {
    let headings = (0..<60).map { "heading\($0)" }
    let sheet = Self.sheet(OutputTable(headings: headings, rows: [headings.map { .text($0) }]))
    #expect(!A4Landscape.fits(ColumnWidths.widths(of: sheet)))
    let book = try Self.written([sheet])
    #expect(book.sheets[0].source.contains("scale=\"\(A4Landscape.smallestScale)\""))
    #expect(!book.sheets[0].source.contains("fitToPage"))
    #expect(Double(A4Landscape.smallestScale) / 100 * 11 >= 8)
    let names = String(decoding: book.parts["xl/workbook.xml"] ?? Data(), as: UTF8.self)
    #expect(names.contains("$A:$B"))
    // The title ends where the first page does.
    let last = A4Landscape.columns(of: ColumnWidths.widths(of: sheet))
    #expect(book.sheets[0].source.contains("<mergeCell ref=\"A1:\(CellPlace.name(0, last - 1))\"/>"))
  }

  @Test("The same sheets give the same bytes, and the file does not say when it was made")
  func repeats() throws {
    let writer = WorkbookWriter(language: .english, mark: "x")
    let first = try writer.bytes(of: [Self.sheet()])
    #expect(try writer.bytes(of: [Self.sheet()]) == first)
    let core = try WrittenWorkbook(first).parts["docProps/core.xml"] ?? Data()
    #expect(String(decoding: core, as: UTF8.self).contains("2000-01-01T00:00:00Z"))
  }

  @Test("A place for temporary files that refuses is passed over; where every place refuses, that is said")
  func temporaryFolders() throws {
    let scratch = try ScratchFolder()
    let writer = WorkbookWriter(language: .english, mark: "x")
    let bytes = try writer.bytes(of: [Self.sheet()], temporaryFolders: ["/proc/none", scratch.path])
    #expect(!bytes.isEmpty)
    #expect(try scratch.names().isEmpty)
    #expect(throws: WorkbookFailure.self) {
      try writer.bytes(of: [Self.sheet()], temporaryFolders: ["/proc/none"])
    }
  }

  @Test("Cells are named as spreadsheets name them")
  func names() {
    #expect(
      [(0, 0), (9, 25), (0, 26), (0, 701), (0, 702)].map { CellPlace.name($0.0, $0.1) } == [
        "A1", "Z10", "AA1", "ZZ1", "AAA1",
      ])
  }
}
