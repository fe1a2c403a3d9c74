/// Whether less or more of the objective is better.
public enum ObjectiveDirection: Sendable, Hashable {
  /// Less is better.
  case minimize
  /// More is better.
  case maximize
}
