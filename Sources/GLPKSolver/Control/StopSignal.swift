internal import CGLPKTrap

/// A request to stop, seen by running solves within a fraction of a second.
///
/// One signal may serve many solves. Setting it takes no lock and allocates nothing, so a signal handler may do it,
/// provided the signal was made, and any global that holds it was touched, before the handler was installed.
@safe public final class StopSignal: @unchecked Sendable {
  // Set and read through C11 atomics only.
  let flag: OpaquePointer

  /// A signal nobody has set.
  public init() {
    guard let flag = unsafe trap_stop_new() else { fatalError("out of memory") }
    unsafe self.flag = unsafe flag
  }

  deinit { unsafe trap_stop_free(flag) }

  /// Asks whoever watches this signal to stop with what it has. It cannot be taken back.
  public func requestStop() { unsafe trap_stop_request(flag) }

  /// Whether a stop was requested.
  public var isRequested: Bool { unsafe trap_stop_requested(flag) }
}
