import GLPKSolver
import LinearModel
import Testing

@Suite("Where GLPK's presolver is wrong")
struct PresolverDefectTests {
  /// One household that some sites may take only with others, of whom there are none.
  private var model: LinearModel {
    var model = LinearModel(named: "one household, two sites")
    let far = model.addBinary("far")
    let flat = model.addBinary("flat")
    let house = model.addBinary("house")
    let out = model.addBinary("out")
    model.add(flat + house + far + out == 1, named: "one")
    model.add((6 * house + 6 * flat).between(1, 4), named: "people")
    model.add(far <= 2, named: "stock far")
    model.add(flat <= 3, named: "stock flat")
    model.add(house <= 0, named: "stock house")
    model.minimize(3504 * far + 1440 * flat + 1440 * house)
    return model
  }

  @Test("a row whose two sides no whole number lies between makes the problem infeasible, presolved or not")
  func sidesBetweenWholeNumbers() throws {
    let model = model
    for presolve in [true, false] {
      let solution = try withGLPKProblem(named: "defect") { problem in
        try problem.load(model)
        return try problem.solveMIP(MIPOptions(presolve: presolve))
      }
      #expect(solution == .infeasible, "presolve: \(presolve)")
    }
  }
}
