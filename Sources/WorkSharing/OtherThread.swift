#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The system gave no thread: memory, or their number, is short.
public struct NoThread: Error, Sendable, Hashable {
  /// What the system said, as in `errno.h`.
  public let code: Int32
}

/// A thread that runs one piece of work.
struct OtherThread {
  #if canImport(Darwin)
    private var thread: pthread_t?
  #else
    private var thread = pthread_t()
  #endif

  /// Starts it.
  ///
  /// - Throws: ``NoThread``; then the work has not begun, and will not.
  init(stackBytes: Int, _ work: @escaping () -> Void) throws(NoThread) {
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    defer { unsafe pthread_attr_destroy(&attributes) }
    unsafe pthread_attr_setstacksize(&attributes, stackBytes)
    let parcel = unsafe Unmanaged.passRetained(Work(work))
    let code = unsafe pthread_create(
      &thread, &attributes,
      { context in
        #if canImport(Darwin)
          let parcel = context
        #else
          guard let parcel = unsafe context else { return nil }
        #endif
        unsafe Unmanaged<Work>.fromOpaque(parcel).takeRetainedValue().run()
        return nil
      }, parcel.toOpaque())
    guard code == 0 else {
      unsafe parcel.release()
      throw NoThread(code: code)
    }
  }

  /// Waits for its end. To be called once, unless ``detach()`` is.
  func join() {
    #if canImport(Darwin)
      if let thread = unsafe thread { unsafe pthread_join(thread, nil) }
    #else
      pthread_join(thread, nil)
    #endif
  }

  /// Lets it end by itself.
  func detach() {
    #if canImport(Darwin)
      if let thread = unsafe thread { unsafe pthread_detach(thread) }
    #else
      pthread_detach(thread)
    #endif
  }

  /// What a thread is given to do.
  private final class Work {
    let run: () -> Void
    init(_ run: @escaping () -> Void) { self.run = run }
  }
}

/// Runs `work` on a new thread and waits for its end, so that the two never run at the same time.
///
/// - Parameter stackBytes: the size of the thread's stack.
/// - Throws: ``NoThread``, and then has done nothing.
public func onThreadOfItsOwn(stackBytes: Int, _ work: () -> Void) throws(NoThread) {
  try withoutActuallyEscaping(work) { work throws(NoThread) in
    try OtherThread(stackBytes: stackBytes, work).join()
  }
}

/// Calls `body` again and again on a thread of its own, with pauses, until it says no; not at all where the system gives no
/// thread.
///
/// - Parameter pause: microseconds between two calls.
public func startRepeating(pause: UInt32, _ body: @escaping @Sendable () -> Bool) {
  try? OtherThread(stackBytes: stackBytes) { while body() { usleep(pause) } }.detach()
}

/// How many processors are at work.
public var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

/// Twice the usual stack: room in memory that is not taken before it is used.
let stackBytes = 16 << 20
