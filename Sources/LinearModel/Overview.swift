// The room LinearModel at a glance. It knows no solver and imports nothing.
//
//   LinearModel(named:)
//     addVariable(name, kind:lower:upper:) -> Variable    addBinary(name) -> Variable
//     add(LinearConstraint, named:) -> ConstraintID       minimize(expression)   maximize(expression)
//     setBounds(of:lower:upper:)  fix(_:at:)  setSides(of:lower:upper:)
//     name(of:)  kind(of:)  bounds(of:)  constraint(_:)  variables  constraints
//     objectiveValue(at:)  activity(of:at:)  violations(at:tolerance:) -> [Violation]
//     matrixForm() throws(LinearModelError) -> MatrixForm, with its SparseMatrix by columns
//
//   Operators over Double literals and values, Variable and LinearExpression:
//     + - between all, * / with numbers, += -= *= on expressions, <= >= == between all for constraints.
//     Only `Variable == Variable` is a Bool; the equation of two bare variables is `x - y == 0`.
//     No Int values: write `Double(count) * x`. Two-sided: `expression.between(lower, upper)`.
//   sum(over: sequence) { … }     sum(variables)     sum(expressions)
