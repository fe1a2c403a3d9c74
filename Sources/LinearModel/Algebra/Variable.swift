/// An unknown of one `LinearModel`: a column of its matrix.
///
/// A variable means something only to the model that made it. `==` between variables is plain identity and gives a
/// `Bool`, so that variables can be keys of dictionaries and members of sets; the equation of two variables is
/// written `x - y == 0`.
public struct Variable: Hashable, Sendable {
  /// The variable's column in the model, counted from 0 in the order of making.
  public let index: Int

  init(index: Int) { self.index = index }
}
