public import Formulation
public import Relocation

/// Re-derives the bounds of a certificate in exact integer arithmetic from the case alone.
///
/// Nothing here knows a solver or the compiled problem that plans are found with; only the certificate's form is shared.
/// By settlement the cheapest pattern is found over sets of sites, every pair of them for two sites per settlement, a
/// bounded search for more. One leaf costs O(households × sites × (resources + limits) + settlements × pairs of sites ×
/// parties).
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
    guard certificate.caps.count == level else {
      throw .wrongCapCount(expected: level, found: certificate.caps.count)
    }
    var least: Int?
    var isComplete = true
    // A stack of our own: a tree from a file may be deeper than the thread's.
    var open = [(node: certificate.root, conditions: BranchConditions())]
    while let (node, conditions) = open.popLast() {
      switch node {
      case .leaf(let multipliers):
        let leaf = try bound(of: multipliers, caps: certificate.caps, level: level, conditions: conditions)
        guard let bound = leaf.total else { continue }
        least = min(least ?? bound, bound)
        isComplete = isComplete && leaf.isComplete
      case .branch(let condition, let holds, let fails):
        var without = conditions
        try without.add(condition, holds: false, tables: tables)
        var with = conditions
        try with.add(condition, holds: true, tables: tables)
        open.append((fails, without))
        open.append((holds, with))
      }
    }
    return least.map { .certified(bound: $0, isComplete: isComplete) } ?? .noPlan
  }

  /// A leaf's bound, rounded up to the next integer.
  private func bound(
    of multipliers: BoundCertificate.Multipliers, caps: [Int], level: Int, conditions: BranchConditions
  ) throws(CertificateFault) -> LeafBound.Result {
    guard multipliers.scale >= 1 else { throw .scaleBelowOne(multipliers.scale) }
    let earlier = multipliers.earlierLevels
    guard earlier.count == level else { throw .wrongMultiplierCount(expected: level, found: earlier.count) }
    if let negative = earlier.first(where: { $0 < 0 }) { throw .negativeLevelMultiplier(negative) }
    let weights = try CombinedWeights(
      level: level, scale: multipliers.scale, earlierLevels: earlier,
      objectives: tables.planningCase.scenario.objectives)
    let prices = try CertificatePrices(multipliers, names: names, weights: weights, tables: tables)
    var result = try LeafBound(
      tables: tables, weights: weights, prices: prices, conditions: conditions,
      scores: weights.scores.map { tables.scores($0.column) }
    ).evaluate()
    guard var total = result.total else { return result }
    for (multiplier, cap) in zip(earlier, caps) {
      total = try Checked.difference(total, try Checked.product(multiplier, cap))
    }
    total = try Checked.difference(total, prices.constant)
    result.total = Checked.ceilingQuotient(total, multipliers.scale)
    return result
  }
}
