import Formulation
import Relocation

/// One leaf of a level's certificate, evaluated.
struct CertifiedLeaf: Sendable {
  let bound: LeafBound
  let multipliers: BoundCertificate.Multipliers
  /// The sum over blocks, less constants; not yet divided by the scale. `nil` where no plan goes this way.
  let total: Int?
  /// Whether no search over a settlement's sites was cut short.
  let isComplete: Bool
  private let objective: ObjectiveLevel

  /// Walks the tree of a level and hands over its leaves, one after the other: the part where a condition holds first.
  ///
  /// - Parameter narrowed: takes the nodes that strike places off, with all below them; without it their multipliers are a leaf's, which
  ///   hold for variations of the case as well.
  static func forEach(
    of certificate: BoundCertificate.Level, level: Int, _ tables: CertificationTables, _ names: CertificateNames,
    narrowed: ((BoundCertificate.Node, BranchConditions) throws(CertificateFault) -> Void)? = nil,
    _ body: (CertifiedLeaf) throws(CertificateFault) -> Void
  ) throws(CertificateFault) {
    guard certificate.caps.count == level else {
      throw .wrongCapCount(expected: level, found: certificate.caps.count)
    }
    // A stack of our own: a tree from a file may be deeper than the thread's.
    var open = [(node: certificate.root, conditions: BranchConditions())]
    while let (node, conditions) = open.popLast() {
      switch node {
      case .leaf(let multipliers):
        try body(CertifiedLeaf(multipliers, caps: certificate.caps, conditions, tables, names))
      case .narrow(let multipliers, _, _, _):
        if let narrowed {
          try narrowed(node, conditions)
          continue
        }
        // Without what it strikes off its multipliers prove what any do.
        try body(CertifiedLeaf(multipliers, caps: certificate.caps, conditions, tables, names))
      case .branch(let condition, let holds, let fails):
        var without = conditions
        try without.add(condition, holds: false, tables: tables)
        var with = conditions
        try with.add(condition, holds: true, tables: tables)
        open.append((fails, without))
        open.append((holds, with))
      }
    }
  }

  private init(
    _ multipliers: BoundCertificate.Multipliers, caps: [Int], _ conditions: BranchConditions,
    _ tables: CertificationTables, _ names: CertificateNames
  ) throws(CertificateFault) {
    if let plane = multipliers.planes.keys.min() { throw .unknownPlane(plane) }
    let charged = try Self.charged(multipliers, caps: caps, conditions, tables, names)
    bound = charged.bound
    self.multipliers = multipliers
    objective = tables.planningCase.scenario.objectives[caps.count]
    let blocks = try bound.evaluate()
    isComplete = blocks.isComplete
    guard let total = blocks.total else {
      total = nil
      return
    }
    self.total = try Checked.difference(total, charged.constant)
  }

  /// What is charged under multipliers, and what is to be taken off the sum.
  static func charged(
    _ multipliers: BoundCertificate.Multipliers, caps: [Int], _ conditions: BranchConditions,
    _ tables: CertificationTables, _ names: CertificateNames
  ) throws(CertificateFault) -> (bound: LeafBound, constant: Int) {
    guard multipliers.scale >= 1 else { throw .scaleBelowOne(multipliers.scale) }
    let earlier = multipliers.earlierLevels
    guard earlier.count == caps.count else {
      throw .wrongMultiplierCount(expected: caps.count, found: earlier.count)
    }
    if let negative = earlier.first(where: { $0 < 0 }) { throw .negativeLevelMultiplier(negative) }
    let weights = try CombinedWeights(
      level: caps.count, scale: multipliers.scale, earlierLevels: earlier,
      objectives: tables.planningCase.scenario.objectives)
    let prices = try CertificatePrices(multipliers, names: names, weights: weights, tables: tables)
    let bound = try LeafBound(
      tables: tables, weights: weights, prices: prices, conditions: conditions,
      scores: weights.scores.map { tables.scores($0.column) })
    var constant = prices.constant
    for (multiplier, cap) in zip(earlier, caps) {
      constant = try Checked.sum(constant, try Checked.product(multiplier, cap))
    }
    return (bound, constant)
  }

  /// What no plan of this leaf is below, where its sum is this.
  func bound(from total: Int) -> Int {
    objective.leastValue(from: Checked.ceilingQuotient(total, multipliers.scale))
  }
}
