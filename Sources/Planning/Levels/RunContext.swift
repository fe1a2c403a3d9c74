import GLPKSolver
import Synchronization

/// What all parts of one run share: options, the clock, the stop flag, and who is told.
final class RunContext: Sendable {
  let options: PlanningOptions
  let levelCount: Int
  private let control: PlanningControl
  private let start = ContinuousClock.now
  private let book = Mutex(Book())
  /// Seconds after the start at which the level at hand has had its share.
  private let share = Mutex(Double.infinity)

  private struct Book {
    var phases: [(phase: PlanningProgress.Phase, seconds: Double)] = []
    var current: PlanningProgress.Phase?
    var since = 0.0

    mutating func turn(to phase: PlanningProgress.Phase, at now: Double) {
      if let current {
        if let index = phases.firstIndex(where: { $0.phase == current }) {
          phases[index].seconds += now - since
        } else {
          phases.append((current, now - since))
        }
      }
      current = phase
      since = now
    }
  }

  init(options: PlanningOptions, control: PlanningControl, levelCount: Int) {
    self.options = options
    self.control = control
    self.levelCount = levelCount
  }

  var stop: StopSignal { control.stop }

  /// The seed of one of the run's random searches; another number gives another search.
  func seed(_ search: Int) -> UInt64 { options.seed &* 1_000_003 &+ UInt64(search) }

  var elapsed: Double {
    let passed = ContinuousClock.now - start
    return Double(passed.components.seconds) + Double(passed.components.attoseconds) * 1e-18
  }

  /// Seconds left to the level at hand, or `nil` where there is no limit.
  var remaining: Double? {
    options.timeLimitSeconds.map { max(0, min($0, share.withLock { $0 }) - elapsed) }
  }

  /// Gives the level at hand this part of the time that is left.
  func giveShare(_ part: Double) {
    let end = options.timeLimitSeconds.map { elapsed + max(0, $0 - elapsed) * part } ?? .infinity
    share.withLock { $0 = end }
  }

  /// Lets the level at hand have all the time that is left.
  func giveAll() { share.withLock { $0 = .infinity } }

  /// For the linear program at a root.
  var rootOptions: LPOptions { LPOptions(method: .dualThenPrimal, timeLimitSeconds: remaining, stop: stop) }

  /// Whether the level at hand should end with what it has.
  var isOver: Bool { stop.isRequested || remaining == 0 }

  /// Whether the run should.
  var isRunOver: Bool { stop.isRequested || options.timeLimitSeconds.map { $0 <= elapsed } ?? false }

  /// Why it should.
  var reasonOver: StopReason { stop.isRequested ? .interrupted : .timeLimit }

  /// Notes where the time goes and tells the caller.
  func report(_ phase: PlanningProgress.Phase, level: Int, value: Int?, bound: Int?, columns: Int = 0) {
    let now = elapsed
    book.withLock { book in
      book.turn(to: phase, at: now)
    }
    control.report(
      .init(
        phase: phase, level: level, levelCount: levelCount, value: value, bound: bound, columns: columns,
        elapsedSeconds: now))
  }

  /// Seconds by phase so far.
  var timings: [(phase: PlanningProgress.Phase, seconds: Double)] {
    let now = elapsed
    return book.withLock { book in
      if let current = book.current { book.turn(to: current, at: now) }
      return book.phases
    }
  }
}
