import Formulation
import Planning
import Relocation
import Testing

@testable import Interpretation

@Suite("The certificates of the planner")
struct PlannerAgreementTests {
  struct Way: Sendable, CustomTestStringConvertible {
    var sites: Int?
    var split: Int
    var testDescription: String { "at most \(sites.map(String.init) ?? "any") sites, split \(split)" }
  }

  static let ways = [(1, 15), (2, 0), (2, 15), (nil, 15), (nil, 0)].map { Way(sites: $0.0, split: $0.1) }

  @Test("Plan, values and bounds are found sound by the re-count, and no plan is below a bound", arguments: ways)
  func agreement(way: Way) throws {
    var random = TestRandom(seed: UInt64(9000 + 100 * (way.sites ?? 9) + way.split))
    var planned = 0
    for _ in 0..<12 {
      let planningCase = SmallCase.make(
        .init(
          sitesPerSettlement: way.sites, splitWeight: way.split, hasTolerance: false,
          householdCount: 3...5), &random)
      let options = PlanningOptions(method: .decompose, timeLimitSeconds: 60)
      guard case .planned(let result) = try findPlan(for: planningCase, options: options) else { continue }
      planned += 1
      let reading = PlanReading(result.plan, in: planningCase)
      let values = try reading.value()
      let claims = PlanClaims(
        levels: zip(planningCase.scenario.objectives, zip(result.levels, values.entries)).map { level, found in
          PlanClaims.Level(
            terms: zip(level.terms, found.1).map {
              .init(criterion: $0.criterion.description, weight: $0.weight, value: $1.value)
            }, value: found.0.value, bound: found.0.bound, certifiedBound: found.0.certifiedBound,
            tolerance: level.tolerance)
        }, criteria: [:], isProven: result.isProven, gapAsked: 0, inputs: [])
      let verification = PlanVerification(
        of: reading, claims: claims, certificate: result.certificate, foundInputs: [])
      #expect(verification.findings.map(\.sentence.en) == [])
    }
    #expect(planned >= 2)
  }
}
