import Foundation
import Relocation
import Synchronization

/// Turns the first interrupt into a wish to stop and the second into leaving at once.
///
/// SIGINT and SIGTERM are blocked in the calling thread, and so in every thread made after it, and taken by one thread
/// of their own; nothing of ours ever runs inside a signal handler.
enum InterruptWatch {
  /// Held while files are put in their place, so that leaving at once leaves nothing half-written.
  private static let writing = Mutex(())

  /// Watches from now on. To be called before any other thread is started.
  ///
  /// - Parameters:
  ///   - first: called at the first signal, on the watching thread.
  ///   - second: called at the second one, on the watching thread, right before the process ends with 130.
  static func start(first: @escaping @Sendable () -> Void, second: @escaping @Sendable () -> Void) {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    let watched = signals
    Thread.detachNewThread {
      wait(for: watched)
      first()
      wait(for: watched)
      writing.withLock { _ in
        second()
        _exit(ExitStatus.interrupted.rawValue)
      }
    }
  }

  /// Runs something that no second interrupt may cut in two.
  static func uninterrupted<Failure>(_ body: () throws(Failure) -> Void) throws(Failure) {
    try writing.withLock { _ throws(Failure) in try body() }
  }

  private static func wait(for signals: sigset_t) {
    var signals = signals
    var received: Int32 = 0
    while sigwait(&signals, &received) != 0 {}
  }
}
