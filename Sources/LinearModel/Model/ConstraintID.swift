/// A constraint of one `LinearModel`: a row of its matrix.
public struct ConstraintID: Hashable, Comparable, Sendable {
  /// The constraint's row in the model, counted from 0 in the order of adding.
  public let index: Int

  init(index: Int) { self.index = index }

  /// Order of adding.
  public static func < (left: ConstraintID, right: ConstraintID) -> Bool { left.index < right.index }
}
