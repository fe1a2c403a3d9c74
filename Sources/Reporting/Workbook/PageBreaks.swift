/// Where a sheet needs a page to begin, so that neither sums nor lines to sign on stand alone, and no table is torn that a page takes.
///
/// It knows the heights of rows, in points, but not quite how a program fills its pages. So it leaves long tables to the program but
/// for their last rows, which come on one page with what is below them.
struct PageBreaks {
  private struct Row {
    var number: Int
    var height: Double
  }

  /// What a page takes.
  private let height: Double
  private var rows: [Row] = []
  /// Places in `rows` where blocks begin, and where the last one ends.
  private var blocks: [Int] = []
  private var end = 0

  init(height: Double) { self.height = height }

  /// Notes the next row of the sheet.
  mutating func add(row: Int, height: Double) { rows.append(Row(number: row, height: height)) }

  /// Says that what follows belongs together.
  mutating func beginBlock() { blocks.append(rows.count) }

  /// Says that what follows, to the end, is no block.
  mutating func endBlocks() { end = rows.count }

  /// The numbers of the rows that begin a page.
  var breaks: [Int] {
    guard extent(0..<rows.count) > height else { return [] }
    let between = betweenBlocks()
    // What begins a page may take no more than that page.
    if let begin = between.last, extent(begin..<rows.count) <= height { return between.map { rows[$0].number } }
    let last = lastRows()
    return (between.filter { $0 < last } + [last]).filter { $0 > 0 }.map { rows[$0].number }
  }

  private func extent(_ range: Range<Int>) -> Double { rows[range].reduce(0) { $0 + $1.height } }

  /// Blocks that would be torn although a page takes them.
  private func betweenBlocks() -> [Int] {
    var (found, used) = ([Int](), extent(0..<(blocks.first ?? 0)))
    for (index, start) in blocks.enumerated() {
      let needed = extent(start..<(index + 1 < blocks.count ? blocks[index + 1] : end))
      if index > 0, used + needed > height, needed <= height {
        found.append(start)
        used = 0
      }
      used = (used + needed).truncatingRemainder(dividingBy: height)
    }
    return found
  }

  /// The first of the last rows that take less than half a page, a sum and a row at least, of the last block alone.
  private func lastRows() -> Int {
    var (first, used) = (end, extent(end..<rows.count))
    let start = (blocks.last ?? 0) + 1
    while first > start, end - first < 2 || used + rows[first - 1].height <= height * 0.45 {
      first -= 1
      used += rows[first].height
    }
    return first
  }
}
