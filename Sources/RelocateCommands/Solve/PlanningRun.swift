import Foundation
import Formulation
import GLPKSolver
import Planning
import Relocation

/// One call of the planner, watched: progress on a terminal, interrupts from the keyboard.
struct PlanningRun {
  private let stop = StopSignal()
  private let progress: ProgressLine

  /// Watches for interrupts from now on; one that comes before the planner is called is not lost.
  init(console: Console, isVerbose: Bool = false) {
    let isShown = Terminal.isTerminal(STDERR_FILENO) && !console.isQuiet
    let form: ProgressLine.Form = isVerbose ? .lines : isShown ? .line : .nothing
    progress = ProgressLine(language: console.language, form: form)
    InterruptWatch.start { [stop, progress] in
      stop.requestStop()
      progress.pause { console.note(Message.stopping) }
    } second: { [progress] in
      progress.finish()
      console.note(Message.leftAtOnce)
    }
  }

  /// Seconds spent at most on what would be needed for those who are left out.
  private static let shortageSeconds = 20.0

  /// What would be needed so that nobody is left out; `nil` where nobody is, or nothing was found in time.
  func shortage(of reading: PlanReading, _ options: PlanningOptions) throws -> Impossibility? {
    guard !reading.unplaced.isEmpty else { return nil }
    defer { progress.finish() }
    var options = options
    options.timeLimitSeconds = min(Self.shortageSeconds, options.timeLimitSeconds.map { $0 / 4 } ?? .infinity)
    let control = PlanningControl(stop: stop) { [progress] in progress.show($0) }
    return try findShortage(for: reading.planningCase, options: options, control: control)
  }

  /// Finds a plan.
  ///
  /// - Throws: ``CommandFailure`` with 65 where the scenario cannot be stated as sums.
  func outcome(for planningCase: PlanningCase, _ options: PlanningOptions) throws -> PlanningOutcome {
    defer { progress.finish() }
    let control = PlanningControl(stop: stop) { [progress] in progress.show($0) }
    return try Self.compiled { try findPlan(for: planningCase, options: options, control: control) }
  }

  /// Does what compiles a scenario.
  ///
  /// - Throws: ``CommandFailure`` with 65 where the scenario cannot be stated as sums.
  static func compiled<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as CompilationError {
      throw CommandFailure(.badData, error.message)
    }
  }
}
