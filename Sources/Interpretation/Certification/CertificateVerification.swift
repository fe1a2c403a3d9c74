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
      guard BoundCertificate.knownVersions.contains(certificate.version) else {
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
    let objective = tables.planningCase.scenario.objectives[level]
    try CertifiedLeaf.forEach(
      of: certificate, level: level, tables, names,
      narrowed: { (node, conditions) throws(CertificateFault) in
        if conditions.isContradictory { return }
        guard let bound = try narrowedBound(node, caps: certificate.caps, conditions) else { return }
        least = min(least ?? .max, objective.leastValue(from: bound))
      },
      { leaf in
        guard let total = leaf.total else { return }
        let bound = leaf.bound(from: total)
        least = min(least ?? bound, bound)
        isComplete = isComplete && leaf.isComplete
      })
    return least.map { .certified(bound: $0, isComplete: isComplete) } ?? .noPlan
  }

  /// What is proven of the plans that reach a `narrow` node; `nil` where none does.
  private func narrowedBound(
    _ node: BoundCertificate.Node, caps: [Int], _ conditions: BranchConditions
  ) throws(CertificateFault) -> Int? {
    guard case .narrow(let multipliers, let number, _, _) = node else { return nil }
    let places = try NarrowedPlaces(tables, names, caps: caps, conditions, multipliers)
    if places.isImpossible { return nil }
    var bound = number
    // A stack of our own: a tree from a file may be deeper than the thread's.
    var open = [(node: node, places: places)]
    while let (node, left) = open.popLast() {
      var places = left
      switch node {
      case .leaf(let multipliers):
        guard let total = try places.total(multipliers) else { continue }
        bound = min(bound, Checked.ceilingQuotient(total, multipliers.scale))
      case .narrow(let multipliers, let number, let planes, let rest):
        bound = min(bound, number)
        guard try places.narrow(multipliers, below: number) else { continue }
        for plane in planes { try places.add(plane) }
        try places.settle()
        open.append((rest, places))
      case .branch(.householdAt(let household, let site), let holds, let fails):
        guard let household = tables.planningCase.instance.index(of: HouseholdID(household)) else {
          throw .unknownCondition(household)
        }
        guard let site = tables.planningCase.instance.index(of: SiteID(site)) else { throw .unknownCondition(site) }
        var without = places
        without.restrict(household, site: site, holds: false)
        places.restrict(household, site: site, holds: true)
        open.append((fails, without))
        open.append((holds, places))
      case .branch(.settlementUses, _, _): throw .narrowedTooWidely
      }
    }
    return bound
  }
}
