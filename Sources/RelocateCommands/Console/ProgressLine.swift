import Foundation
import Planning
import Relocation
import Synchronization

/// Says on standard error where a run stands: on one line that changes, on a terminal, or line after line.
///
/// Called from planning threads, so what it keeps is behind a lock. It writes at most ten times a second.
final class ProgressLine: Sendable {
  /// How it speaks.
  enum Form {
    case nothing
    /// One line, written over again and again.
    case line
    /// A line for every phase and level, and one a second meanwhile.
    case lines
  }

  private struct State {
    var lastWrite = -1.0
    var stage: [String] = []
    var isShown = false
    var isFinished = false
  }

  private let language: Language
  private let form: Form
  private let state = Mutex(State())

  init(language: Language, form: Form) {
    self.language = language
    self.form = form
  }

  convenience init(language: Language, isActive: Bool) {
    self.init(language: language, form: isActive ? .line : .nothing)
  }

  /// Shows where the run stands.
  func show(_ progress: PlanningProgress) {
    guard form != .nothing else { return }
    state.withLock { state in
      let stage = [progress.phase.rawValue, String(progress.level)]
      let pause = form == .line ? 0.1 : stage == state.stage ? 1 : 0
      guard !state.isFinished, progress.elapsedSeconds - state.lastWrite >= pause else { return }
      state.lastWrite = progress.elapsedSeconds
      state.stage = stage
      let line = ProgressText.line(progress)[language]
      guard form == .line else { return write(line + "\n") }
      state.isShown = true
      write("\r" + DisplayWidth.fit(line, into: Terminal.columns(STDERR_FILENO) - 1) + "\u{1B}[K")
    }
  }

  /// Shows a line of the caller's own, however soon after the last one.
  func show(_ line: Bilingual) {
    guard form != .nothing else { return }
    state.withLock { state in
      guard !state.isFinished else { return }
      guard form == .line else { return write(line[language] + "\n") }
      state.isShown = true
      write("\r" + DisplayWidth.fit(line[language], into: Terminal.columns(STDERR_FILENO) - 1) + "\u{1B}[K")
    }
  }

  /// Clears the line, so that something else can be said, and goes on under it.
  func pause(_ speak: () -> Void) {
    state.withLock { state in
      if state.isShown { write("\r\u{1B}[K") }
      speak()
    }
  }

  /// Clears the line; nothing is shown after this.
  func finish() {
    state.withLock { state in
      if state.isShown { write("\r\u{1B}[K") }
      state.isFinished = true
    }
  }

  private func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
