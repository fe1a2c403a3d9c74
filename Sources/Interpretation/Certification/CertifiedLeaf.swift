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
  static func forEach(
    of certificate: BoundCertificate.Level, level: Int, _ tables: CertificationTables, _ names: CertificateNames,
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
    bound = try LeafBound(
      tables: tables, weights: weights, prices: prices, conditions: conditions,
      scores: weights.scores.map { tables.scores($0.column) })
    self.multipliers = multipliers
    objective = tables.planningCase.scenario.objectives[caps.count]
    let blocks = try bound.evaluate()
    isComplete = blocks.isComplete
    guard var total = blocks.total else {
      total = nil
      return
    }
    for (multiplier, cap) in zip(earlier, caps) {
      total = try Checked.difference(total, try Checked.product(multiplier, cap))
    }
    self.total = try Checked.difference(total, prices.constant)
  }

  /// What no plan of this leaf is below, where its sum is this.
  func bound(from total: Int) -> Int {
    objective.leastValue(from: Checked.ceilingQuotient(total, multipliers.scale))
  }
}
