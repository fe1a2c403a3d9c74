import Foundation
import Relocation

/// Turns the first interrupt into a wish to stop and the second into leaving at once.
///
/// SIGINT and SIGTERM are blocked in the calling thread, and so in every thread made after it, and taken by one thread
/// of their own; nothing of ours ever runs inside a signal handler.
enum InterruptWatch {
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
      second()
      _exit(ExitStatus.interrupted.rawValue)
    }
  }

  private static func wait(for signals: sigset_t) {
    var signals = signals
    var received: Int32 = 0
    while sigwait(&signals, &received) != 0 {}
  }
}
