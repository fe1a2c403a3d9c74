import LinearModel
import Testing

/// Every pair of operands the closed table of operators knows, compiled and evaluated.
@Suite struct OperatorGrammarTests {
  private let model: LinearModel
  private let x: Variable
  private let y: Variable
  private let z: Variable
  private let point: [Double] = [2, 3, 5]

  init() {
    var model = LinearModel()
    (x, y, z) = (model.addVariable("x"), model.addVariable("y"), model.addVariable("z"))
    self.model = model
  }

  private func value(_ expression: LinearExpression) -> Double { expression.value(at: point) }

  /// The constraint's terms at the point, and its sides.
  private func reading(_ constraint: LinearConstraint) -> [Double?] {
    [LinearExpression(terms: constraint.terms).value(at: point), constraint.lower, constraint.upper]
  }

  @Test("Sums of every pair of operands")
  func sums() {
    let e = 2 * x + 1  // 5
    let f = y - z + 4  // 2
    let d = 1.5
    #expect(value(x + y) == 5)
    #expect(value(x + e) == 7)
    #expect(value(e + x) == 7)
    #expect(value(e + f) == 7)
    #expect(value(x + d) == 3.5)
    #expect(value(d + x) == 3.5)
    #expect(value(e + d) == 6.5)
    #expect(value(d + e) == 6.5)
    #expect(value(x + 3) == 5)
    #expect(value(3 + x) == 5)
    #expect(value(e + 3) == 8)
    #expect(value(3 + e) == 8)
    #expect(value(+x) == 2)
    #expect(value(+e) == 5)
  }

  @Test("Differences of every pair of operands")
  func differences() {
    let e = 2 * x + 1  // 5
    let f = y - z + 4  // 2
    let d = 1.5
    #expect(value(x - y) == -1)
    #expect(value(x - e) == -3)
    #expect(value(e - x) == 3)
    #expect(value(e - f) == 3)
    #expect(value(x - d) == 0.5)
    #expect(value(d - x) == -0.5)
    #expect(value(e - d) == 3.5)
    #expect(value(d - e) == -3.5)
    #expect(value(x - 3) == -1)
    #expect(value(3 - x) == 1)
    #expect(value(e - 3) == 2)
    #expect(value(3 - e) == -2)
    #expect(value(-x) == -2)
    #expect(value(-e) == -5)
  }

  @Test("Products and quotients with numbers")
  func products() {
    let e = 2 * x + 1  // 5
    let d = 1.5
    #expect(value(d * x) == 3)
    #expect(value(x * d) == 3)
    #expect(value(d * e) == 7.5)
    #expect(value(e * d) == 7.5)
    #expect(value(3 * x) == 6)
    #expect(value(x * 3) == 6)
    #expect(value(3 * e) == 15)
    #expect(value(e * 3) == 15)
    #expect(value(x / d) == 2 / 1.5)
    #expect(value(x / 4) == 0.5)
    #expect(value(e / 2) == 2.5)
    #expect(value(-3 * x) == -6)
  }

  @Test("Changes in place")
  func compound() {
    var e = LinearExpression()
    e += x
    e += 2 * y + 1
    e += 4
    e += 0.5
    #expect(value(e) == 13.5)
    e -= z
    e -= x - 1
    e -= 2
    #expect(value(e) == 5.5)
    e *= 2
    #expect(value(e) == 11)
    e.add(3, z)
    e.add(-1, x + y)
    #expect(value(e) == 21)
  }

  @Test("At most, of every pair of operands, with constants moved to the other side")
  func atMost() {
    let e = 2 * x + 1
    let f = y - z + 4
    let d = 1.5
    #expect(reading(x <= y) == [-1, nil, 0])
    #expect(reading(x <= e) == [-2, nil, 1])
    #expect(reading(e <= x) == [2, nil, -1])
    #expect(reading(e <= f) == [6, nil, 3])
    #expect(reading(x <= d) == [2, nil, 1.5])
    #expect(reading(d <= x) == [-2, nil, -1.5])
    #expect(reading(e <= d) == [4, nil, 0.5])
    #expect(reading(d <= e) == [-4, nil, -0.5])
    #expect(reading(x <= 7) == [2, nil, 7])
    #expect(reading(7 <= x) == [-2, nil, -7])
    #expect(reading(e <= 7) == [4, nil, 6])
    #expect(reading(7 <= e) == [-4, nil, -6])
  }

  @Test("At least, of every pair of operands, with constants moved to the other side")
  func atLeast() {
    let e = 2 * x + 1
    let f = y - z + 4
    let d = 1.5
    #expect(reading(x >= y) == [-1, 0, nil])
    #expect(reading(x >= e) == [-2, 1, nil])
    #expect(reading(e >= x) == [2, -1, nil])
    #expect(reading(e >= f) == [6, 3, nil])
    #expect(reading(x >= d) == [2, 1.5, nil])
    #expect(reading(d >= x) == [-2, -1.5, nil])
    #expect(reading(e >= d) == [4, 0.5, nil])
    #expect(reading(d >= e) == [-4, -0.5, nil])
    #expect(reading(x >= 7) == [2, 7, nil])
    #expect(reading(7 >= x) == [-2, -7, nil])
    #expect(reading(e >= 7) == [4, 6, nil])
    #expect(reading(7 >= e) == [-4, -6, nil])
  }

  @Test("Equations of every pair but two bare variables, whose == stays identity")
  func equal() {
    let e = 2 * x + 1
    let f = y - z + 4
    let d = 1.5
    let isSame: Bool = x == y
    #expect(!isSame)
    #expect(reading(x == e) == [-2, 1, 1])
    #expect(reading(e == x) == [2, -1, -1])
    #expect(reading(e == f) == [6, 3, 3])
    #expect(reading(x == d) == [2, 1.5, 1.5])
    #expect(reading(d == x) == [-2, -1.5, -1.5])
    #expect(reading(e == d) == [4, 0.5, 0.5])
    #expect(reading(d == e) == [-4, -0.5, -0.5])
    #expect(reading(x == 7) == [2, 7, 7])
    #expect(reading(7 == x) == [-2, -7, -7])
    #expect(reading(e == 7) == [4, 6, 6])
    #expect(reading(7 == e) == [-4, -6, -6])
    #expect(reading(x - y == 0) == [-1, 0, 0])
  }

  @Test("Two-sided constraints, of variables and expressions")
  func between() {
    #expect(reading(x.between(1, 4)) == [2, 1, 4])
    #expect(reading((2 * x + 1).between(1, nil)) == [4, 0, nil])
    #expect(reading((2 * x + 1).between(nil, 3)) == [4, nil, 2])
  }

  @Test("Sums over sequences of variables and of expressions")
  func sigma() {
    let variables = [x, y, z]
    #expect(value(sum(variables)) == 10)
    #expect(value(sum([x + 1, y + 1])) == 7)
    #expect(value(sum(over: 0..<3) { variables[$0] }) == 10)
    #expect(value(sum(over: 0..<3) { Double($0) * variables[$0] }) == 13)
    #expect(value(sum(over: variables) { 2 * $0 - 1 }) == 17)
    #expect(value(sum(over: [Int]()) { variables[$0] }) == 0)
    let reading = sum(over: 0..<3) { index in
      let weight = Double(index + 1)
      return weight * variables[index]
    }
    #expect(value(reading) == 23)
  }

  @Test("A long constraint compiles and is merged once")
  func long() {
    var model = model
    let id = model.add(
      2 * x + 3 * y - 4 * z + 1.5 * x - y + 7 + 2 * (x + y - z) - 3 * (2 * x - 1) + z / 2 <= 3 * x - 2 * y + 4.5 * z)
    let merged = model.constraint(id)
    #expect(merged.terms == [LinearTerm(-3.5, x), LinearTerm(6, y), LinearTerm(-10, z)])
    #expect(merged.upper == -10)
    #expect(merged.lower == nil)
  }
}
