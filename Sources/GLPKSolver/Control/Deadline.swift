/// A moment by which to be done, and a signal that may come before it.
struct Deadline {
  private let start = ContinuousClock.now
  private let seconds: Double?
  private let stop: StopSignal?

  init(seconds: Double?, stop: StopSignal?) {
    self.seconds = seconds
    self.stop = stop
  }

  var isStopRequested: Bool { stop?.isRequested ?? false }

  /// Seconds left, never negative; nil where time has no limit.
  var remainingSeconds: Double? {
    guard let seconds else { return nil }
    let spent = ContinuousClock.now - start
    let (whole, parts) = spent.components
    return max(0, seconds - Double(whole) - Double(parts) * 1e-18)
  }

  var isOver: Bool { remainingSeconds.map { $0 <= 0 } ?? false }

  /// What is left, in GLPK's milliseconds, at most `cap`.
  func milliseconds(atMost cap: Int32 = .max) -> Int32 {
    guard let left = remainingSeconds else { return cap }
    return Int32(min(Double(cap), (left * 1000).rounded(.up)))
  }
}
