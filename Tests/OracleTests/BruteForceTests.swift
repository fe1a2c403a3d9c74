import Relocation
import Testing

@Suite("Trying plans")
struct BruteForceTests {
  @Test("finds the same whether or not it leaves branches early")
  func pruning() {
    let small = TinyCase.all.filter { tinyCase in
      let options = PlanOptions(tinyCase.planningCase).options
      return options.reduce(1) { $0 * $1.count } <= 400 && options.allSatisfy { $0.count > 1 }
    }.prefix(25)
    #expect(small.count == 25)
    for tinyCase in small {
      var everything = BruteForce(tinyCase.planningCase)
      everything.prunes = false
      #expect(everything.answer().values == tinyCase.oracle.values, "case \(tinyCase.number)")
    }
  }

  @Test("meets every rule: impossible cases, people left out, and every kind of limit that binds")
  func coverage() {
    let possible = TinyCase.all.count { $0.oracle.values != nil }
    #expect(possible > 250 && possible < 480, "\(possible) of \(TinyCase.all.count) cases are possible")
    var broken: [RuleKind: Int] = [:]
    for tinyCase in TinyCase.all.prefix(200) {
      var draws = Draws(seed: UInt64(tinyCase.number))
      let plan = RandomPlan.draw(for: tinyCase.planningCase, &draws)
      for rule in Set(PlanCheck.violations(of: plan, in: tinyCase.planningCase).map(\.rule)) {
        broken[rule, default: 0] += 1
      }
    }
    for rule in RuleKind.allCases where ![.unknownHousehold, .unknownSite, .dwellingType].contains(rule) {
      #expect(broken[rule, default: 0] > 0, "no random plan breaks \(rule)")
    }
  }
}
