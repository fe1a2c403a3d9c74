import Interpretation
import Planning
import Relocation

/// Judges what a planner answered by code that shares nothing with it: rules, values, certified bounds.
enum SelfCheck {
  /// Refuses a result that the re-count contradicts.
  ///
  /// - Throws: ``CommandFailure`` with 70 and the disagreements.
  static func judge(_ result: PlanningResult, _ reading: PlanReading, gapAsked: Double) throws {
    let verification = PlanVerification(
      of: reading, claims: try claims(result, reading, gapAsked: gapAsked), certificate: result.certificate,
      foundInputs: [])
    guard verification.isSound else {
      let shown = verification.findings.prefix(20).map(\.sentence)
      throw CommandFailure(.software, messages: [Message.contradiction] + shown)
    }
  }

  /// What the planner claims, in the words of the verification.
  private static func claims(
    _ result: PlanningResult, _ reading: PlanReading, gapAsked: Double
  ) throws -> PlanClaims {
    let counted = try reading.value()
    let objectives = reading.planningCase.scenario.objectives
    let levels = zip(result.levels, zip(objectives, counted.entries)).map { level, stated in
      PlanClaims.Level(
        terms: zip(stated.0.terms, stated.1).map {
          .init(criterion: $0.criterion.description, weight: $0.weight, value: $1.value)
        },
        value: level.value, bound: level.bound, certifiedBound: level.certifiedBound, tolerance: stated.0.tolerance)
    }
    return PlanClaims(levels: levels, criteria: [:], isProven: result.isProven, gapAsked: gapAsked, inputs: [])
  }
}
