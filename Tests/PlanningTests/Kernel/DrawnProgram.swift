import GLPKSolver

@testable import Planning

/// A small program drawn at random: columns that are 0 or 1, some rows of knapsacks, some choices of one of several columns, and where
/// wished flows that take what columns ask for to two ends with limited room, at a price.
struct DrawnProgram: LevelProgram {
  private(set) var rows: [GLPKProblem.Row] = []
  private(set) var columns: [GLPKProblem.Column] = []
  private(set) var questions: [TreeQuestion] = []
  let fixedCost = 0
  private let binaryCount: Int
  /// The row that counts what is asked for, and those of the two ends.
  private var ends: [Double] = []
  private var prices: [Double] = []

  init(seed: UInt64, hasFlows: Bool = false) {
    var random = SplitMix(state: seed)
    let choices = 2 + random.below(3)
    let width = 3 * choices
    binaryCount = width
    for _ in 0..<width {
      columns.append(.init(lower: 0, upper: 1, cost: Double(random.below(40)) - 5, isInteger: true))
    }
    for choice in 0..<choices {
      rows.append(.init(lower: 1, upper: 1))
      for column in 3 * choice..<3 * choice + 3 { add(column, 1) }
      questions.append(TreeQuestion(inside: [3 * choice, 3 * choice + 1], outside: [3 * choice + 2]))
      questions += (3 * choice..<3 * choice + 3).map { TreeQuestion(inside: [$0]) }
    }
    for _ in 0..<1 + random.below(3) {
      let weights = (0..<width).map { _ in random.below(10) }
      rows.append(.init(lower: nil, upper: Double(max(1, weights.reduce(0, +) / 3))))
      for (column, weight) in weights.enumerated() where weight > 0 { add(column, Double(weight)) }
    }
    guard hasFlows else { return }
    rows.append(.init(lower: 0, upper: 0))
    let demand = rows.count - 1
    for column in 0..<width where random.below(2) == 0 { add(column, 1) }
    for end in 0..<2 {
      ends.append(Double(end == 0 ? 1 : width))
      prices.append(Double(random.below(6) + 6 * end))
      rows.append(.init(lower: nil, upper: ends[end]))
      columns.append(
        .init(
          lower: 0, upper: nil, cost: prices[end], isInteger: false,
          rows: [Int32(demand), Int32(rows.count - 1)], values: [-1, 1]))
    }
  }

  private mutating func add(_ column: Int, _ value: Double) {
    columns[column].rows.append(Int32(rows.count - 1))
    columns[column].values.append(value)
  }

  func sites(_ values: [Double]) -> [Int] { [] }

  /// All solutions in whole numbers, of those that differ in flows alone the cheapest.
  var solutions: [(values: [Double], cost: Double)] {
    (0..<1 << binaryCount).compactMap { bits in
      var values = (0..<binaryCount).map { Double(bits >> $0 & 1) }
      if !ends.isEmpty {
        let asked = zip(values, columns).reduce(0.0) { sum, it in
          sum + (it.1.rows.contains(Int32(rows.count - 3)) ? it.0 : 0)
        }
        let first = min(asked, ends[0])
        values += prices[0] <= prices[1] ? [first, asked - first] : [0, asked]
      }
      guard isSolution(values) else { return nil }
      return (values, zip(values, columns).reduce(0.0) { $0 + $1.0 * $1.1.cost })
    }
  }

  private func isSolution(_ values: [Double]) -> Bool {
    var sums = [Double](repeating: 0, count: rows.count)
    for (value, column) in zip(values, columns) {
      for (row, weight) in zip(column.rows, column.values) { sums[Int(row)] += value * weight }
    }
    return zip(rows, sums).allSatisfy { $0.lower ?? -.infinity <= $1 && $1 <= $0.upper ?? .infinity }
  }
}
