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
}
