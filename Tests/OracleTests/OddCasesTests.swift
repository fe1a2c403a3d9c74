import Interpretation
import Planning
import Relocation
import Testing

@Suite("Cases of odd sizes and names")
struct OddCasesTests {
  private static func plan(_ planningCase: PlanningCase, _ method: PlanningOptions.Method) throws -> PlanningResult? {
    let outcome = try findPlan(for: planningCase, options: PlanningOptions(method: method, threads: 1))
    guard case .planned(let result) = outcome else { return nil }
    #expect(PlanCheck.violations(of: result.plan, in: planningCase).isEmpty)
    #expect(result.isProven)
    return result
  }

  private static func instance(_ households: [Household], sites: [Site]) -> Instance {
    Instance(households: households, sites: sites, columns: [.households: ["id", "people", "settlement"]])
  }

  @Test("nobody, one to three households", arguments: 0...3, PlanningOptions.Method.allCases)
  func fewHouseholds(count: Int, method: PlanningOptions.Method) throws {
    let households = (0..<count).map { Household(id: HouseholdID("H\($0)"), settlement: "G", people: $0 + 1) }
    let planningCase = PlanningCase(
      instance: Self.instance(households, sites: [Site(id: "A", people: 3)]), scenario: .standard)
    let result = try #require(try Self.plan(planningCase, method))
    let best = BruteForce(planningCase).answer().values
    #expect(result.levels.map(\.value) == best)
  }

  @Test("weights of a thousand million", arguments: PlanningOptions.Method.allCases)
  func largeWeights(method: PlanningOptions.Method) throws {
    for number in 1...40 {
      var maker = TinyCaseMaker(seed: UInt64(number))
      let made = maker.make()
      var scenario = made.scenario
      scenario.objectives = [
        ObjectiveLevel([.init(.unplaced, weight: 1_000_000_000)]),
        ObjectiveLevel([.init(.wishes, weight: 1_000_000_000), .init(.split, weight: 999_999_999)]),
      ]
      let planningCase = PlanningCase(instance: made.instance, scenario: scenario)
      let outcome = try findPlan(for: planningCase, options: PlanningOptions(method: method, threads: 1))
      let least = BruteForce(planningCase).answer().values
      // Branch and cut alone proves such numbers to a ten-millionth only; the plan is the best all the same.
      guard case .planned(let result) = outcome else {
        #expect(least == nil, "\(number)")
        continue
      }
      #expect(result.levels.map(\.value) == least && result.levels.allSatisfy { $0.relativeGap < 1e-6 }, "\(number)")
      for (level, proof) in zip(
        result.levels, CertificateVerification(planningCase).certify(result.certificate))
      {
        #expect((proof.bound ?? .min) >= level.certifiedBound, "\(number): \(proof)")
      }
    }
  }

  @Test("two hundred limits", arguments: PlanningOptions.Method.allCases)
  func manyLimits(method: PlanningOptions.Method) throws {
    for number in 1...12 {
      var maker = TinyCaseMaker(seed: UInt64(number))
      let made = maker.make()
      var scenario = made.scenario
      scenario.limits = (0..<200).map { index in
        Limit(
          name: "limit \(index)", measure: index.isMultiple(of: 2) ? .people : .households,
          where: index.isMultiple(of: 3) ? ["category": "registered_poor"] : [:],
          sites: .listed([made.instance.sites[index % made.instance.sites.count].id]), atMost: 4 + index % 40,
          shareAtMost: index.isMultiple(of: 51) ? Share(millionths: 900_000) : nil)
      }
      let planningCase = PlanningCase(instance: made.instance, scenario: scenario, earlier: made.earlier)
      let outcome = try findPlan(for: planningCase, options: PlanningOptions(method: method, threads: 1))
      PlanningVerdict.expect(BruteForce(planningCase).answer().values, of: outcome, for: planningCase, "\(number)")
    }
  }

  @Test("ids with spaces, signs, slashes and rare characters", arguments: PlanningOptions.Method.allCases)
  func oddNames(method: PlanningOptions.Method) throws {
    let names = ["a b", "𠮷", "🏠 1", "x/y", "\"q\"", "è", "e", "null", "#1"]
    let households = names.enumerated().map { index, name in
      Household(
        id: HouseholdID(name), settlement: SettlementID(names[index % 3]), people: 1 + index % 4,
        wishes: [SiteID(names[(index * 2) % names.count])])
    }
    let sites = names.prefix(3).map { Site(id: SiteID($0), people: 7) }
    let planningCase = PlanningCase(instance: Self.instance(households, sites: sites), scenario: .standard)
    let result = try #require(try Self.plan(planningCase, method))
    #expect(!result.plan.assignments.isEmpty)
  }
}
