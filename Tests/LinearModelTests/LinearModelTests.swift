import LinearModel
import Testing

@Suite struct LinearModelTests {
  @Test("The documentation's example of a model gives what it says")
  func example() throws {
    var model = LinearModel(named: "two products")
    let chairs = model.addVariable("chairs", kind: .integer, lower: 0)
    let tables = model.addVariable("tables", kind: .integer, lower: 0)
    let wood = model.add(2 * chairs + 6 * tables <= 30, named: "wood")
    let hours = model.add(chairs + tables <= 7, named: "hours")
    model.maximize(3 * chairs + 5 * tables)
    #expect(model.objectiveValue(at: [3, 4]) == 29)
    #expect(model.violations(at: [3, 4]).isEmpty)
    #expect(
      model.violations(at: [4, 4]) == [
        .aboveConstraint(wood, activity: 32, amount: 2), .aboveConstraint(hours, activity: 8, amount: 1),
      ])
  }

  @Test("The documentation's example of an expression gives what it says")
  func expressionExample() {
    var model = LinearModel(named: "diet")
    let bread = model.addVariable("bread", lower: 0)
    let milk = model.addVariable("milk", lower: 0)
    let cost = 2 * bread + 3.5 * milk + 10
    #expect(cost.value(at: [4, 2]) == 25)
    #expect(model.variables == [bread, milk])
  }

  @Test("The documentation's example of constraints gives what it says")
  func constraintExample() {
    var model = LinearModel()
    let (x, y) = (model.addVariable("x"), model.addVariable("y"))
    let capacity = model.add(4 * x + 5 * y <= 20)
    let order = model.add(x >= y)
    let balance = model.add(x + y == 3)
    let window = model.add((x + y).between(1, 3))
    #expect(model.violations(at: [2, 1]).isEmpty)
    #expect(
      model.violations(at: [0, 5]) == [
        .aboveConstraint(capacity, activity: 25, amount: 5), .belowConstraint(order, activity: -5, amount: 5),
        .aboveConstraint(balance, activity: 5, amount: 2), .aboveConstraint(window, activity: 5, amount: 2),
      ])
  }

  @Test("The documentation's example of a sum gives what it says")
  func sumExample() {
    var model = LinearModel()
    let sites = 0..<2
    let place = sites.map { _ in model.addBinary() }
    let people = 4.0
    let placed = sum(over: sites) { site in people * place[site] }
    #expect(placed.value(at: [1, 0]) == 4)
  }

  @Test("A point is told every bound, side and integrality it breaks, and by how much")
  func violations() {
    var model = LinearModel()
    let x = model.addVariable("x", lower: 0, upper: 4)
    let y = model.addVariable("y", kind: .integer, lower: -1)
    let z = model.addBinary("z")
    let row = model.add(x + y + z >= 3)
    #expect(model.violations(at: [2, 1, 0]).isEmpty)
    #expect(
      model.violations(at: [5, -2, 0.5]) == [
        .aboveBound(x, value: 5, amount: 1), .belowBound(y, value: -2, amount: 1),
        .notWhole(z, value: 0.5, amount: 0.5),
      ])
    #expect(
      model.violations(at: [0, 0.25, 2]) == [
        .notWhole(y, value: 0.25, amount: 0.25), .aboveBound(z, value: 2, amount: 1),
        .belowConstraint(row, activity: 2.25, amount: 0.75),
      ])
    #expect(model.violations(at: [0, 0.25, 2]).map(\.amount) == [0.25, 1, 0.75])
  }

  @Test("A breach as small as the tolerance is passed over, a larger one is not")
  func tolerance() {
    var model = LinearModel()
    let x = model.addVariable("x", upper: 1)
    #expect(model.violations(at: [1 + 1e-9]).isEmpty)
    #expect(model.violations(at: [1 + 1e-9], tolerance: 0).count == 1)
    #expect(model.violations(at: [1.5], tolerance: 0.5).isEmpty)
    #expect(model.violations(at: [1.75], tolerance: 0.5) == [.aboveBound(x, value: 1.75, amount: 0.75)])
  }

  @Test("A value that is no number is a violation, whatever the tolerance", arguments: [Double.nan, .infinity])
  func notFinite(number: Double) {
    var model = LinearModel()
    let x = model.addVariable("x")
    model.addVariable("y", lower: 0)
    #expect(model.violations(at: [number, -1], tolerance: 100) == [.notFinite(x)])
    #expect(Violation.notFinite(x).amount == .infinity)
  }

  @Test("Bounds, fixings and sides can be replaced, and names fall back to numbers")
  func changing() {
    var model = LinearModel()
    let x = model.addVariable()
    let y = model.addVariable("y", lower: 1, upper: 2)
    let row = model.add(x + y <= 5)
    #expect(model.name(of: x) == "x0")
    #expect(model.name(of: y) == "y")
    #expect(model.name(of: row) == "c0")
    #expect(model.kind(of: x) == .continuous)
    model.fix(x, at: 3)
    model.setBounds(of: y, lower: nil, upper: 9)
    model.setSides(of: row, lower: 4, upper: nil)
    #expect(model.bounds(of: x) == (3, 3))
    #expect(model.bounds(of: y) == (nil, 9))
    #expect(model.constraint(row).lower == 4)
    #expect(model.constraint(row).upper == nil)
    #expect(model.violations(at: [3, 0]) == [.belowConstraint(row, activity: 3, amount: 1)])
    #expect(model.constraints == [row])
    model.maximize(x)
    #expect(model.direction == .maximize)
    model.minimize(y)
    #expect(model.direction == .minimize)
    #expect(model.objectiveValue(at: [7, 8]) == 8)
  }
}
