/// A linear or mixed-integer model: variables between bounds, constraints and an objective. It knows no solver.
///
/// ```swift
/// var model = LinearModel(named: "two products")
/// let chairs = model.addVariable("chairs", kind: .integer, lower: 0)
/// let tables = model.addVariable("tables", kind: .integer, lower: 0)
/// let wood = model.add(2 * chairs + 6 * tables <= 30, named: "wood")
/// model.add(chairs + tables <= 7, named: "hours")
/// model.maximize(3 * chairs + 5 * tables)
///
/// model.objectiveValue(at: [3, 4])             // 29.0
/// model.violations(at: [3, 4])                 // [] : the point is feasible
/// model.violations(at: [4, 4])                 // [above wood by 2, above hours by 1]
/// ```
///
/// Adding never throws, so that a model reads like the mathematics: numbers that are not finite, crossed bounds and
/// integer variables with broken bounds are gathered and refused, all at once, by `matrixForm()`, without which no
/// solver sees the model.
///
/// Adding a constraint takes time proportional to its terms; merging happens there, once.
public struct LinearModel: Sendable {
  /// What the model is called in files.
  public var name: String
  /// Whether less or more of the objective is better.
  public private(set) var direction = ObjectiveDirection.minimize

  var columnLower: [Double?] = []
  var columnUpper: [Double?] = []
  var columnKinds: [VariableKind] = []
  var columnNames: [String?] = []
  var rowLower: [Double?] = []
  var rowUpper: [Double?] = []
  var rowNames: [String?] = []
  var objective = LinearExpression()
  var rows = RowStore()

  /// An empty model.
  public init(named name: String = "") { self.name = name }

  /// Number of variables.
  public var variableCount: Int { columnKinds.count }
  /// Number of constraints.
  public var constraintCount: Int { rowNames.count }
  /// The variables in the order they were added.
  public var variables: [Variable] { (0..<variableCount).map(Variable.init(index:)) }
  /// The constraints in the order they were added.
  public var constraints: [ConstraintID] { (0..<constraintCount).map(ConstraintID.init(index:)) }
}

// MARK: - Building

extension LinearModel {
  /// Adds a variable.
  ///
  /// - Parameters:
  ///   - name: for files and messages; it identifies nothing and may be left out.
  ///   - kind: which values it takes. A binary variable has the bounds 0 and 1 unless narrower ones are given.
  ///   - lower: the least value; nil where there is none.
  ///   - upper: the greatest value; nil where there is none.
  @discardableResult
  public mutating func addVariable(
    _ name: String? = nil, kind: VariableKind = .continuous, lower: Double? = nil, upper: Double? = nil
  ) -> Variable {
    columnLower.append(kind == .binary ? lower ?? 0 : lower)
    columnUpper.append(kind == .binary ? upper ?? 1 : upper)
    columnKinds.append(kind)
    columnNames.append(name)
    return Variable(index: columnKinds.count - 1)
  }

  /// Adds a variable that is 0 or 1.
  @discardableResult
  public mutating func addBinary(_ name: String? = nil) -> Variable { addVariable(name, kind: .binary) }

  /// Adds a constraint; its terms are merged here and zeros left out.
  ///
  /// - Precondition: every variable is this model's.
  @discardableResult
  public mutating func add(_ constraint: LinearConstraint, named name: String? = nil) -> ConstraintID {
    rows.append(constraint.terms, columnCount: variableCount)
    rowLower.append(constraint.lower)
    rowUpper.append(constraint.upper)
    rowNames.append(name)
    return ConstraintID(index: rowNames.count - 1)
  }

  /// Sets the objective; less of it is better.
  public mutating func minimize(_ objective: LinearExpression) {
    direction = .minimize
    self.objective = objective
  }

  /// Sets the objective; less of it is better.
  public mutating func minimize(_ variable: Variable) { minimize(LinearExpression(variable)) }

  /// Sets the objective; more of it is better.
  public mutating func maximize(_ objective: LinearExpression) {
    direction = .maximize
    self.objective = objective
  }

  /// Sets the objective; more of it is better.
  public mutating func maximize(_ variable: Variable) { maximize(LinearExpression(variable)) }

  /// Replaces both bounds of a variable; nil leaves a side open.
  public mutating func setBounds(of variable: Variable, lower: Double?, upper: Double?) {
    columnLower[variable.index] = lower
    columnUpper[variable.index] = upper
  }

  /// Fixes a variable at a value.
  public mutating func fix(_ variable: Variable, at value: Double) {
    setBounds(of: variable, lower: value, upper: value)
  }

  /// Replaces both sides of a constraint; nil leaves a side open.
  public mutating func setSides(of constraint: ConstraintID, lower: Double?, upper: Double?) {
    rowLower[constraint.index] = lower
    rowUpper[constraint.index] = upper
  }
}

// MARK: - Reading

extension LinearModel {
  /// The name given to a variable, or `x` and its number.
  public func name(of variable: Variable) -> String { columnNames[variable.index] ?? "x\(variable.index)" }

  /// The name given to a constraint, or `c` and its number.
  public func name(of constraint: ConstraintID) -> String { rowNames[constraint.index] ?? "c\(constraint.index)" }

  /// Which values a variable takes.
  public func kind(of variable: Variable) -> VariableKind { columnKinds[variable.index] }

  /// The bounds of a variable; nil where there is none.
  public func bounds(of variable: Variable) -> (lower: Double?, upper: Double?) {
    (columnLower[variable.index], columnUpper[variable.index])
  }

  /// A constraint with its terms merged.
  public func constraint(_ id: ConstraintID) -> LinearConstraint {
    LinearConstraint(terms: rows.terms(of: id.index), lower: rowLower[id.index], upper: rowUpper[id.index])
  }
}
