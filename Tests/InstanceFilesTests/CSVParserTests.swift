import Testing

@testable import InstanceFiles

@Suite("Separated values")
struct CSVParserTests {
  static func rows(_ text: String, separator: Character = ",") -> [[String]] {
    let table = CSVParser.parse(Array(text.utf8), separator: separator.asciiValue ?? 0x2C).table
    return (0..<table.rowCount).map { row in
      (0..<table.cellCount(row: row)).map { table.text(row: row, column: $0) }
    }
  }

  static func problems(_ text: String) -> [CSVParser.Problem] {
    CSVParser.parse(Array(text.utf8), separator: 0x2C).problems
  }

  @Test(
    "Rows end with a line feed, a carriage return or both, and the last needs none", arguments: ["\n", "\r", "\r\n"])
  func lineEnds(end: String) {
    let rows = [["a", "b"], ["c", "d"], [""], ["e", "f"]]
    #expect(Self.rows("a,b\(end)c,d\(end)\(end)e,f") == rows)
    #expect(Self.rows("a,b\(end)c,d\(end)\(end)e,f\(end)") == rows)
  }

  @Test("Nothing has no rows, a separator has two empty cells")
  func edges() {
    #expect(Self.rows("") == [])
    #expect(Self.rows("\n") == [[""]])
    #expect(Self.rows(",") == [["", ""]])
    #expect(Self.rows("a,\n") == [["a", ""]])
    #expect(Self.rows("a,") == [["a", ""]])
    #expect(Self.rows("a,\"\"") == [["a", ""]])
  }

  @Test("Quoted cells hold separators, line ends and doubled quotation marks")
  func quotedCells() {
    #expect(Self.rows("\"a,b\",\"c\"\"d\",\"e\r\nf\"\ng") == [["a,b", "c\"d", "e\r\nf"], ["g"]])
    #expect(Self.rows("\"\"\"\",x") == [["\"", "x"]])
    #expect(Self.rows(" \"a,b\" ,c") == [["a,b", "c"]])
    #expect(Self.rows("5\" pipe,c") == [["5\" pipe", "c"]])
    #expect(Self.problems("\"a,b\" ,c\n\"e\r\nf\",\"\"\"\"\n") == [])
  }

  @Test("Tabs and semicolons separate as well")
  func otherSeparators() {
    #expect(Self.rows("a\tb,c\t\"d\te\"", separator: "\t") == [["a", "b,c", "d\te"]])
    #expect(Self.rows("a;b;c", separator: ";") == [["a", "b", "c"]])
  }

  @Test("A quotation mark that is never closed is named by its row, cell and line")
  func unclosedQuote() {
    #expect(
      Self.problems("a,\"b\nc\"\nd,\"e,f\ng\n") == [.init(kind: .unclosedQuote, row: 1, column: 1, line: 3)])
    #expect(Self.problems("\"") == [.init(kind: .unclosedQuote, row: 0, column: 0, line: 1)])
  }

  @Test("Text after a closing quotation mark is named")
  func textAfterQuote() {
    #expect(Self.problems("x,\"a\"b\n") == [.init(kind: .textAfterQuote, row: 0, column: 1, line: 1)])
  }

  @Test("White space of every width around a cell does not count")
  func whiteSpace() {
    #expect(Self.rows("  a\u{3000},\u{A0}\u{FEFF}b\u{200B}\t,\u{3000}\u{3000}, 一 二 ") == [["a", "b", "", "一 二"]])
  }

  @Test("Columns have a spreadsheet's letters")
  func letters() {
    #expect([0, 25, 26, 51, 52, 701, 702].map(HeadingRow.letters) == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"])
  }

  @Test("A table filled cell by cell is the same as a parsed one")
  func filledTable() {
    var table = RawTable()
    for (number, row) in [(3, ["a", "b,c"]), (4, []), (9, ["一"])] {
      for cell in row { table.append(cell: cell.utf8) }
      table.endRow(number: number)
    }
    #expect((0..<3).map(table.number) == [3, 4, 9])
    #expect(table.rowCount == 3)
    #expect(table.text(row: 0, column: 1) == "b,c")
    #expect(table.isBlank(row: 1))
    #expect(table.text(row: 2, column: 0) == "一" && table.text(row: 2, column: 7) == "")
  }
}
