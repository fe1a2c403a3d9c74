/// Means and shares as whole numbers.
enum IntegerMean {
  /// A sum over a count, times a scale, rounded half up; `nil` where the count is 0. Both not negative; the result is
  /// the largest integer where the sum does not fit.
  static func rounded(_ sum: Int, over count: Int, scale: Int = 1) -> Int? {
    guard count > 0 else { return nil }
    var numerator = ExactSum()
    numerator.add(sum, times: 2 * scale)
    numerator.add(count)
    return numerator.overflowed ? Int.max : numerator.value / (2 * count)
  }
}
