import Formulation
import Relocation

/// A leaf's multipliers of groups that a criterion `worst:COLUMN` compares, by household.
///
/// With W the weight of the column and z the largest mean in thousandths, 1000 · burden − people · z ≤ ⌊(people − 1) / 2⌋
/// holds for every group; so W · z ≥ Σ μ · (1000 · burden − ⌊(people − 1) / 2⌋) where Σ μ · people ≤ W, because z ≥ 0.
struct CertificateMeans: Sendable {
  /// By household, what each unit of its burden costs; empty where nothing is compared.
  private(set) var prices: [Int] = []
  /// Σ μ · ⌊(people − 1) / 2⌋.
  private(set) var constant = 0

  init(
    _ multipliers: BoundCertificate.Multipliers, weights: CombinedWeights, tables: CertificationTables
  ) throws(CertificateFault) {
    for (column, groups) in multipliers.means.sorted(by: { $0.key < $1.key }) where !groups.isEmpty {
      try add(groups, of: column, weight: weights.worst[column] ?? 0, tables)
    }
  }

  private mutating func add(
    _ groups: [String: Int], of column: String, weight: Int, _ tables: CertificationTables
  ) throws(CertificateFault) {
    let planningCase = tables.planningCase
    let texts = tables.people.indices.map { planningCase.text(of: column, household: $0) ?? "" }
    var people: [String: Int] = [:]
    for (text, own) in zip(texts, tables.people) { people[text] = try Checked.sum(people[text] ?? 0, own) }
    var charged = 0
    for (text, multiplier) in groups.sorted(by: { $0.key < $1.key }) {
      guard multiplier >= 0, let members = people[text] else { throw .unknownGroup(column: column, text: text) }
      charged = try Checked.sum(charged, try Checked.product(multiplier, members))
      constant = try Checked.sum(constant, try Checked.product(multiplier, (members - 1) / 2))
    }
    if charged > weight { throw .groupsAboveWeight(column: column) }
    if prices.isEmpty { prices = [Int](repeating: 0, count: texts.count) }
    for (household, text) in texts.enumerated() {
      prices[household] = try Checked.sum(prices[household], try Checked.product(1000, groups[text] ?? 0))
    }
  }
}
