/// A sum of terms and a constant, as in `3 * x + 2 * y - 7`.
///
/// Adding to an expression appends its terms; nothing is merged until the expression enters a model, which merges
/// once. Building an expression of *n* terms with `+=`, `add(_:_:)` or `sum(over:_:)` therefore takes time
/// proportional to *n*; `reduce(+)` would take *n* squared.
///
/// ```swift
/// var model = LinearModel(named: "diet")
/// let bread = model.addVariable("bread", lower: 0)
/// let milk = model.addVariable("milk", lower: 0)
/// let cost = 2 * bread + 3.5 * milk + 10
/// cost.value(at: [4, 2])  // 25.0
/// ```
public struct LinearExpression: Sendable {
  /// The terms in the order they were added; a variable may occur more than once.
  public private(set) var terms: [LinearTerm]
  /// What is added to the terms.
  public var constant: Double

  /// The empty sum: 0.
  public init() {
    terms = []
    constant = 0
  }

  /// A number.
  public init(_ constant: Double) {
    terms = []
    self.constant = constant
  }

  /// One variable.
  public init(_ variable: Variable) {
    terms = [LinearTerm(1, variable)]
    constant = 0
  }

  /// Given terms and a constant.
  public init(terms: [LinearTerm], constant: Double = 0) {
    self.terms = terms
    self.constant = constant
  }

  /// Makes room for so many terms at once.
  public mutating func reserveCapacity(_ count: Int) { terms.reserveCapacity(count) }

  /// Adds `coefficient * variable` in constant time.
  public mutating func add(_ coefficient: Double, _ variable: Variable) {
    terms.append(LinearTerm(coefficient, variable))
  }

  /// Adds `factor * other` in time proportional to the other's terms.
  public mutating func add(_ factor: Double, _ other: LinearExpression) {
    if factor == 1 {
      terms.append(contentsOf: other.terms)
    } else {
      for term in other.terms { terms.append(LinearTerm(factor * term.coefficient, term.variable)) }
    }
    constant += factor * other.constant
  }

  /// The expression's value where variable *j* has the value `point[j]`.
  ///
  /// - Precondition: `point` has a value for each variable that occurs.
  public func value(at point: [Double]) -> Double {
    terms.reduce(constant) { $0 + $1.coefficient * point[$1.variable.index] }
  }

  mutating func scale(by factor: Double) {
    for position in terms.indices {
      let term = terms[position]
      terms[position] = LinearTerm(factor * term.coefficient, term.variable)
    }
    constant *= factor
  }
}
