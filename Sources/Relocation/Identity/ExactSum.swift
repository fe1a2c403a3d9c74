/// A sum of integers that knows when it left the range of `Int` instead of trapping or wrapping around.
///
/// Once out of range it stays at the nearest bound, so that comparing it with a capacity is still right.
struct ExactSum {
  private(set) var value = 0
  private(set) var overflowed = false

  mutating func add(_ term: Int) {
    let (sum, overflow) = value.addingReportingOverflow(term)
    value = overflow ? (term > 0 ? Int.max : Int.min) : sum
    overflowed = overflowed || overflow
  }

  mutating func add(_ factor: Int, times other: Int) {
    let (product, overflow) = factor.multipliedReportingOverflow(by: other)
    overflowed = overflowed || overflow
    add(overflow ? ((factor > 0) == (other > 0) ? Int.max : Int.min) : product)
  }

  static func of(_ terms: some Sequence<Int>) -> ExactSum {
    var sum = ExactSum()
    for term in terms { sum.add(term) }
    return sum
  }
}
