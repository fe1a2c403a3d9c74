import Testing

@testable import Reporting

@Suite("Where pages begin")
struct PageBreaksTests {
  /// A title, blocks of so many rows of 10 points each, and two rows below them.
  static func breaks(_ blocks: [Int], height: Double = 200) -> [Int] {
    var pages = PageBreaks(height: height)
    var row = 0
    func next(_ pages: inout PageBreaks) {
      pages.add(row: row, height: 10)
      row += 1
    }
    next(&pages)
    for count in blocks {
      pages.beginBlock()
      for _ in 0..<count { next(&pages) }
    }
    pages.endBlocks()
    for _ in 0..<2 { next(&pages) }
    return pages.breaks
  }

  @Test("What one page takes has none")
  func onePage() {
    #expect(Self.breaks([17]) == [])
    #expect(Self.breaks([8, 9]) == [])
    #expect(Self.breaks([]) == [])
  }

  @Test(
    "A longer table's last rows come on one page with its sum and the lines to sign on", arguments: [18, 19, 40, 4000])
  func longTable(rows: Int) {
    // Seven rows of the table and the two below it are 90 of 200 points.
    #expect(Self.breaks([rows]) == [rows + 1 - 7])
  }

  @Test("A table that a page takes is not torn, where those before it leave no room")
  func blocks() {
    #expect(Self.breaks([15, 10, 5]) == [16])
    #expect(Self.breaks([5, 5, 30]) == [34])
  }

  @Test("However high the last rows are, the lines to sign on stand below two of them")
  func highRows() {
    var pages = PageBreaks(height: 200)
    pages.beginBlock()
    for row in 0..<5 { pages.add(row: row, height: 150) }
    pages.endBlocks()
    pages.add(row: 6, height: 10)
    #expect(pages.breaks == [3])
  }
}
