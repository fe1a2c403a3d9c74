internal import CGLPK
internal import CGLPKTrap

/// A living LP or MIP inside GLPK: rows and columns can be added to it, and it keeps its basis between solves.
///
/// It exists only inside `withGLPKProblem(named:_:)`, on a thread of its own, and cannot leave it. Rows and columns
/// count from 0. Numbers that are not finite, indices out of range and double entries are refused before GLPK sees
/// them, all at once, as `GLPKError.unusableData`; nothing is changed then. Should GLPK call for an abort all the
/// same, the process lives, the call throws `GLPKError.aborted` and every later call `GLPKError.problemLost`.
///
/// Signs: the dual of a row is the change of the objective per unit of the row's bound, and the reduced cost of a
/// column is its cost less its rows' duals times its coefficients, whichever way the objective points.
@safe public struct GLPKProblem: ~Copyable {
  private let object: OpaquePointer
  /// How many faults the thread had seen when the object was made; any later one has freed it.
  private let faultsBefore: Int
  /// What a test makes of the answers.
  let tampering: AnswerTampering?

  init(named name: String, tampering: AnswerTampering?) throws {
    try GLPKName.check(name)
    var made: OpaquePointer?
    guard unsafe trap_create(&made, name), let made = unsafe made else {
      throw GLPKError.aborted(text: GLPKProblem.trappedText)
    }
    unsafe self.init(adopting: made, tampering: tampering)
  }

  /// Takes over an object of this thread that nobody else will delete.
  init(adopting object: OpaquePointer, tampering: AnswerTampering? = nil) {
    unsafe self.object = unsafe object
    self.tampering = tampering
    faultsBefore = trap_faults()
  }

  deinit {
    if trap_faults() == faultsBefore { _ = unsafe trap_delete(object) }
  }

  /// GLPK's object; nil once lost.
  private var pointer: OpaquePointer? { trap_faults() == faultsBefore ? unsafe object : nil }

  /// Number of rows; 0 once the problem is lost.
  public var rowCount: Int {
    guard let pointer = unsafe pointer else { return 0 }
    return Int(unsafe glp_get_num_rows(pointer))
  }

  /// Number of columns; 0 once the problem is lost.
  public var columnCount: Int {
    guard let pointer = unsafe pointer else { return 0 }
    return Int(unsafe glp_get_num_cols(pointer))
  }

  /// Runs one trapped step on the problem.
  @safe mutating func step(_ run: (OpaquePointer) -> Bool) throws {
    guard let living = unsafe pointer else { throw GLPKError.problemLost }
    guard unsafe run(living) else { throw GLPKError.aborted(text: GLPKProblem.trappedText) }
  }

  /// The problem for calls that only read within its size, which cannot abort.
  @safe func reading<Value>(_ read: (OpaquePointer) -> Value) throws -> Value {
    guard let living = unsafe pointer else { throw GLPKError.problemLost }
    return unsafe read(living)
  }

  /// What GLPK printed during the last trapped step of this thread, without the blank ends.
  static var trappedText: String {
    var text = unsafe String(cString: trap_text())
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return text
  }
}
