/// A dense symmetric matrix of which the lower triangle is kept.
struct SymmetricMatrix: Sendable {
  let size: Int
  /// At `row · size + column`, for columns up to the row.
  var values: [Double]

  init(size: Int) {
    self.size = size
    values = [Double](repeating: 0, count: size * size)
  }

  /// The largest number on the diagonal.
  var largestDiagonal: Double { (0..<size).reduce(0) { max($0, values[$1 * size + $1]) } }

  /// Solves for a right-hand side by Cholesky's factors, in the matrix's own memory; `nil` where it is not positive definite.
  mutating func solve(_ right: [Double]) -> [Double]? {
    let n = size
    var solution = right
    let isDefinite = values.withUnsafeMutableBufferPointer { a -> Bool in
      for row in 0..<n {
        for column in 0...row {
          let sum =
            a[row * n + column] - product(UnsafeBufferPointer(a), row * n, UnsafeBufferPointer(a), column * n, column)
          if column < row {
            a[row * n + column] = sum * a[column * n + column]
          } else {
            guard sum > 0 else { return false }
            // The reciprocal of the factor's diagonal.
            a[row * n + row] = 1 / sum.squareRoot()
          }
        }
      }
      for row in 0..<n {
        for k in 0..<row { solution[row] -= a[row * n + k] * solution[k] }
        solution[row] *= a[row * n + row]
      }
      for row in stride(from: n - 1, through: 0, by: -1) {
        for k in (row + 1)..<max(n, row + 1) { solution[row] -= a[k * n + row] * solution[k] }
        solution[row] *= a[row * n + row]
      }
      return true
    }
    return isDefinite ? solution : nil
  }
}

/// The inner product of two stretches of `count` numbers, in eight running sums.
@inline(__always)
private func product(
  _ a: UnsafeBufferPointer<Double>, _ first: Int, _ b: UnsafeBufferPointer<Double>, _ second: Int, _ count: Int
) -> Double {
  var sums = SIMD8<Double>.zero
  var k = 0
  while k + 8 <= count {
    var left = SIMD8<Double>()
    var right = SIMD8<Double>()
    for lane in 0..<8 {
      left[lane] = a[first + k + lane]
      right[lane] = b[second + k + lane]
    }
    sums += left * right
    k += 8
  }
  var rest = sums.sum()
  while k < count {
    rest += a[first + k] * b[second + k]
    k += 1
  }
  return rest
}
