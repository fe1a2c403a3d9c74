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

  /// One leaf of a level's certificate, evaluated.
  private struct Leaf {
    var bound: LeafBound
    var conditions: BranchConditions
    /// The sum over blocks, less constants; not yet divided by the scale.
    var total: Int
    var multipliers: BoundCertificate.Multipliers
  }

  private let tables: CertificationTables
  private let names: CertificateNames
  /// By level; `nil` where the certificate says nothing.
  private let leaves: [[Leaf]?]

  /// Prepares a case. O(households × sites × leaves).
  public init(_ planningCase: PlanningCase, certificate: BoundCertificate) {
    let tables = CertificationTables(planningCase)
    let names = CertificateNames(tables)
    self.tables = tables
    self.names = names
    leaves = planningCase.scenario.objectives.indices.map { level in
      guard certificate.version == BoundCertificate.currentVersion, certificate.levels.indices.contains(level),
        certificate.levels[level].caps.count == level
      else { return nil }
      return try? Self.leaves(of: certificate.levels[level], level: level, tables, names)
    }
  }

  /// What is proven of a level as the case stands.
  public func bound(ofLevel level: Int) -> Bound { least(ofLevel: level) { $0.total } }

  /// What is proven of a level when a household, by position, is at a site, by position.
  public func bound(ofLevel level: Int, holding household: Int, at site: Int) -> Bound {
    guard tables.allowedSites[household].contains(site) else { return .noPlan }
    let party = tables.parties.partyOfHousehold[household]
    return least(ofLevel: level) { (leaf: Leaf) throws(CertificateFault) in
      var conditions = leaf.conditions
      try conditions.add(
        .householdAt(
          household: tables.planningCase.instance.households[household].id.rawValue,
          site: tables.planningCase.instance.sites[site].id.rawValue), holds: true, tables: tables)
      let held = LeafBound(
        tables: tables, weights: leaf.bound.weights, prices: leaf.bound.prices, conditions: conditions,
        scores: leaf.bound.scores)
      guard let with = try held.evaluate(touching: party).total,
        let without = try leaf.bound.evaluate(touching: party).total
      else { return nil }
      return try Checked.sum(leaf.total, try Checked.difference(with, without))
    }
  }

  /// What is proven of a level when there is more of a resource.
  public func bound(ofLevel level: Int, raising resource: ResourceName, by amount: Int) -> Bound {
    least(ofLevel: level) { (leaf: Leaf) throws(CertificateFault) in
      let price = max(0, leaf.multipliers.resources[resource.description] ?? 0)
      return try Checked.difference(leaf.total, try Checked.product(price, amount))
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
    ofLevel level: Int, _ total: (Leaf) throws(CertificateFault) -> Int?
  ) -> Bound {
    guard let leaves = leaves[level] else { return .unknown }
    var least: Int?
    do throws(CertificateFault) {
      for leaf in leaves {
        guard let total = try total(leaf) else { continue }
        let bound = Checked.ceilingQuotient(total, leaf.multipliers.scale)
        least = min(least ?? bound, bound)
      }
    } catch {
      return .unknown
    }
    return least.map { .atLeast($0) } ?? .noPlan
  }

  private static func leaves(
    of certificate: BoundCertificate.Level, level: Int, _ tables: CertificationTables, _ names: CertificateNames
  ) throws(CertificateFault) -> [Leaf] {
    var leaves: [Leaf] = []
    var open = [(node: certificate.root, conditions: BranchConditions())]
    while let (node, conditions) = open.popLast() {
      switch node {
      case .leaf(let multipliers):
        if let leaf = try leaf(multipliers, certificate.caps, level, conditions, tables, names) { leaves.append(leaf) }
      case .branch(let condition, let holds, let fails):
        var without = conditions
        try without.add(condition, holds: false, tables: tables)
        var with = conditions
        try with.add(condition, holds: true, tables: tables)
        open.append((fails, without))
        open.append((holds, with))
      }
    }
    return leaves
  }

  private static func leaf(
    _ multipliers: BoundCertificate.Multipliers, _ caps: [Int], _ level: Int, _ conditions: BranchConditions,
    _ tables: CertificationTables, _ names: CertificateNames
  ) throws(CertificateFault) -> Leaf? {
    guard multipliers.scale >= 1 else { throw .scaleBelowOne(multipliers.scale) }
    let earlier = multipliers.earlierLevels
    guard earlier.count == level else { throw .wrongMultiplierCount(expected: level, found: earlier.count) }
    if let negative = earlier.first(where: { $0 < 0 }) { throw .negativeLevelMultiplier(negative) }
    let weights = try CombinedWeights(
      level: level, scale: multipliers.scale, earlierLevels: earlier,
      objectives: tables.planningCase.scenario.objectives)
    let prices = try CertificatePrices(multipliers, names: names, weights: weights, tables: tables)
    let bound = LeafBound(
      tables: tables, weights: weights, prices: prices, conditions: conditions,
      scores: weights.scores.map { tables.scores($0.column) })
    guard var total = try bound.evaluate().total else { return nil }
    for (multiplier, cap) in zip(earlier, caps) {
      total = try Checked.difference(total, try Checked.product(multiplier, cap))
    }
    total = try Checked.difference(total, prices.constant)
    return Leaf(bound: bound, conditions: conditions, total: total, multipliers: multipliers)
  }
}
