import Foundation
import InstanceFiles
import Relocation
import Testing

@Suite("Tables in several parts")
struct TablePartsTests {
  static let sites = "id,people\nS1,20\n"

  static func workbook(_ sheets: PlainWorkbook.Sheet...) -> [UInt8] {
    var workbook = PlainWorkbook()
    workbook.sheets = sheets
    return workbook.bytes
  }

  @Test("CSV files and workbooks of one table are put together, whatever their columns' order and language")
  func mixed() throws {
    let folder = try TemporaryFolder([
      "sites.csv": Self.sites, "households-甲村.csv": "id,people,settlement\nH1,3,甲\n",
      "~$households-乙村.xlsx": "lock", "notes.txt": "x", "households-notes.txt": "x",
    ])
    try folder.write(
      Self.workbook(
        .init(name: "Sheet1", rows: PlainWorkbook.rows([["自然屯", "户编号", "家庭人口", "备注"], ["乙", "H2", "4", "早"]])),
        .init(name: "Sheet2", rows: "")),
      to: "households-乙村.xlsx")
    try folder.write(
      Self.workbook(
        .init(name: "农户", rows: PlainWorkbook.rows([["户编号", "家庭人口", "自然屯"], ["H3", "5", "丙"]])),
        .init(name: "自然屯", rows: PlainWorkbook.rows([["编号", "名称"], ["T1", "甲"], ["T2", "乙"], ["T3", "丙"]]))),
      to: "丙村.xlsx")
    try folder.write(Self.workbook(.init(name: "Sheet1", rows: "")), to: "picture.xlsx")
    let reading = try folder.reading()
    #expect(reading.instance.households.map(\.people) == [3, 4, 5])
    #expect(reading.instance.households.map(\.settlement) == ["T1", "T2", "T3"])
    #expect(reading.inputs.map(\.name) == ["households-乙村.xlsx", "households-甲村.csv", "丙村.xlsx", "sites.csv"])
    #expect(reading.unreadFiles == ["households-notes.txt", "notes.txt", "picture.xlsx", "~$households-乙村.xlsx"])
    #expect(reading.origins.place(of: HouseholdID("H3"))?.text.en == "丙村.xlsx [农户], row 2")
    #expect(reading.hints.map(\.kind) == [.unevenColumns, .unevenColumns])
  }

  @Test("A household in two files is a fault that names both places")
  func twice() throws {
    let folder = try TemporaryFolder([
      "sites.csv": Self.sites, "households-1.csv": "id,people,settlement\nH1,3,甲\nH2,2,甲\n",
      "households-2.csv": "登记表\nid,people,settlement\nH2,2,甲\n",
    ])
    let faults = try folder.examination().faults
    #expect(
      faults.map { $0.text(in: .english) } == [
        "households-2.csv, row 3, column A (id): \"H2\" stands in households-1.csv, row 3 already. There is one row for each: "
          + "correct the id or delete the row; merge a register by persons into one row per household."
      ])
  }

  @Test("A whole table in two files is a fault: one is likely an older copy")
  func twoWholes() throws {
    let folder = try TemporaryFolder(["sites.csv": Self.sites, "households.csv": "id,people,settlement\nH1,3,甲\n"])
    try folder.write([1], to: "households.xlsx")
    #expect(try folder.examination().faults.map(\.kind) == [.twoFilesForOneTable])
  }

  @Test("A broken part leaves the references of other tables unjudged, and a missing table unsaid")
  func brokenPart() throws {
    let folder = try TemporaryFolder(["households-1.csv": "id,people,settlement\nH1,3,甲\n"])
    try folder.write([0x50, 0x4B, 3, 4], to: "sites.xlsx")
    #expect(try folder.examination().faults.map(\.kind) == [.brokenWorkbook])
  }
}
