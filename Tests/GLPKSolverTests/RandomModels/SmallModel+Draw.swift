extension SmallModel {
  /// Draws a model: rows of every kind, empty and contradictory ones too, columns free, fixed, on one side or both.
  ///
  /// - Parameter wild: rows that mix millions with ones, beyond what floating point tells apart.
  static func draw(integer: Bool, wild: Bool, using random: inout SmallGenerator) -> SmallModel {
    var model = SmallModel()
    model.isWild = wild
    model.isMaximizing = Bool.random(using: &random)
    model.constant = Int.random(in: -20...20, using: &random)
    for _ in 0..<Int.random(in: integer ? 1...5 : 0...5, using: &random) {
      model.addColumn(integer: integer, using: &random)
    }
    for _ in 0..<Int.random(in: 0...5, using: &random) { model.addRow(using: &random) }
    return model
  }

  /// Draws one more column, with coefficients in the rows that are there.
  mutating func addColumn(integer: Bool, using random: inout SmallGenerator) {
    let low = Int.random(in: -6...4, using: &random)
    var column = Column(
      lower: low, upper: low + Int.random(in: 0...(integer ? 5 : 12), using: &random),
      cost: Int.random(in: -9...9, using: &random), isInteger: integer)
    if !integer {
      switch Int.random(in: 0..<6, using: &random) {
      case 0: column.lower = nil
      case 1: column.upper = nil
      case 2: (column.lower, column.upper) = (nil, nil)
      default: break
      }
      column.unit = Self.unit(using: &random)
    }
    columns.append(column)
    let isEmpty = Int.random(in: 0..<8, using: &random) == 0
    for row in rows.indices {
      rows[row].coefficients.append(isEmpty ? 0 : coefficient(using: &random))
    }
  }

  /// Draws one more row: about a point of the columns' ranges, so that many rows together still have points, or not.
  mutating func addRow(using random: inout SmallGenerator) {
    let isEmpty = Int.random(in: 0..<12, using: &random) == 0
    var coefficients = columns.map { _ in isEmpty ? 0 : coefficient(using: &random) }
    // Twice the row before: as many ties as there can be.
    if let before = rows.last, Int.random(in: 0..<10, using: &random) == 0, isWild || !before.isLarge {
      coefficients = before.coefficients.map { 2 * $0 }
    }
    let point = columns.map { column in
      let low = column.lower ?? (column.upper ?? 0) - 3
      return Int.random(in: low...(column.upper ?? low + 3), using: &random)
    }
    let middle = zip(coefficients, point).reduce(0) { $0 + $1.0 * $1.1 }
    let slack = Int.random(in: -2...6, using: &random)
    var row = Row(coefficients: coefficients, unit: Self.unit(using: &random))
    let isShare = Int.random(in: 0..<8, using: &random) == 0
    if !isWild, isShare, columns.allSatisfy(\.isInteger), coefficients.allSatisfy({ abs($0) < 10 }) {
      // A third at most: what counts has two thirds of a million, what does not counts against it.
      row.coefficients = coefficients.map { $0 > 0 ? 666_667 * $0 : 333_333 * $0 }
      (row.upper, row.unit) = (0, 1)
      rows.append(row)
      return
    }
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<4: row.upper = middle + slack
    case 4..<7: row.lower = middle - slack
    case 7: (row.lower, row.upper) = (middle, middle)
    case 8: (row.lower, row.upper) = (middle - abs(slack), middle + Int.random(in: 0...4, using: &random))
    default: break
    }
    rows.append(row)
  }

  private func coefficient(using random: inout SmallGenerator) -> Int {
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<7: 0
    case 7 where isWild: Int.random(in: -1_000_000...1_000_000, using: &random)
    default: Int.random(in: -9...9, using: &random)
    }
  }

  /// Mostly 1, else a hundredth or a thousand, about.
  private static func unit(using random: inout SmallGenerator) -> Double {
    switch Int.random(in: 0..<10, using: &random) {
    case 0: 0x1p-7
    case 1: 0x1p10
    default: 1
    }
  }
}

extension SmallModel.Row {
  fileprivate var isLarge: Bool { coefficients.contains { abs($0) > 1000 } }
}
