import Formulation
import LinearModel
import Relocation
import Testing

@Suite("The direct formulation")
struct DirectFormulationOracleTests {
  @Test("has on every random case and level the least value that trying plans finds, or none where there is none")
  func agreesWithBruteForce() throws {
    for tinyCase in TinyCase.all {
      let found = try DirectSolving.solve(tinyCase.planningCase)
      #expect(found?.values == tinyCase.oracle.values, "case \(tinyCase.number)")
      guard let found else { continue }
      let plan = try AssignmentProblem(tinyCase.planningCase).plan(of: found.allocation, in: tinyCase.planningCase)
      #expect(PlanCheck.violations(of: plan, in: tinyCase.planningCase).isEmpty, "case \(tinyCase.number)")
    }
  }

  @Test("takes the point of a plan for feasible exactly where the plan obeys rules and caps, at the plan's value")
  func points() throws {
    var feasibleCount = 0
    var brokenCount = 0
    for tinyCase in TinyCase.all {
      guard case .least(let values, let plans) = tinyCase.oracle else { continue }
      var draws = Draws(seed: UInt64(tinyCase.number))
      let problem = try AssignmentProblem(tinyCase.planningCase, seed: draws.next())
      let level = draws.number(0...values.count - 1)
      let tolerances = tinyCase.planningCase.scenario.objectives.map(\.tolerance)
      let direct = DirectFormulation(problem, level: level, caps: zip(values, tolerances).prefix(level).map { $0 + $1 })
      for plan in plans + neighbours(of: plans, in: tinyCase.planningCase, &draws) {
        if try agree(plan, direct, tinyCase) { feasibleCount += 1 } else { brokenCount += 1 }
      }
    }
    #expect(feasibleCount > 500 && brokenCount > 500, "\(feasibleCount) feasible points, \(brokenCount) others")
  }

  /// Compares the model's judgement of a plan with the domain's, and says which it was.
  private func agree(_ plan: Plan, _ direct: DirectFormulation, _ tinyCase: TinyCase) throws -> Bool {
    let allocation = direct.problem.allocation(of: plan, in: tinyCase.planningCase)
    let values = try tinyCase.planningCase.value(of: plan).levels
    let obeys = PlanCheck.violations(of: plan, in: tinyCase.planningCase).isEmpty
    #expect(direct.problem.isFeasible(allocation) == obeys, "case \(tinyCase.number): \(plan)")
    let isFeasible = obeys && zip(values, direct.caps).allSatisfy { $0 <= $1 }
    let point = direct.values(of: allocation)
    #expect(direct.model.violations(at: point).isEmpty == isFeasible, "case \(tinyCase.number): \(plan)")
    if obeys {
      #expect(values.indices.map { direct.problem.value(of: allocation, level: $0) } == values, "\(tinyCase.number)")
    }
    if isFeasible {
      #expect(direct.model.objectiveValue(at: point) == Double(values[direct.level]), "case \(tinyCase.number)")
      #expect(direct.allocation(from: point) == allocation, "case \(tinyCase.number)")
    }
    return isFeasible
  }

  /// Plans in which one household was put elsewhere, and plans drawn from nothing.
  private func neighbours(of plans: [Plan], in planningCase: PlanningCase, _ draws: inout Draws) -> [Plan] {
    var neighbours = [RandomPlan.draw(for: planningCase, &draws)]
    for var plan in plans + plans {
      let household = draws.one(of: planningCase.instance.households).id
      RandomPlan.place(household, in: &plan, planningCase, &draws)
      neighbours.append(plan)
    }
    return neighbours
  }
}
