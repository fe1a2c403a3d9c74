/// Gathers everything GLPK must not see.
struct DataCheck {
  private(set) var faults: [GLPKDataFault] = []

  mutating func rowBounds(_ lower: Double?, _ upper: Double?, row: Int) {
    if !isFinite(lower) || !isFinite(upper) {
      faults.append(.rowBoundNotFinite(row: row))
    } else if let lower, let upper, lower > upper {
      faults.append(.rowBoundsCrossed(row: row))
    }
  }

  mutating func columnBounds(_ lower: Double?, _ upper: Double?, isInteger: Bool, column: Int) {
    if !isFinite(lower) || !isFinite(upper) {
      faults.append(.columnBoundNotFinite(column: column))
    } else if let lower, let upper, lower > upper {
      faults.append(.columnBoundsCrossed(column: column))
    } else if isInteger, !isWhole(lower) || !isWhole(upper) {
      faults.append(.columnBoundNotWhole(column: column))
    }
  }

  mutating func cost(_ cost: Double, column: Int) {
    if !cost.isFinite { faults.append(.costNotFinite(column: column)) }
  }

  mutating func index(row: Int, of count: Int) {
    if row < 0 || row >= count { faults.append(.noSuchRow(row)) }
  }

  mutating func index(column: Int, of count: Int) {
    if column < 0 || column >= count { faults.append(.noSuchColumn(column)) }
  }

  mutating func count(_ what: String, expected: Int, found: Int) {
    if expected != found { faults.append(.countMismatch(what: what, expected: expected, found: found)) }
  }

  mutating func note(_ fault: GLPKDataFault) { faults.append(fault) }

  func finish() throws {
    if !faults.isEmpty { throw GLPKError.unusableData(faults) }
  }

  private func isFinite(_ bound: Double?) -> Bool { bound?.isFinite ?? true }
  private func isWhole(_ bound: Double?) -> Bool { bound.map { $0 == $0.rounded() } ?? true }
}
