internal import CGLPKTrap
internal import WorkSharing

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
    do throws(NoThread) {
      try onThreadOfItsOwn(stackBytes: stackBytes) {
        trap_open()
        result = Result {
          var problem = try GLPKProblem(named: name, tampering: tampering)
          return try body(&problem)
        }
        trap_close()
      }
    } catch {
      throw GLPKError.noThread(code: error.code)
    }
  }
  guard let result else { preconditionFailure("the thread ended without running its work") }
  return try result.get()
}

/// GLPK recurses in its MathProg translator and its orderings; the usual stack of 8 MB is kept well clear of.
private let stackBytes = 64 << 20
