internal import CGLPKTrap

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Runs `body` with a fresh problem on a thread of its own, which GLPK's confinement to one thread asks for, and waits
/// for it.
///
/// The problem lives and dies inside. Calls may run side by side on different threads, and one may be made inside
/// another. The caller's thread is blocked meanwhile: from asynchronous code, call it on a thread you can spare.
///
/// ```swift
/// let value = try withGLPKProblem(named: "production") { problem in
///   try problem.load(model)
///   guard case .optimal(let point) = try problem.solveLP() else { return Double.nan }
///   return point.objective
/// }
/// ```
///
/// - Parameters:
///   - name: what the problem is called in files; at most 255 bytes.
///   - body: works on the problem; its result or error is passed on.
public func withGLPKProblem<Value: Sendable>(
  named name: String, _ body: @Sendable (inout GLPKProblem) throws -> Value
) throws -> Value {
  var result: Result<Value, any Error>?
  let tampering = AnswerTampering.current
  try withoutActuallyEscaping(body) { body in
    try onThreadOfItsOwn {
      trap_open()
      result = Result {
        var problem = try GLPKProblem(named: name, tampering: tampering)
        return try body(&problem)
      }
      trap_close()
    }
  }
  guard let result else { preconditionFailure("the thread ended without running its work") }
  return try result.get()
}

/// What a thread is given to do.
private final class Work {
  let run: () -> Void
  init(_ run: @escaping () -> Void) { self.run = run }
}

/// GLPK recurses in its MathProg translator and its orderings; the usual stack of 8 MB is kept well clear of.
private let stackBytes = 64 << 20

/// Runs `work` on a new thread and waits for its end, so that the two never run at the same time.
private func onThreadOfItsOwn(_ work: () -> Void) throws {
  try withoutActuallyEscaping(work) { work in
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    defer { unsafe pthread_attr_destroy(&attributes) }
    unsafe pthread_attr_setstacksize(&attributes, stackBytes)
    let parcel = unsafe Unmanaged.passRetained(Work(work))
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
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
      throw GLPKError.noThread(code: code)
    }
    #if canImport(Darwin)
      if let thread = unsafe thread { unsafe pthread_join(thread, nil) }
    #else
      pthread_join(thread, nil)
    #endif
  }
}
