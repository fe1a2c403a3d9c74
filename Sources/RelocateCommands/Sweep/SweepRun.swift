import Foundation
import Formulation
import GLPKSolver
import InstanceFiles
import Interpretation
import Planning
import Relocation
import Reporting
import Synchronization
import WorkSharing

/// The work of a sweep: scenarios solved on threads of their own, each written as soon as it has its answer.
final class SweepRun: Sendable {
  private struct State {
    var rows: [SweepRow]
    /// Positions of the rows that are still to be solved.
    var waiting: [Int]
    var running = 0
    var failure: CommandFailure?
  }

  private let base: CaseInput
  private let tables: [InputCopy]
  private let points: [SweepPoint]
  private let options: PlanningOptions
  private let folder: SweepFolder
  private let front: SweepFront?
  private let console: Console
  private let progress: ProgressLine
  private let stop = StopSignal()
  private let state: Mutex<State>

  /// Prepares a run.
  ///
  /// - Parameters:
  ///   - rows: One for each point; those that are done are not solved again.
  ///   - waiting: The positions of the others.
  init(
    base: CaseInput, tables: [InputCopy], points: [SweepPoint], rows: [SweepRow], waiting: [Int],
    options: PlanningOptions, folder: SweepFolder, front: SweepFront?, console: Console
  ) {
    self.base = base
    self.tables = tables
    self.points = points
    self.options = options
    self.folder = folder
    self.front = front
    self.console = console
    progress = ProgressLine(
      language: console.language, isActive: Terminal.isTerminal(STDERR_FILENO) && !console.isQuiet)
    state = Mutex(State(rows: rows, waiting: waiting.reversed()))
  }

  /// Whether an interrupt asked for the end.
  var isStopped: Bool { stop.isRequested }

  /// Solves what is waiting, so many at once.
  ///
  /// - Returns: the report, and the first failure that a scenario ended with.
  func solve(jobs: Int) -> (report: SweepReport, failure: CommandFailure?) {
    InterruptWatch.start { [stop, progress, console] in
      stop.requestStop()
      progress.pause { console.note(SweepText.stopping) }
    } second: { [progress, console] in
      progress.finish()
      console.note(Message.leftAtOnce)
    }
    let workers = min(jobs, state.withLock { $0.waiting.count })
    sideBySide(workers, threads: workers) { _ in
      while let position = next() { solve(position) }
    }
    progress.finish()
    return state.withLock { (report($0), $0.failure) }
  }

  private func next() -> Int? {
    state.withLock { state in
      guard !stop.isRequested, state.failure?.status != .cannotWrite, let position = state.waiting.popLast() else {
        return nil
      }
      state.running += 1
      show(state)
      return position
    }
  }

  private func solve(_ position: Int) {
    var row = state.withLock { $0.rows[position] }
    var failure: CommandFailure?
    do {
      try answer(points[position], &row)
    } catch let error as CommandFailure {
      failure = error
    } catch {
      failure = CommandFailure(.software, Message.unforeseen(error))
    }
    if failure != nil { row.status = .failed }
    finish(position, row, failure)
  }

  private func answer(_ point: SweepPoint, _ row: inout SweepRow) throws {
    let input = base.under(point.scenario)
    let recording = RunRecording()
    let output = PlanOutput(
      input: input, copies: tables + [input.scenarioCopy], options: options,
      page: PageOptions(language: console.language), sheets: ExportOptions(), folder: folder.path(of: row),
      mayReplace: true)
    let planningCase = PlanningCase(instance: base.reading.instance, scenario: input.scenario)
    let outcome: PlanningOutcome
    do {
      outcome = try findPlan(for: planningCase, options: options, control: PlanningControl(stop: stop))
    } catch let error as CompilationError {
      throw CommandFailure(.badData, error.message)
    }
    switch outcome {
    case .planned(let result):
      let reading = PlanReading(result.plan, in: planningCase)
      try SelfCheck.judge(result, reading, gapAsked: options.gap)
      let document = try output.write(result, reading).document
      recording.keep(document, at: output.folder, console)
      row.take(document)
    case .impossible(let impossibility):
      let document = ImpossibilityDocument(impossibility, instance: input.path, in: planningCase)
      let file = try output.write(document)
      recording.keepImpossible(planningCase, output, isSaved: file != nil, console)
      row.status = .impossible
      row.seconds = recording.seconds
    case .stoppedWithoutPlan(let reason):
      row.status = .stopped
      row.reason = reason.rawValue
      row.seconds = recording.seconds
    }
  }

  private func finish(_ position: Int, _ row: SweepRow, _ failure: CommandFailure?) {
    state.withLock { state in
      state.rows[position] = row
      state.running -= 1
      var failure = failure
      do {
        try InterruptWatch.uninterrupted { try folder.write(report(state)) }
      } catch {
        failure = failure ?? error as? CommandFailure
      }
      if let failure {
        if state.failure == nil { state.failure = CommandFailure(failure.status) }
        progress.pause {
          for message in [SweepText.failed(row)] + failure.messages { console.error(message[console.language]) }
        }
      }
      show(state)
    }
  }

  private func report(_ state: State) -> SweepReport {
    SweepReport(instance: base.path, rows: state.rows, front: front)
  }

  private func show(_ state: State) {
    progress.show(
      SweepText.progress(
        done: state.rows.count - state.waiting.count - state.running, of: state.rows.count, running: state.running))
  }
}
