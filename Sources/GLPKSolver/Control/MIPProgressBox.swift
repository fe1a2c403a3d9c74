internal import CGLPKTrap

/// What a running tree search knows, readable from any thread at any time.
///
/// Each figure is consistent in itself; two figures read one after the other may belong to different moments.
@safe public final class MIPProgressBox: @unchecked Sendable {
  // Set and read through C11 atomics only.
  let board: OpaquePointer

  /// A box with nothing known.
  public init() {
    guard let board = unsafe trap_progress_new() else { fatalError("out of memory") }
    unsafe self.board = unsafe board
  }

  deinit { unsafe trap_progress_free(board) }

  /// What the objective cannot be better than: a lower bound where less is better, else an upper one.
  public var bestBound: Double? {
    var bound = 0.0
    return unsafe trap_progress_bound(board, &bound) ? bound : nil
  }

  /// The objective of the best solution so far.
  public var incumbentValue: Double? {
    var value = 0.0
    return unsafe trap_progress_value(board, &value) ? value : nil
  }

  /// How many nodes the tree has had so far.
  public var nodeCount: Int { unsafe trap_progress_nodes(board) }

  /// Distance of bound and incumbent over the incumbent's size, as GLPK measures it; nil while either is unknown.
  public var relativeGap: Double? {
    guard let bound = bestBound, let value = incumbentValue else { return nil }
    return abs(value - bound) / (abs(value) + .ulpOfOne)
  }

  func clear() { unsafe trap_progress_clear(board) }
  func setBound(_ bound: Double) { unsafe trap_progress_set_bound(board, bound) }
}
