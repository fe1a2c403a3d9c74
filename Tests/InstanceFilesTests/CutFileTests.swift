import InstanceFiles
import Relocation
import Testing

@Suite("CSV files that were cut")
struct CutFileTests {
  static let sites = "id,people\nS1,9\n"
  static let households = "户编号,家庭人口,自然屯,户主姓名\r\nH1,3,甲屯,张三\r\nH2,4,乙屯,\"李,四\"\r\n"

  static func faults(_ households: String) throws -> [DataFault] {
    try TemporaryFolder(["sites.csv": sites, "households.csv": households]).examination().faults
  }

  @Test("The whole file has no fault, with its last line end or without, and with blank lines after it")
  func whole() throws {
    let bare = String(Self.households.unicodeScalars.dropLast(2))
    for text in [Self.households, bare, Self.households + "\r\n \r\n", Self.households + "\n "] {
      #expect(try Self.faults(text).isEmpty)
    }
  }

  @Test("Cut anywhere before the last cell of its last row, the file is refused, with file and row")
  func cutLastRow() throws {
    let text = Array(Self.households.unicodeScalars)
    let lastRow = try #require(Self.households.unicodeScalars.lastIndex(of: "H"))
    let start = Self.households.unicodeScalars.distance(
      from: Self.households.unicodeScalars.startIndex, to: lastRow)
    let quote = try #require(text.lastIndex(of: "\""))
    for length in (start + 1)...quote where length != start + "H2,4,乙屯,".count {
      let cut = String(String.UnicodeScalarView(text[..<length]))
      let found = try Self.faults(cut)
      #expect(found.contains { [.cutRow, .unclosedQuote].contains($0.kind) && $0.row == 3 }, "\(cut.suffix(12))")
      #expect(found.allSatisfy { $0.file == "households.csv" && $0.row == 3 })
    }
  }

  @Test("The sentence says what is wrong and what to do")
  func sentence() throws {
    let fault = try #require(try Self.faults("户编号,家庭人口,自然屯,户主姓名\nH1,3,甲屯,张三\nH2,4,乙屯").first)
    #expect(
      fault.text(in: .english)
        == "households.csv, row 3: the file ends within this row: it has 3 cells and no line end, every other row at least 4. "
        + "Export or copy the whole file again; if the row is whole, add the separators that follow.")
    #expect(fault.text(in: .chinese).hasPrefix("households.csv 第3行：文件在这一行中间断了：只有 3 个单元格，其他各行至少有 4 个，行末也没有换行。"))
  }

  @Test("Rows of different lengths are whole: some programs leave out what is empty at the end")
  func shortRows() throws {
    #expect(try Self.faults("户编号,家庭人口,自然屯,户主姓名\nH1,3,甲屯,张三\nH2,4,乙屯\n").isEmpty)
    #expect(try Self.faults("户编号,家庭人口,自然屯,户主姓名\nH1,3,甲屯\nH2,4,乙屯").isEmpty)
  }
}
