import Foundation
import InstanceFiles
import Relocation
import Testing

@Suite("Reading workbooks")
struct WorkbookReadingTests {
  static let sites = PlainWorkbook.Sheet(
    name: "安置点", rows: PlainWorkbook.rows([["安置点编号", "名称", "可安置人数"], ["S1", "城东", "10"], ["S2", "城西", ""]]))

  /// Examines a workbook under a name of its own.
  static func examine(_ bytes: [UInt8], name: String = "register.xlsx") throws -> InstanceExamination {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: name)
    return try withExtendedLifetime(folder) { try examineInstance(at: folder.path + "/" + name) }
  }

  static func households(_ rows: String, after: String = "") -> PlainWorkbook {
    PlainWorkbook(sites, .init(name: "农户", rows: rows, after: after))
  }

  static func headings(_ more: String = "") -> String {
    PlainWorkbook.rows([["户编号", "家庭人口", "自然屯", "是否愿意县外安置", "意愿安置点1", "备注"]])
  }

  @Test("Shared, inline, rich and formula texts, numbers as text and text as numbers, booleans")
  func formsOfCells() throws {
    let rows =
      Self.headings() + """
        <row r="2"><c r="A2"><v>1001</v></c><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="b"><v>1</v></c>\
        <c r="E2" t="str"><f>"S"&amp;1</f><v>S1-城东</v></c>\
        <c r="F2" t="inlineStr"><is><r><t>一</t></r><r><t xml:space="preserve"> 二</t></r><rPh><t>yi</t></rPh></is></c></row>
        <row r="4"><c r="A4" t="inlineStr"><is><t>0017</t></is></c><c r="B4"><f>1+2</f><v>2.9999999999999996</v></c>\
        <c r="C4" t="inlineStr"><is><t>甲屯</t></is></c><c r="D4"><v>0</v></c><c r="E4" t="inlineStr"><is><t>城西</t></is></c>\
        <c r="F4" t="inlineStr"><is><t>_x005F_x000D_𠮷</t></is></c></row>
        """
    var workbook = Self.households(rows)
    workbook.shared = ["４", "甲屯"]
    let reading = try #require(try Self.examine(workbook.bytes).reading)
    let households = reading.instance.households
    #expect(households.map(\.id) == ["0017", "1001"])
    #expect(households.map(\.people) == [3, 4])
    #expect(households.map(\.acceptsCrossRegion) == [false, true])
    #expect(households.map(\.settlement) == ["甲屯", "甲屯"])
    #expect(households.map { $0.wishes[0] } == ["S2", "S1"])
    #expect(households.map { $0.extra["备注"] } == ["_x000D_𠮷", "一 二"])
    #expect(
      reading.origins.place(of: HouseholdID("0017"), column: "people")?.text.en
        == "register.xlsx [农户], cell B4 (家庭人口, people)")
    #expect(reading.inputs.map(\.name) == ["register.xlsx"])
    #expect(reading.inputs[0].rows == 4 && reading.inputs[0].encoding == nil && reading.inputs[0].table == nil)
  }

  @Test("Dates of both calendars are written as days, by built-in and own formats", arguments: [false, true])
  func dates(is1904: Bool) throws {
    var workbook = PlainWorkbook(
      .init(
        name: "sites",
        rows: PlainWorkbook.rows([["id", "people", "opens"]])
          + (0..<5).map { style in
            let value = ["43008", "43008.354166666664", "43008", "43008", "43008"][style]
            return "<row r=\"\(style + 2)\"><c r=\"A\(style + 2)\" t=\"inlineStr\"><is><t>S\(style)</t></is></c>"
              + "<c r=\"B\(style + 2)\"><v>9</v></c><c r=\"C\(style + 2)\" s=\"\(style)\"><v>\(value)</v></c></row>"
          }.joined()),
      .init(name: "households", rows: PlainWorkbook.rows([["id", "people", "settlement"], ["H1", "3", "T1"]])))
    workbook.formats = [0, 22, 31, 164, 165]
    workbook.formatCodes = [164: "yyyy&quot;年&quot;m&quot;月&quot;", 165: "0.00&quot; days&quot;;[Red]0"]
    workbook.is1904 = is1904
    let reading = try #require(try Self.examine(workbook.bytes).reading)
    let day = is1904 ? "2021-10-01" : "2017-09-30"
    #expect(reading.instance.sites.map(\.opens) == ["43008", day + " 08:30", day, day, "43008"])
  }

  @Test("A long id that became a number is a fault that names the cell")
  func damagedIDs() throws {
    let rows =
      PlainWorkbook.rows([["户编号", "家庭人口", "自然屯", "身份证号"]]) + """
        <row r="2"><c r="A2" t="inlineStr"><is><t>H1</t></is></c><c r="B2"><v>3</v></c>\
        <c r="C2" t="inlineStr"><is><t>甲</t></is></c><c r="D2"><v>4.5102719600101E+17</v></c></row>
        """
    let examination = try Self.examine(Self.households(rows).bytes)
    #expect(examination.faults.map(\.kind) == [.damagedNumber])
    let text = examination.faults[0].text(in: .english)
    #expect(text.hasPrefix("register.xlsx [农户], cell D2 (身份证号, id_number): \"4.5102719600101E+17\" is a long number"))
    #expect(examination.faults[0].text(in: .chinese).hasPrefix("register.xlsx［农户］D2（身份证号）：“4.5102719600101E+17”"))
  }

  @Test("Titles, hidden rows and sheets, cells merged over rows: read, and said")
  func merged() throws {
    let rows =
      PlainWorkbook.rows([["凌云县登记表"], [""], ["户编号", "家庭人口", "自然屯"], ["H1", "3", "甲"]])
      + PlainWorkbook.rows([["H2", "4"], ["H3", "5", "乙"]], from: 5).replacing(
        "<row r=\"6\">", with: "<row r=\"6\" hidden=\"1\">")
    var workbook = Self.households(
      rows, after: "<mergeCells><mergeCell ref=\"A1:F2\"/><mergeCell ref=\"C4:C5\"/></mergeCells>")
    workbook.sheets[0].isHidden = true
    let examination = try Self.examine(workbook.bytes)
    let reading = try #require(examination.reading)
    #expect(reading.instance.households.map(\.settlement) == ["甲", "甲", "乙"])
    #expect(reading.hints.map(\.kind) == [.hiddenRows, .mergedRows, .hiddenSheet])
    #expect(reading.hints[0].problem.en.contains("(6)") && reading.hints[1].problem.en.contains("(5)"))
  }

  @Test("A formula without a stored result is a fault; an empty text is an empty cell; an error value is a fault")
  func formulas() throws {
    let rows =
      Self.headings() + """
        <row r="2"><c r="A2" t="inlineStr"><is><t>H1</t></is></c><c r="B2"><f>SUM(X1:X9)</f><v></v></c>\
        <c r="C2" t="inlineStr"><is><t>甲</t></is></c><c r="E2" t="str"><f>""</f><v></v></c></row>\
        <row r="3"><c r="A3" t="inlineStr"><is><t>H2</t></is></c><c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c>\
        <c r="C3" t="inlineStr"><is><t>甲</t></is></c></row>
        """
    let faults = try Self.examine(Self.households(rows).bytes).faults
    #expect(faults.map(\.kind) == [.missingResult, .missingValue, .spreadsheetError])
    #expect(faults.map { "\($0.column?.name ?? "")\($0.row ?? 0)" } == ["B2", "B2", "B3"])
  }

  @Test("A workbook without a sheet of a table's name says which sheets it has; a blank one says what is missing")
  func noTables() throws {
    let other = PlainWorkbook(.init(name: "Sheet1", rows: PlainWorkbook.rows([["a"]])))
    let faults = try Self.examine(other.bytes).faults
    #expect(faults.map(\.kind) == [.noTableSheet])
    #expect(faults[0].problem.zh.contains("Sheet1"))
    let blank = PlainWorkbook(.init(name: "households", rows: ""), Self.sites, .init(name: "dwellings", rows: ""))
    #expect(try Self.examine(blank.bytes).faults.map(\.kind) == [.emptyFile])
  }
}
