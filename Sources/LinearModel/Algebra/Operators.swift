// The closed table of operators over `Double`, `Variable` and `LinearExpression`.
//
// The overloads are concrete and complete: no generics, no protocols, and nothing over `Int`. Integer literals are
// read as `Double` by the compiler; an `Int` value is written `Double(count) * x`. A missing pair here would cost
// seconds of type checking and an unreadable message at the call site, and an `Int` column would cost more, so a
// grammar test compiles every pair.

// MARK: Sums and differences

extension LinearExpression {
  /// Adds the right to the left.
  public static func += (left: inout LinearExpression, right: Variable) { left.add(1, right) }
  /// Adds the right to the left.
  public static func += (left: inout LinearExpression, right: LinearExpression) { left.add(1, right) }
  /// Adds the right to the left.
  public static func += (left: inout LinearExpression, right: Double) { left.constant += right }
  /// Takes the right from the left.
  public static func -= (left: inout LinearExpression, right: Variable) { left.add(-1, right) }
  /// Takes the right from the left.
  public static func -= (left: inout LinearExpression, right: LinearExpression) { left.add(-1, right) }
  /// Takes the right from the left.
  public static func -= (left: inout LinearExpression, right: Double) { left.constant -= right }
}

/// The sum of both.
public func + (left: Variable, right: Variable) -> LinearExpression {
  var total = LinearExpression(left)
  total += right
  return total
}

/// The sum of both.
public func + (left: Variable, right: LinearExpression) -> LinearExpression {
  var total = LinearExpression(left)
  total += right
  return total
}

/// The sum of both.
public func + (left: LinearExpression, right: Variable) -> LinearExpression {
  var total = left
  total += right
  return total
}

/// The sum of both.
public func + (left: LinearExpression, right: LinearExpression) -> LinearExpression {
  var total = left
  total += right
  return total
}

/// The sum of both.
public func + (left: Variable, right: Double) -> LinearExpression {
  var total = LinearExpression(left)
  total += right
  return total
}

/// The sum of both.
public func + (left: Double, right: Variable) -> LinearExpression {
  var total = LinearExpression(left)
  total += right
  return total
}

/// The sum of both.
public func + (left: LinearExpression, right: Double) -> LinearExpression {
  var total = left
  total += right
  return total
}

/// The sum of both.
public func + (left: Double, right: LinearExpression) -> LinearExpression {
  var total = LinearExpression(left)
  total += right
  return total
}

/// The left less the right.
public func - (left: Variable, right: Variable) -> LinearExpression {
  var total = LinearExpression(left)
  total -= right
  return total
}

/// The left less the right.
public func - (left: Variable, right: LinearExpression) -> LinearExpression {
  var total = LinearExpression(left)
  total -= right
  return total
}

/// The left less the right.
public func - (left: LinearExpression, right: Variable) -> LinearExpression {
  var total = left
  total -= right
  return total
}

/// The left less the right.
public func - (left: LinearExpression, right: LinearExpression) -> LinearExpression {
  var total = left
  total -= right
  return total
}

/// The left less the right.
public func - (left: Variable, right: Double) -> LinearExpression {
  var total = LinearExpression(left)
  total -= right
  return total
}

/// The left less the right.
public func - (left: Double, right: Variable) -> LinearExpression {
  var total = LinearExpression(left)
  total -= right
  return total
}

/// The left less the right.
public func - (left: LinearExpression, right: Double) -> LinearExpression {
  var total = left
  total -= right
  return total
}

/// The left less the right.
public func - (left: Double, right: LinearExpression) -> LinearExpression {
  var total = LinearExpression(left)
  total -= right
  return total
}

// MARK: Signs

/// The variable itself, as an expression.
public prefix func + (variable: Variable) -> LinearExpression { LinearExpression(variable) }

/// The expression itself.
public prefix func + (expression: LinearExpression) -> LinearExpression { expression }

/// The variable with its sign changed.
public prefix func - (variable: Variable) -> LinearExpression { -1 * variable }

/// The expression with every sign changed.
public prefix func - (expression: LinearExpression) -> LinearExpression { -1 * expression }

// MARK: Products with numbers

/// The variable times a number.
public func * (factor: Double, variable: Variable) -> LinearExpression {
  LinearExpression(terms: [LinearTerm(factor, variable)])
}

/// The variable times a number.
public func * (variable: Variable, factor: Double) -> LinearExpression { factor * variable }

/// The expression times a number.
public func * (factor: Double, expression: LinearExpression) -> LinearExpression {
  var product = expression
  product.scale(by: factor)
  return product
}

/// The expression times a number.
public func * (expression: LinearExpression, factor: Double) -> LinearExpression { factor * expression }

/// The variable divided by a number.
public func / (variable: Variable, divisor: Double) -> LinearExpression { (1 / divisor) * variable }

/// The expression divided by a number.
public func / (expression: LinearExpression, divisor: Double) -> LinearExpression { (1 / divisor) * expression }

extension LinearExpression {
  /// Multiplies the expression by a number.
  public static func *= (left: inout LinearExpression, factor: Double) { left.scale(by: factor) }
}

// MARK: Constraints

/// The constraint that the left is at most the right.
public func <= (left: Variable, right: Variable) -> LinearConstraint { LinearConstraint(left - right, .atMost) }

/// The constraint that the left is at most the right.
public func <= (left: Variable, right: LinearExpression) -> LinearConstraint { LinearConstraint(left - right, .atMost) }

/// The constraint that the left is at most the right.
public func <= (left: LinearExpression, right: Variable) -> LinearConstraint { LinearConstraint(left - right, .atMost) }

/// The constraint that the left is at most the right.
public func <= (left: LinearExpression, right: LinearExpression) -> LinearConstraint {
  LinearConstraint(left - right, .atMost)
}

/// The constraint that the left is at most the right.
public func <= (left: Variable, right: Double) -> LinearConstraint { LinearConstraint(left - right, .atMost) }

/// The constraint that the left is at most the right.
public func <= (left: Double, right: Variable) -> LinearConstraint { LinearConstraint(left - right, .atMost) }

/// The constraint that the left is at most the right.
public func <= (left: LinearExpression, right: Double) -> LinearConstraint { LinearConstraint(left - right, .atMost) }

/// The constraint that the left is at most the right.
public func <= (left: Double, right: LinearExpression) -> LinearConstraint { LinearConstraint(left - right, .atMost) }

/// The constraint that the left is at least the right.
public func >= (left: Variable, right: Variable) -> LinearConstraint { LinearConstraint(left - right, .atLeast) }

/// The constraint that the left is at least the right.
public func >= (left: Variable, right: LinearExpression) -> LinearConstraint {
  LinearConstraint(left - right, .atLeast)
}

/// The constraint that the left is at least the right.
public func >= (left: LinearExpression, right: Variable) -> LinearConstraint {
  LinearConstraint(left - right, .atLeast)
}

/// The constraint that the left is at least the right.
public func >= (left: LinearExpression, right: LinearExpression) -> LinearConstraint {
  LinearConstraint(left - right, .atLeast)
}

/// The constraint that the left is at least the right.
public func >= (left: Variable, right: Double) -> LinearConstraint { LinearConstraint(left - right, .atLeast) }

/// The constraint that the left is at least the right.
public func >= (left: Double, right: Variable) -> LinearConstraint { LinearConstraint(left - right, .atLeast) }

/// The constraint that the left is at least the right.
public func >= (left: LinearExpression, right: Double) -> LinearConstraint { LinearConstraint(left - right, .atLeast) }

/// The constraint that the left is at least the right.
public func >= (left: Double, right: LinearExpression) -> LinearConstraint { LinearConstraint(left - right, .atLeast) }

/// The constraint that the left equals the right.
public func == (left: Variable, right: LinearExpression) -> LinearConstraint { LinearConstraint(left - right, .equal) }

/// The constraint that the left equals the right.
public func == (left: LinearExpression, right: Variable) -> LinearConstraint { LinearConstraint(left - right, .equal) }

/// The constraint that the left equals the right.
public func == (left: LinearExpression, right: LinearExpression) -> LinearConstraint {
  LinearConstraint(left - right, .equal)
}

/// The constraint that the left equals the right.
public func == (left: Variable, right: Double) -> LinearConstraint { LinearConstraint(left - right, .equal) }

/// The constraint that the left equals the right.
public func == (left: Double, right: Variable) -> LinearConstraint { LinearConstraint(left - right, .equal) }

/// The constraint that the left equals the right.
public func == (left: LinearExpression, right: Double) -> LinearConstraint { LinearConstraint(left - right, .equal) }

/// The constraint that the left equals the right.
public func == (left: Double, right: LinearExpression) -> LinearConstraint { LinearConstraint(left - right, .equal) }
