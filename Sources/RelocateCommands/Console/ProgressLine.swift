import Foundation
import Planning
import Relocation
import Synchronization

/// One line on standard error that says where a run stands; only on a terminal.
///
/// Called from planning threads, so what it keeps is behind a lock. It writes at most ten times a second.
final class ProgressLine: Sendable {
  private struct State {
    var lastWrite = -1.0
    var isShown = false
    var isFinished = false
  }

  private let language: Language
  private let isActive: Bool
  private let state = Mutex(State())

  init(language: Language, isActive: Bool = Terminal.isTerminal(STDERR_FILENO)) {
    self.language = language
    self.isActive = isActive
  }

  /// Shows where the run stands.
  func show(_ progress: PlanningProgress) {
    guard isActive else { return }
    state.withLock { state in
      guard !state.isFinished, progress.elapsedSeconds - state.lastWrite >= 0.1 else { return }
      state.lastWrite = progress.elapsedSeconds
      state.isShown = true
      let line = ProgressText.line(progress)[language]
      write("\r" + DisplayWidth.fit(line, into: Terminal.columns(STDERR_FILENO) - 1) + "\u{1B}[K")
    }
  }

  /// Shows a line of the caller's own, however soon after the last one.
  func show(_ line: Bilingual) {
    guard isActive else { return }
    state.withLock { state in
      guard !state.isFinished else { return }
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
