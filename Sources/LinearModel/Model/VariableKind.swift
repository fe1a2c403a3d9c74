/// Which values a variable may take between its bounds.
public enum VariableKind: Sendable, Hashable {
  /// Any real number.
  case continuous
  /// Whole numbers.
  case integer
  /// 0 or 1.
  case binary
}
