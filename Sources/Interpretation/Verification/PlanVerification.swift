public import Formulation
public import Relocation

/// An independent re-count of a plan: every rule, every value, every bound, from the tables alone and without a solver.
public struct PlanVerification: Hashable, Sendable {
  /// Everything that is wrong, the first thing first; empty where the plan is what it claims to be.
  public private(set) var findings: [VerificationFinding]
  /// One for each level of the scenario.
  public let levels: [LevelVerdict]

  /// Whether nothing is wrong.
  public var isSound: Bool { findings.isEmpty }

  /// Re-counts a plan.
  ///
  /// - Parameters:
  ///   - certificate: `nil` where the folder holds none that can be read.
  ///   - foundInputs: The fingerprints of the files that the case was read from.
  public init(
    of reading: PlanReading, claims: PlanClaims, certificate: BoundCertificate?, foundInputs: [InputFingerprint]
  ) {
    let values = reading.planningCase.scenario.objectives.map { try? reading.value(of: $0) }
    let certified = CertificateVerification(reading.planningCase).certify(
      certificate ?? BoundCertificate(levels: []))
    levels = values.indices.map { level in
      LevelVerdict(
        number: level + 1, value: values[level],
        claimedBound: claims.levels.indices.contains(level) ? claims.levels[level].bound : Int.min,
        certification: certified[level])
    }
    var findings = InputAudit.findings(claimed: claims.inputs, found: foundInputs)
    findings += InputAudit.findings(of: certificate, claimed: claims.inputs)
    findings += PlanCheck.violations(reading).map { VerificationFinding(kind: .brokenRule, sentence: $0.sentence) }
    findings += ValueAudit.findings(reading, claims: claims, values: values)
    findings +=
      BoundAudit(claims: claims, verdicts: levels, certificate: certificate).findings
    self.findings = findings
  }

  /// The same with more things found, after those it has.
  public func adding(_ more: [VerificationFinding]) -> PlanVerification {
    var whole = self
    whole.findings += more
    return whole
  }
}
