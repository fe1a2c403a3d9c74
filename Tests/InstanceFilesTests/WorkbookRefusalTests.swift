import Foundation
import InstanceFiles
import Relocation
import Testing

@Suite("Workbooks that are refused")
struct WorkbookRefusalTests {
  static func sound() -> PlainWorkbook {
    PlainWorkbook(
      WorkbookReadingTests.sites,
      .init(name: "农户", rows: PlainWorkbook.rows([["户编号", "家庭人口", "自然屯"], ["H1", "3", "甲"]])))
  }

  static func kinds(_ bytes: [UInt8], name: String = "register.xlsx") throws -> [FaultKind] {
    let examination = try WorkbookReadingTests.examine(bytes, name: name)
    #expect((examination.reading == nil) == !examination.faults.isEmpty)
    for fault in examination.faults {
      #expect(fault.text(in: .chinese).hasSuffix("。") && fault.text(in: .english).count > 40)
    }
    return examination.faults.map(\.kind)
  }

  @Test("The one that all others are made from is read")
  func soundOne() throws {
    #expect(try Self.kinds(Self.sound().bytes) == [])
  }

  @Test("Macros, macro sheets, links to other files, encryption, old formats and other files have each their sentence")
  func foreign() throws {
    var macros = Self.sound()
    macros.parts["xl/vbaProject.bin"] = "x"
    #expect(try Self.kinds(macros.bytes) == [.macroWorkbook])
    var typed = Self.sound()
    typed.parts["[Content_Types].xml"] =
      "<Types><Override ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>"
    #expect(try Self.kinds(typed.bytes, name: "register.xlsm") == [.macroWorkbook])
    var linked = Self.sound()
    linked.parts["xl/externalLinks/externalLink1.xml"] = "<a/>"
    #expect(try Self.kinds(linked.bytes) == [.externalLinks])
    var referring = Self.sound()
    referring.inWorkbook = "<externalReferences><externalReference r:id=\"rId9\"/></externalReferences>"
    #expect(try Self.kinds(referring.bytes) == [.externalLinks])
    let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 0, count: 600)
    #expect(try Self.kinds(compound, name: "register.xls") == [.oldWorkbook])
    let package = "EncryptedPackage".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    #expect(try Self.kinds(compound + package) == [.encryptedWorkbook])
    #expect(try Self.kinds(Array("<html></html>".utf8)) == [.notAWorkbook])
    #expect(try Self.kinds([]) == [.emptyFile])
    var document = StoredZip()
    document.add("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8))
    #expect(try Self.kinds(document.bytes, name: "register.ods") == [.notAWorkbook])
    var locked = StoredZip()
    locked.add("xl/workbook.xml", Array("<a/>".utf8), flags: 1)
    #expect(try Self.kinds(locked.bytes) == [.encryptedWorkbook])
  }

  @Test("What claims to inflate beyond all measure is not inflated")
  func bombs() throws {
    var steep = StoredZip()
    steep.add("xl/workbook.xml", Array("<a/>".utf8), statedBytes: 900 << 20)
    #expect(try Self.kinds(steep.bytes) == [.inflatesTooFar])
    var huge = StoredZip()
    huge.add("xl/workbook.xml", Array("<a/>".utf8), statedBytes: 3 << 30)
    #expect(try Self.kinds(huge.bytes) == [.inflatesTooFar])
  }

  @Test("A small file whose cells share one long text, or whose one cell has no end, is not spread out in memory")
  func sharedTexts() throws {
    let long = String(repeating: "屯", count: 32_000)
    var workbook = Self.sound()
    workbook.shared = [long]
    let cell = "<c t=\"s\"><v>0</v></c>"
    workbook.sheets[1].rows = String(repeating: "<row>\(cell)</row>", count: 3_000)
    #expect(try Self.kinds(workbook.bytes) == [.inflatesTooFar])
    // Once each, but joined over thousands of rows.
    workbook.sheets[1].rows =
      "<row r=\"1\">\(cell)</row>" + (2...3_000).map { "<row r=\"\($0)\"><c><v>1</v></c></row>" }.joined()
    workbook.sheets[1].rows = workbook.sheets[1].rows.replacing("<c><v>", with: "<c/><c><v>")
    workbook.sheets[1].after = "<mergeCells><mergeCell ref=\"A1:A3000\"/></mergeCells>"
    #expect(try Self.kinds(workbook.bytes) == [.inflatesTooFar])
    var endless = Self.sound()
    endless.sheets[1].rows = PlainWorkbook.rows([["户编号", String(repeating: "a", count: 1_100_000)]])
    #expect(try Self.kinds(endless.bytes) == [.inflatesTooFar])
  }

  @Test("Two sheets that lie in one part are damage")
  func onePartTwice() throws {
    var workbook = Self.sound()
    let relations = workbook.contents.first { $0.0.hasSuffix("workbook.xml.rels") }
    workbook.parts["xl/_rels/workbook.xml.rels"] = try #require(relations).1.replacing("sheet2.xml", with: "sheet1.xml")
    #expect(try Self.kinds(workbook.bytes) == [.brokenWorkbook])
  }

  @Test(
    "A part that is missing, cut, out of order or of another kind makes the whole workbook unread",
    arguments: [
      ("xl/worksheets/sheet2.xml", "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"),
      ("xl/worksheets/sheet2.xml", "<worksheet><sheetData><row r=\"3\"/><row r=\"2\"/></sheetData></worksheet>"),
      (
        "xl/worksheets/sheet2.xml",
        "<worksheet><sheetData><row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>"
      ),
      (
        "xl/worksheets/sheet2.xml",
        "<worksheet><sheetData><row r=\"1\"><c r=\"A2\"><v>1</v></c></row></sheetData></worksheet>"
      ),
      (
        "xl/worksheets/sheet2.xml",
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row></sheetData></worksheet>"
      ),
      ("xl/worksheets/sheet2.xml", "<worksheet><sheetData><row r=\"1048577\"/></sheetData></worksheet>"),
      ("xl/worksheets/sheet2.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet/>"),
      ("xl/worksheets/sheet2.xml", ""), ("xl/sharedStrings.xml", "<sst><si>"), ("xl/styles.xml", "no xml"),
      ("xl/_rels/workbook.xml.rels", "<Relationships/>"), ("_rels/.rels", "<Relationships/>"),
      ("xl/workbook.xml", "<document/>"), ("[Content_Types].xml", "<Types"),
    ])
  func damagedParts(part: String, content: String) throws {
    var workbook = Self.sound()
    workbook.parts[part] = content
    let kinds = try Self.kinds(workbook.bytes)
    #expect(kinds == [.brokenWorkbook] || kinds == [.notAWorkbook])
  }

  @Test("Two parts of one name, and a check sum that is not the content's, are damage")
  func archives() throws {
    let sound = Self.sound()
    var twice = StoredZip()
    for (name, content) in sound.contents { twice.add(name, Array(content.utf8)) }
    twice.add("xl/workbook.xml", Array("<workbook/>".utf8))
    #expect(try Self.kinds(twice.bytes) == [.brokenWorkbook])
    var bytes = sound.bytes
    let wanted = Array("城东".utf8)
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: wanted) })
    bytes[place + 2] ^= 1
    #expect(try Self.kinds(bytes) == [.brokenWorkbook])
  }
}
