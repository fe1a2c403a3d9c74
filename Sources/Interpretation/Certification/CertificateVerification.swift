public import Formulation
public import Relocation

/// Re-derives the bounds of a certificate in exact integer arithmetic from the case alone.
///
/// Nothing here knows a solver or the compiled problem that plans are found with; only the certificate's form is shared.
/// By settlement the cheapest pattern is found over sets of the sites that can matter to it, every pair of them for two sites per
/// settlement, a bounded search for more. One leaf costs O(households × sites + kinds of households × sites × (resources +
/// limits) + settlements × pairs of sites that matter × parties). Settlements are looked at side by side; the result does not
/// depend on how many at a time.
public struct CertificateVerification: Sendable {
  private let tables: CertificationTables
  private let names: CertificateNames

  /// Prepares a case. O(households × sites).
  public init(_ planningCase: PlanningCase) {
    tables = CertificationTables(planningCase)
    names = CertificateNames(tables)
  }

  /// What a certificate proves, one entry for each level of the scenario.
  public func certify(_ certificate: BoundCertificate) -> [LevelCertification] {
    tables.planningCase.scenario.objectives.indices.map { certify(level: $0, of: certificate) }
  }

  /// What a certificate proves for one level.
  public func certify(level: Int, of certificate: BoundCertificate) -> LevelCertification {
    do throws(CertificateFault) {
      guard certificate.version == BoundCertificate.currentVersion else {
        throw .unknownVersion(certificate.version)
      }
      guard certificate.levels.indices.contains(level) else { throw .missingLevel }
      return try bound(of: certificate.levels[level], level: level)
    } catch {
      return .notCertified(error)
    }
  }

  private func bound(
    of certificate: BoundCertificate.Level, level: Int
  ) throws(CertificateFault) -> LevelCertification {
    var least: Int?
    var isComplete = true
    try CertifiedLeaf.forEach(of: certificate, level: level, tables, names) { leaf in
      guard let total = leaf.total else { return }
      let bound = leaf.bound(from: total)
      least = min(least ?? bound, bound)
      isComplete = isComplete && leaf.isComplete
    }
    return least.map { .certified(bound: $0, isComplete: isComplete) } ?? .noPlan
  }
}
