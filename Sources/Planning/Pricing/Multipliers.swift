import Formulation

/// One number for each resource, for each earlier level that has a row, and for each link.
///
/// Positive on a resource is a price on using it (it has an upper limit); negative a reward (it has a lower one).
struct Multipliers<Scalar: PriceScalar>: Sendable {
  /// Factor on the level's own cost.
  var scale: Scalar
  var resources: [Scalar]
  /// By position in ``LevelTask/cappedLevels``.
  var caps: [Scalar]
  var links: [Scalar]
}

extension Multipliers where Scalar == Double {
  /// All zero.
  init(for task: LevelTask) {
    scale = 1
    resources = [Double](repeating: 0, count: task.problem.resources.count)
    caps = [Double](repeating: 0, count: task.cappedLevels.count)
    links = [Double](repeating: 0, count: task.structure.linkCount)
  }
}
