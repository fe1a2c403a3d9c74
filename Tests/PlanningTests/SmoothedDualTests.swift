import Formulation
import Relocation
import SyntheticInstances
import Testing

@testable import Planning

@Suite("The smoothed dual")
struct SmoothedDualTests {
  /// A made-up county small enough for tests, with or without settlements that matter.
  private func task(seed: UInt64, isCohesive: Bool) throws -> LevelTask {
    let shape = CountyShape(households: 160, sites: 4, settlements: 24, slack: 0.04, seed: seed)
    let instance = shape.instance()
    var scenario = Scenario.standard
    if !isCohesive {
      scenario.rules.wholeSettlements = .off
      scenario.rules.kinTogether = false
      scenario.rules.sitesPerSettlement = nil
      scenario.objectives[1].terms.removeAll { $0.criterion == .split }
    }
    let planningCase = PlanningCase(instance: instance, scenario: scenario, earlier: nil)
    let problem = try AssignmentProblem(planningCase, seed: 1)
    return LevelTask(problem: problem, structure: BlockStructure(problem), level: 1, caps: [0])
  }

  @Test("Its gradient is the change of its value", arguments: [false, true])
  func gradient(isCohesive: Bool) throws {
    let task = try task(seed: 3, isCohesive: isCohesive)
    let dual = try #require(SmoothedDual(task, near: NearSites(all: task.problem.siteCount), threads: 1))
    let prices = dual.variables.indices.map { 3 + Double($0 % 7) }
    let here = dual.evaluate(prices, 40)
    for index in stride(from: 0, to: prices.count, by: 5) {
      let variable = dual.variables[index]
      var (above, below) = (prices, prices)
      above[index] += 1e-3
      below[index] -= 1e-3
      let slope = (dual.evaluate(above, 40).value - dual.evaluate(below, 40).value) / 2e-3
      let gradient = variable.sign * (here.loads[variable.resource] - variable.limit)
      #expect(abs(slope - gradient) < 1e-3 * max(1, abs(gradient)))
    }
  }

  @Test("With settlements, its curvature is the change of its gradient")
  func curvature() throws {
    let task = try task(seed: 4, isCohesive: true)
    let dual = try #require(SmoothedDual(task, near: NearSites(all: task.problem.siteCount), threads: 1))
    let prices = dual.variables.indices.map { 3 + Double($0 % 7) }
    let here = dual.evaluate(prices, 40)
    let index = 2
    var (above, below) = (prices, prices)
    above[index] += 1e-3
    below[index] -= 1e-3
    let (right, left) = (dual.evaluate(above, 40).loads, dual.evaluate(below, 40).loads)
    for resource in here.loads.indices {
      let change = (right[resource] - left[resource]) / 2e-3
      let curvature = here.covariance.between(dual.variables[index].resource, resource)
      // Concave: dearer places are used less. Parties of no settlement leave out what sites of little weight share.
      #expect(abs(change + curvature) < 0.02 * max(1, abs(curvature)))
    }
  }

  @Test("It ends near the master problem's bound and never above it", arguments: [1, 2, 3], [false, true])
  func bound(seed: UInt64, isCohesive: Bool) throws {
    let task = try task(seed: seed, isCohesive: isCohesive)
    var dual = try #require(SmoothedDual(task, near: NearSites(all: task.problem.siteCount), threads: 2))
    let ascended = dual.ascend { true }
    let found = try #require(ascended)
    let value = DualEvaluation(task, found, threads: 1).value
    let prices = task.problem.resources.map { _ in 1e6 }
    let master = MasterProblem(task, start: found, startValue: value, overrunPrices: prices, threads: 1)
    let best = try master.solve(tolerance: 1e-9) { _, _, _ in true }.bestValue
    #expect(value <= best + 1e-6 * abs(best))
    // Kin who cross settlements are held together by prices that only the master problem finds.
    if task.structure.linkCount == 0 { #expect(value >= best - 2e-4 * abs(best)) }
  }

  @Test("The number of threads changes nothing")
  func threads() throws {
    let task = try task(seed: 5, isCohesive: true)
    var one = try #require(SmoothedDual(task, near: NearSites(all: task.problem.siteCount), threads: 1))
    var two = try #require(SmoothedDual(task, near: NearSites(all: task.problem.siteCount), threads: 2))
    let (first, second) = (one.ascend { true }, two.ascend { true })
    #expect(first != nil && first?.resources == second?.resources)
  }
}

@Suite("Numbers of the smoothed dual")
struct SmoothedNumberTests {
  @Test("The exponential and the logarithm undo each other")
  func inverse() {
    for step in 0..<4_000 {
      let x = -Double(step) / 107
      #expect(abs(logarithm(exponential(x)) - x) < 1e-10 * max(1, -x))
    }
    #expect(exponential(0) == 1)
    #expect(exponential(-41) == 0)
  }

  @Test("Cholesky's factors solve a system, and refuse what is not positive definite")
  func solving() throws {
    let size = 23
    var random = SplitMix(state: 9)
    let factor = (0..<size * size).map { _ in Double(random.below(200)) / 100 - 1 }
    var matrix = SymmetricMatrix(size: size)
    for row in 0..<size {
      for column in 0...row {
        for k in 0..<size { matrix.values[row * size + column] += factor[row * size + k] * factor[column * size + k] }
      }
      matrix.values[row * size + row] += 0.1
    }
    let whole = matrix
    let right = (0..<size).map { Double($0) - 7 }
    let solved = matrix.solve(right)
    let solution = try #require(solved)
    for row in 0..<size {
      let product = (0..<size).reduce(0.0) { $0 + whole.values[max(row, $1) * size + min(row, $1)] * solution[$1] }
      #expect(abs(product - right[row]) < 1e-8)
    }
    var indefinite = SymmetricMatrix(size: 2)
    indefinite.values = [1, 0, 2, 1]
    let refused = indefinite.solve([1, 1])
    #expect(refused == nil)
  }
}
