/// The sum of an expression over the elements of a sequence: Σ.
///
/// ```swift
/// let placed = sum(over: sites) { site in people * place[site] }
/// ```
///
/// Takes time proportional to the terms made.
public func sum<Elements: Sequence>(
  over elements: Elements, _ summand: (Elements.Element) throws -> LinearExpression
) rethrows -> LinearExpression {
  var total = LinearExpression()
  total.reserveCapacity(elements.underestimatedCount)
  for element in elements { total.add(1, try summand(element)) }
  return total
}

/// The sum of one variable for each element of a sequence.
public func sum<Elements: Sequence>(
  over elements: Elements, _ summand: (Elements.Element) throws -> Variable
) rethrows -> LinearExpression {
  var total = LinearExpression()
  total.reserveCapacity(elements.underestimatedCount)
  for element in elements { total.add(1, try summand(element)) }
  return total
}

/// The sum of variables.
public func sum(_ variables: some Sequence<Variable>) -> LinearExpression {
  sum(over: variables) { (variable: Variable) -> Variable in variable }
}

/// The sum of expressions.
public func sum(_ expressions: some Sequence<LinearExpression>) -> LinearExpression {
  sum(over: expressions) { (expression: LinearExpression) -> LinearExpression in expression }
}
