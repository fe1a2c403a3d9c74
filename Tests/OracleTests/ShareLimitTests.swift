import Planning
import Relocation
import Testing

@Suite("A limit on a share")
struct ShareLimitTests {
  /// Random cases, each with a share that the poor, or one township's people, may be of a site's.
  static let cases: [TinyCase] = (1...300).map { number in
    var maker = TinyCaseMaker(seed: UInt64(10_000 + number))
    var draws = Draws(seed: UInt64(number))
    let made = maker.make()
    var scenario = made.scenario
    scenario.limits.append(
      Limit(
        name: "share", measure: draws.one(of: [.people, .households, .column("workers")]),
        where: draws.one(of: [["category": "registered_poor"], ["township": "T1"]]),
        sites: draws.one(of: [.all, .listed([made.instance.sites[0].id])]),
        shareAtMost: Share(millionths: draws.one(of: [0, 250_000, 333_333, 400_000, 500_000, 700_000]))))
    let planningCase = PlanningCase(instance: made.instance, scenario: scenario, earlier: made.earlier)
    return TinyCase(number: number, planningCase: planningCase, oracle: BruteForce(planningCase).answer())
  }

  @Test(
    "is planned for: the values are those that trying plans finds", arguments: PlanningOptions.Method.allCases)
  func agreesWithBruteForce(method: PlanningOptions.Method) throws {
    for tinyCase in Self.cases {
      let options = PlanningOptions(method: method, seed: UInt64(tinyCase.number), threads: 1)
      let outcome = try findPlan(for: tinyCase.planningCase, options: options)
      PlanningVerdict.expect(
        tinyCase.oracle.values, of: outcome, for: tinyCase.planningCase, "case \(tinyCase.number)")
    }
  }

  @Test("costs something: without it many of these cases have better plans")
  func binds() {
    let binding = Self.cases.prefix(200).count { tinyCase in
      guard let values = tinyCase.oracle.values else { return false }
      var scenario = tinyCase.planningCase.scenario
      scenario.limits.removeLast()
      let free = PlanningCase(
        instance: tinyCase.planningCase.instance, scenario: scenario, earlier: tinyCase.planningCase.earlier)
      return BruteForce(free).answer().values != values
    }
    #expect(binding > 20, "\(binding)")
  }

  @Test("refuses a plan that goes beyond it, and says so")
  func refused() {
    var refused = 0
    for tinyCase in Self.cases {
      var draws = Draws(seed: UInt64(tinyCase.number))
      let plan = RandomPlan.draw(for: tinyCase.planningCase, &draws)
      let broken = PlanCheck.violations(of: plan, in: tinyCase.planningCase).filter { $0.name == "share" }
      for violation in broken {
        #expect(violation.rule == .limit && violation.amount > 0)
        #expect(violation.sentence.en.contains("Limit \"share\" allows at most"))
        #expect(violation.sentence.zh.contains("限额“share”"))
      }
      refused += broken.isEmpty ? 0 : 1
    }
    #expect(refused > 100, "\(refused)")
  }

  @Test("means the same in the MathProg statement")
  func mathProg() throws {
    for tinyCase in Self.cases.prefix(20) {
      #expect(try MathProgSolving.values(of: tinyCase.planningCase) == tinyCase.oracle.values, "\(tinyCase.number)")
    }
  }

  @Test(
    "is an exact fraction, in lowest terms",
    arguments: [
      (400_000, 2, 5, "0.4", "40"), (333_333, 333_333, 1_000_000, "0.333333", "33.3333"), (0, 0, 1, "0", "0"),
      (1_000_000, 1, 1, "1", "100"),
    ])
  func fraction(millionths: Int, numerator: Int, denominator: Int, decimal: String, percent: String) {
    let share = Share(millionths: millionths)
    #expect(share.numerator == numerator && share.denominator == denominator && share.millionths == millionths)
    #expect(share.decimal == decimal && share.percent == percent)
  }
}
