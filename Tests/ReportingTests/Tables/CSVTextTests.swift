import Testing

@testable import Reporting

@Suite("CSV as it is written and read")
struct CSVTextTests {
  @Test("Whatever text a cell holds is read back")
  func roundTrip() {
    let texts = [
      "", "a", "a,b", "\"", "a\"\"b", "\r\n", "a\nb", "'", "''", "'=", "=1", "+1", "-1", "@x", "\tx", "＝1", "中文",
      "e\u{301}",
      "'\"=", "\r", " a ", "￥,",
    ]
    let table = OutputTable(headings: ["=h", "b"], rows: texts.map { [.text($0), .integer(-5)] })
    let rows = CSVText.rows(of: CSVText.text(of: table))
    #expect(rows == [["=h", "b"]] + texts.map { [$0, "-5"] })
  }

  @Test("No text cell begins like a formula; numbers stay numbers")
  func formulas() {
    let table = OutputTable(
      headings: ["h"], rows: [[.text("=cmd|' /C calc'!A0")], [.tenths(-15)], [.hundredths(1875)]])
    #expect(CSVText.text(of: table) == "h\r\n'=cmd|' /C calc'!A0\r\n-1.5\r\n18.75\r\n")
  }

  @Test("Broken quoting is no table")
  func broken() {
    #expect(CSVText.rows(of: "a,\"b") == nil)
    #expect(CSVText.rows(of: "a\"b\n") == nil)
    #expect(CSVText.rows(of: "\"a\"b\n") == nil)
    #expect(CSVText.rows(of: "a,b\nc,d") == [["a", "b"], ["c", "d"]])
    #expect(CSVText.rows(of: "") == [])
  }

  @Test("UTF-8 comes with a byte order mark; GB 18030 holds every character")
  func encodings() {
    let table = OutputTable(headings: ["户"], rows: [[.text("𠮷㐀€")]])
    #expect(table.csv(.utf8)?.starts(with: [0xEF, 0xBB, 0xBF, 0xE6]) == true)
    #expect(
      table.csv(.gb18030) == [
        0xBB, 0xA7, 0x0D, 0x0A, 0x95, 0x34, 0xB2, 0x35, 0x81, 0x39, 0xEE, 0x39, 0xA2, 0xE3, 0x0D, 0x0A,
      ])
  }
}
