/// A variable with its coefficient.
public struct LinearTerm: Hashable, Sendable {
  /// The variable.
  public let variable: Variable
  /// What it is multiplied by.
  public let coefficient: Double

  /// Makes a term.
  public init(_ coefficient: Double, _ variable: Variable) {
    self.variable = variable
    self.coefficient = coefficient
  }
}
