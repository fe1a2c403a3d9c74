import Foundation
import Relocation
import Testing

@testable import Reporting

@Suite("Tables as CSV, HTML and workbooks")
struct ExportedFormatTests {
  static func exported(_ table: ExportTable, _ reading: PlanReading = Village.reading) -> ExportedTable {
    ExportedTable(table, of: reading, mark: PlanMark(sha256: "0123456789abcdef"), language: .chinese)
  }

  @Test("Every table is a page that loads nothing and a workbook of one sheet", arguments: ExportTable.allCases)
  func formats(table: ExportTable) throws {
    let page = String(decoding: try #require(Self.exported(table).html()), as: UTF8.self)
    #expect(page.contains("<meta charset=\"utf-8\">"))
    #expect(page.contains("<h1>\(table.title.zh)</h1>"))
    for part in ["<script", "http:", "https:", "src=", "@import"] { #expect(!page.contains(part), "\(part)") }
    let book = try WrittenWorkbook(try Self.exported(table).xlsx())
    #expect(book.sheets.map(\.name) == [table.title.zh])
    #expect(book.sheets[0].row(1).first == table.title.zh)
  }

  @Test("Text of the data is never markup")
  func escaped() throws {
    var households = Village.households
    households[0].head = "<img src=x onerror=alert(1)>"
    let planningCase = PlanningCase(
      instance: Village.instance.replacing(households: households), scenario: Village.scenario)
    let page = String(
      decoding: try #require(Self.exported(.households, PlanReading(Village.plan, in: planningCase)).html()),
      as: UTF8.self)
    #expect(page.contains("&lt;img src=x"))
    #expect(!page.contains("<img"))
  }

  @Test("GB18030 has the very bytes of rare characters")
  func rareCharacters() throws {
    let bytes = try #require(OutputTable(headings: ["𠮷", "㐂", "䶮"], rows: []).csv(.gb18030))
    // By the tables of GB 18030-2005.
    #expect(
      bytes == [0x95, 0x34, 0xB2, 0x35, 0x2C, 0x81, 0x39, 0xEF, 0x31, 0x2C, 0xFE, 0x9F, 0x0D, 0x0A])
  }

  @Test("A page in GB18030 says so")
  func pageEncoding() throws {
    let page = try #require(Self.exported(.notice).html(.gb18030))
    #expect(String(decoding: page.prefix(200), as: UTF8.self).contains("charset=\"gb18030\""))
  }

  @Test("Lists of households have sums on sheets and pages, and none in CSV")
  func sums() throws {
    let csv = String(decoding: try #require(Self.exported(.households).csv()), as: UTF8.self)
    #expect(!csv.contains("合计"))
    let page = String(decoding: try #require(Self.exported(.households).html()), as: UTF8.self)
    #expect(page.contains("<tfoot><tr><td>合计</td>"))
    let sheet = try WrittenWorkbook(try Self.exported(.households).xlsx()).sheets[0]
    #expect(sheet.cells.values.contains { $0.formula == "SUM(E5:E8)" && $0.text == "15" })
  }
}
