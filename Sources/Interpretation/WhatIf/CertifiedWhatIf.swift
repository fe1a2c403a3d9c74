public import Formulation
public import Relocation

/// What a plan's certificate proves of cases that are not the plan's own: with a household held at a site, or with more
/// of a resource.
///
/// A certificate's multipliers give a bound for every variation of the case (Lagrangian duality): with a household held
/// at a site only the summands of its settlement change, and more of a resource changes the constant alone. So a bound
/// takes no solver and next to no time, in exact integers.
public struct CertifiedWhatIf: Sendable {
  /// What is proven of one level, for plans whose earlier levels are within the certificate's caps.
  public enum Bound: Hashable, Sendable {
    /// No such plan is below this.
    case atLeast(Int)
    /// There is no such plan at all.
    case noPlan
    /// The certificate says nothing.
    case unknown
  }

  private let tables: CertificationTables
  private let names: CertificateNames
  /// By level; `nil` where the certificate says nothing.
  private let leaves: [[CertifiedLeaf]?]

  /// Prepares a case. O(households × sites × leaves).
  public init(_ planningCase: PlanningCase, certificate: BoundCertificate) {
    let tables = CertificationTables(planningCase)
    let names = CertificateNames(tables)
    self.tables = tables
    self.names = names
    leaves = planningCase.scenario.objectives.indices.map { level in
      guard BoundCertificate.knownVersions.contains(certificate.version), certificate.levels.indices.contains(level)
      else { return nil }
      var leaves: [CertifiedLeaf] = []
      do throws(CertificateFault) {
        try CertifiedLeaf.forEach(of: certificate.levels[level], level: level, tables, names) { leaf in
          // A leaf that no plan reaches stays so with a household held, and with more of a resource.
          if leaf.total != nil { leaves.append(leaf) }
        }
      } catch {
        return nil
      }
      return leaves
    }
  }

  /// What is proven of a level as the case stands.
  public func bound(ofLevel level: Int) -> Bound { least(ofLevel: level) { $0.total } }

  /// What is proven of a level when a household, by position, is at a site, by position.
  public func bound(ofLevel level: Int, holding household: Int, at site: Int) -> Bound {
    guard tables.allows(household, at: site) else { return .noPlan }
    let party = tables.parties.partyOfHousehold[household]
    return least(ofLevel: level) { (leaf: CertifiedLeaf) throws(CertificateFault) in
      var conditions = leaf.bound.conditions
      try conditions.add(
        .householdAt(
          household: tables.planningCase.instance.households[household].id.rawValue,
          site: tables.planningCase.instance.sites[site].id.rawValue), holds: true, tables: tables)
      let held = LeafBound(leaf.bound, under: conditions)
      guard let total = leaf.total, let with = try held.evaluate(touching: party).total,
        let without = try leaf.bound.evaluate(touching: party).total
      else { return nil }
      return try Checked.sum(total, try Checked.difference(with, without))
    }
  }

  /// What is proven of a level when there is more of a resource.
  public func bound(ofLevel level: Int, raising resource: ResourceName, by amount: Int) -> Bound {
    least(ofLevel: level) { (leaf: CertifiedLeaf) throws(CertificateFault) in
      let price = max(0, leaf.multipliers.resources[resource.description] ?? 0)
      guard let total = leaf.total else { return nil }
      return try Checked.difference(total, try Checked.product(price, amount))
    }
  }

  /// What one more unit of a resource can be worth on a level, by the multipliers: the price over the scale. `nil` where
  /// the certificate says nothing of it. Of several leaves the dearest counts.
  public func worth(ofLevel level: Int, resource: ResourceName) -> Double? {
    guard let leaves = leaves[level] else { return nil }
    return leaves.map {
      Double(max(0, $0.multipliers.resources[resource.description] ?? 0)) / Double($0.multipliers.scale)
    }.max()
  }

  private func least(
    ofLevel level: Int, _ total: (CertifiedLeaf) throws(CertificateFault) -> Int?
  ) -> Bound {
    guard let leaves = leaves[level] else { return .unknown }
    var least: Int?
    do throws(CertificateFault) {
      for leaf in leaves {
        guard let total = try total(leaf) else { continue }
        let bound = leaf.bound(from: total)
        least = min(least ?? bound, bound)
      }
    } catch {
      return .unknown
    }
    return least.map { .atLeast($0) } ?? .noPlan
  }
}
