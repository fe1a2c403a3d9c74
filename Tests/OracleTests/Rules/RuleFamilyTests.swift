import Planning
import Relocation
import Testing

/// Every rule on its own stage: what everyday runs do on a few cases, `make test-rules` does on 300.
@Suite("Every family of rules")
struct RuleFamilyTests {
  @Test(
    "has the values that trying plans finds, under both methods, on random cases of its own",
    arguments: RuleFamily.allCases)
  func agreesWithBruteForce(family: RuleFamily) throws {
    var possible = 0
    for number in 1...RuleCases.count {
      let planningCase = family.planningCase(number: number)
      let least = BruteForce(planningCase).answer().values
      possible += least == nil ? 0 : 1
      for method in PlanningOptions.Method.allCases {
        let options = PlanningOptions(method: method, seed: UInt64(number), threads: 1)
        let outcome = try findPlan(for: planningCase, options: options)
        PlanningVerdict.expect(least, of: outcome, for: planningCase, "\(family) \(number), \(method)")
      }
    }
    #expect(possible * 20 > RuleCases.count, "\(possible) of \(RuleCases.count) cases have a plan")
  }

  @Test("closes the last unit where a weight above 1 multiplies a mean that is rounded, which multipliers cannot")
  func closesTheLastUnit() throws {
    let planningCase = RuleFamily.worst.planningCase(number: 159)
    try #require(planningCase.scenario.objectives[1].unit == 3)
    let least = BruteForce(planningCase).answer().values
    let outcome = try findPlan(for: planningCase, options: PlanningOptions(seed: 159, threads: 1))
    PlanningVerdict.expect(least, of: outcome, for: planningCase, "worst 159")
  }

  @Test(
    "refuses plans that break the rule, with the rule's sentence in both languages",
    arguments: RuleFamily.allCases.filter { !$0.kinds.isEmpty })
  func refused(family: RuleFamily) {
    var refused = 0
    for number in 1...RuleCases.count {
      let planningCase = family.planningCase(number: number)
      var draws = Draws(seed: UInt64(number))
      for _ in 0..<40 {
        let plan = RandomPlan.draw(for: planningCase, &draws)
        let broken = PlanCheck.violations(of: plan, in: planningCase).filter { violation in
          family.kinds.contains(violation.rule) && (violation.rule != .limit || violation.name == "the rule")
        }
        guard let violation = broken.first else { continue }
        #expect(violation.amount > 0 && !violation.sentence.zh.isEmpty, "\(violation)")
        for word in family.words { #expect(violation.sentence.en.contains(word), "\(violation.sentence.en)") }
        refused += 1
        break
      }
    }
    #expect(refused * 4 > RuleCases.count, "\(refused) of \(RuleCases.count) cases have a plan that breaks the rule")
  }
}
