/// What a test makes of GLPK's answers, before anything here judges them: a solver that lies as the test pleases.
///
/// It holds for problems made on the thread, and in the task, that set ``current``.
package struct AnswerTampering: Sendable {
  /// Changes what `glp_simplex` returned and the statuses that go with it.
  package var simplex: @Sendable (_ code: inout Int32, _ primal: inout Int32, _ dual: inout Int32) -> Void
  /// Changes the point that the simplex method ended with.
  package var point: @Sendable (LPPoint) -> LPPoint
  /// Changes what `glp_intopt` returned and the status that goes with it.
  package var tree: @Sendable (_ code: inout Int32, _ status: inout Int32) -> Void
  /// Changes the values of the columns in the solution of a tree search.
  package var values: @Sendable ([Double]) -> [Double]
  /// Changes the bound of a tree search.
  package var bound: @Sendable (Double) -> Double

  /// Changes what is given and leaves the rest as it is.
  package init(
    simplex: @escaping @Sendable (inout Int32, inout Int32, inout Int32) -> Void = { _, _, _ in },
    point: @escaping @Sendable (LPPoint) -> LPPoint = { $0 },
    tree: @escaping @Sendable (inout Int32, inout Int32) -> Void = { _, _ in },
    values: @escaping @Sendable ([Double]) -> [Double] = { $0 },
    bound: @escaping @Sendable (Double) -> Double = { $0 }
  ) {
    self.simplex = simplex
    self.point = point
    self.tree = tree
    self.values = values
    self.bound = bound
  }

  /// What is done to the answers of problems made from here; `nil` outside tests.
  @TaskLocal package static var current: AnswerTampering?
}
